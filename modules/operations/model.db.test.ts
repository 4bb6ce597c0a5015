import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, sql } from '../../kernel/index.ts';
import { follow, type Model, nothingYet } from './test-model.ts';
import { type Drawn, drawn, meant, type Told } from './test-model-drawn.ts';
import { answerOf, type Sending, type Server, send, startServer } from './test-model-server.ts';
import { expected, Names, standing } from './test-model-tables.ts';
import { dispatcher, makeWorld, otherDispatcher, supervisor, type World } from './test-world.ts';

/** T11: two desks against a model, with races and with servers that die. T11_RUNS and T11_SEED make it longer and other. */
const runs = Number(process.env.T11_RUNS ?? 20);
const seed = Number(process.env.T11_SEED ?? 11);
const COMMANDS = 50;
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

interface Room extends Told {
  server: Server;
}

const desks = [dispatcher, otherDispatcher, supervisor] as const;
const sendingOf = (room: Room, drawn: Drawn): Sending => ({
  action: meant(room, drawn),
  by: desks[drawn.by],
  commandId: randomUUID(),
});

type Check = (room: Room) => boolean;
const always: Check = () => true;

/** One command, and what stands after it. */
class One implements fc.AsyncCommand<Room, Room> {
  readonly check = always;
  private readonly drawn: Drawn;
  constructor(drawn: Drawn) {
    this.drawn = drawn;
  }
  toString = (): string => say(this.drawn);

  async run(room: Room): Promise<void> {
    const sending = sendingOf(room, this.drawn);
    const { model, answer } = follow(room.model, sending.action);
    expect(answerOf(await send(room.server, sending))).toBe(answer);
    room.model = model;
    // The same again has the first answer again, and changes nothing.
    if (answer === 'done') expect(answerOf(await send(room.server, sending))).toBe('done');
    expect(await standing(world, room.names)).toEqual(expected(room.model));
  }
}

/** Two desks at the same moment: it must be as if one of them had been first. */
class Race implements fc.AsyncCommand<Room, Room> {
  readonly check = always;
  private readonly drawn: readonly [Drawn, Drawn];
  constructor(drawn: readonly [Drawn, Drawn]) {
    this.drawn = drawn;
  }
  toString = (): string => `(${this.drawn.map(say).join(' ∥ ')})`;

  async run(room: Room): Promise<void> {
    const [first, second] = [sendingOf(room, this.drawn[0]), sendingOf(room, this.drawn[1])];
    const answers = await Promise.all([first, second].map((one) => send(room.server, one)));
    const said = answers.map(answerOf);
    const there = await standing(world, room.names);
    const orders = [inTurn(room.model, [first, second]), inTurn(room.model, [second, first], true)];
    const fits = orders.find(({ answer, model }) => answer.join() === said.join() && equal(expected(model), there));
    if (fits === undefined)
      expect({ said, there }).toEqual(orders.map((o) => ({ said: o.answer, there: expected(o.model) })));
    else room.model = fits.model;
  }
}

function inTurn(model: Model, turn: readonly [Sending, Sending], isTurned = false) {
  const one = follow(model, turn[0].action);
  const two = follow(one.model, turn[1].action);
  const answer = isTurned ? [two.answer, one.answer] : [one.answer, two.answer];
  return { model: two.model, answer };
}

const equal = (a: unknown, b: unknown): boolean => {
  try {
    expect(a).toEqual(b);
    return true;
  } catch {
    return false;
  }
};

/** The server dies under a command; the client sends it again to the next one. */
class Crash implements fc.AsyncCommand<Room, Room> {
  readonly check = always;
  private readonly drawn: Drawn;
  constructor(drawn: Drawn) {
    this.drawn = drawn;
  }
  toString = (): string => `crash under ${say(this.drawn)}`;

  async run(room: Room): Promise<void> {
    const sending = sendingOf(room, this.drawn);
    const { model, answer } = follow(room.model, sending.action);
    const dying = room.server;
    await Promise.all([send(dying, sending).catch(() => undefined), cutConnections()]);
    await dying.close();
    room.server = startServer(world);
    expect(answerOf(await send(room.server, sending))).toBe(answer);
    room.model = model;
    expect(await standing(world, room.names)).toEqual(expected(room.model));
  }
}

/** Every connection to this database is cut, whatever it is at, and is gone: one that is only told to go may take a question yet. */
async function cutConnections(): Promise<void> {
  const owner = openDatabase({ url: world.test.url, role: null, connections: 1 });
  await sql`SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`.execute(owner);
  await owner.destroy();
}

const say = (drawn: Drawn): string =>
  `${drawn.kind} ${[drawn.contact, drawn.incident, drawn.unit, drawn.how, drawn.milestone, drawn.which, drawn.flag, drawn.by].join(' ')}`;

const steps = fc.commands(
  [
    ...Array.from({ length: 4 }, () => drawn.map((one) => new One(one))),
    ...Array.from({ length: 3 }, () => fc.tuple(drawn, drawn).map((two) => new Race(two))),
    drawn.map((one) => new Crash(one)),
  ],
  { maxCommands: COMMANDS, size: 'max' },
);

/** A contact with what and where, an incident and two units: from nothing the interesting is far. */
async function begun(room: Room): Promise<Room> {
  const base = { how: 'assign', milestone: 'acknowledged', which: 0, flag: true, by: 0 } as const;
  const at = { contact: 'c1', incident: 'i1', unit: 't1' };
  const opening: readonly Drawn['kind'][] = ['open', 'place', 'write', 'raise', 'book-on'];
  for (const kind of opening) await new One({ ...base, ...at, kind }).run(room);
  for (const kind of ['open', 'place', 'write', 'raise'] as const) {
    await new One({ ...base, contact: 'c2', incident: 'i2', unit: 't2', kind }).run(room);
  }
  await new One({ ...base, ...at, unit: 't2', flag: false, kind: 'book-on' }).run(room);
  return room;
}

test('T11 whatever two desks do, at once or under a dying server: as one after another, as the model says', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (commands) => {
      const room = await begun({ model: nothingYet, names: new Names(), server: startServer(world), minted: 0 });
      try {
        await fc.asyncModelRun(() => ({ model: room, real: room }), commands);
      } finally {
        await room.server.close();
      }
    }),
    { seed, numRuns: runs, endOnFailure: process.env.T11_SHRINK === undefined },
  );
  expect(world.test.faults).toEqual([]);
}, 3_600_000);
