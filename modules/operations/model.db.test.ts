import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, sql } from '../../kernel/index.ts';
import { type Action, follow, type Model, nothingYet } from './test-model.ts';
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

/** An action as it was drawn: what it means depends on what stands when its turn comes. */
interface Drawn {
  readonly kind: Action['do'];
  readonly contact: string;
  readonly incident: string;
  readonly unit: string;
  readonly how: 'assign' | 'divert' | 'stack';
  readonly milestone: Extract<Action, { do: 'progress' }>['milestone'];
  readonly which: number;
  readonly flag: boolean;
  readonly by: 0 | 1 | 2;
}

interface Room {
  model: Model;
  readonly names: Names;
  server: Server;
  minted: number;
}

function meant(room: Room, drawn: Drawn): Action {
  const { names, model } = room;
  const contactId = names.of(drawn.contact);
  const incidentId = names.of(drawn.incident);
  const tourId = names.of(drawn.unit);
  const mint = (): string => names.of(`minted ${room.minted++}`);
  switch (drawn.kind) {
    case 'open':
    case 'place':
    case 'end-contact':
      return { do: drawn.kind, contactId };
    case 'write': {
      const stands = model.contacts[contactId]?.what ?? '';
      return { do: 'write', contactId, seen: drawn.flag ? stands : `${stands}?`, value: `said ${drawn.which}` };
    }
    case 'raise':
      return { do: 'raise', contactId, incidentId };
    case 'book-on':
      // Two crews may want one callsign.
      return { do: 'book-on', tourId, callsign: `C${names.of(drawn.flag ? 'same' : drawn.unit).slice(0, 8)}` };
    case 'book-off':
      return { do: 'book-off', tourId, sure: drawn.flag };
    case 'assign':
      return { do: 'assign', assignmentId: mint(), incidentId, tourId, how: drawn.how };
    case 'progress':
    case 'stand-down': {
      const jobs = model.units[tourId]?.jobs ?? [];
      const ended = Object.entries(model.ended).map(([id, of]) => ({ assignmentId: id, incidentId: of }));
      const known = drawn.flag || ended.length === 0 ? jobs : ended;
      const job = known[drawn.which % Math.max(1, known.length)] ?? { assignmentId: mint(), incidentId };
      const naming = { assignmentId: job.assignmentId, incidentId: job.incidentId, tourId };
      return drawn.kind === 'progress'
        ? { do: 'progress', ...naming, milestone: drawn.milestone }
        : { do: 'stand-down', ...naming };
    }
    case 'result':
    case 'close':
    case 'reopen':
      return { do: drawn.kind, incidentId };
  }
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

const kinds: readonly Action['do'][] = [
  ...(['open', 'write', 'write', 'place', 'place', 'raise', 'raise', 'end-contact'] as const),
  ...(['book-on', 'book-on', 'book-off', 'assign', 'assign', 'assign', 'assign', 'progress', 'progress'] as const),
  ...(['progress', 'stand-down', 'result', 'result', 'close', 'close', 'reopen'] as const),
];
const drawn: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom(...kinds),
  contact: fc.constantFrom('c1', 'c2'),
  incident: fc.constantFrom('i1', 'i2', 'i3'),
  unit: fc.constantFrom('t1', 't2', 't3'),
  how: fc.constantFrom('assign', 'divert', 'stack'),
  milestone: fc.constantFrom('acknowledged', 'en-route', 'at-scene', 'resumed'),
  which: fc.nat(3),
  flag: fc.boolean(),
  by: fc.constantFrom(0, 1, 2),
});
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
