import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, handle, type KernelContext, makeKernel, openDatabase, sql } from '../../kernel/index.ts';
import type { Subject } from '../../kernel/pure.ts';
import type { OperationsTables } from './tables.ts';
import { type Action, follow, type Model, nothingYet } from './test-model.ts';
import { dispatcher, makeWorld, oakham, otherDispatcher, supervisor, type World } from './test-world.ts';

/** T11: two desks against a model, with races and with servers that die. T11_RUNS and T11_SEED make it longer and other. */
const runs = Number(process.env.T11_RUNS ?? 20);
const seed = Number(process.env.T11_SEED ?? 11);
const COMMANDS = 50;
/** Every doubt that the model does not speak of. */
const accepted = [
  'not-suitable',
  'skill-missing',
  'unit-off-duty',
  'unit-unavailable',
  'unusual-order',
  'nothing-assigned',
];

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

/** One server: connections and kernel of its own. */
interface Server {
  readonly context: KernelContext;
  readonly close: () => Promise<void>;
}

function startServer(): Server {
  const { test: t, force, operations } = world;
  const db = openDatabase({ url: t.url, connections: 4 });
  const context = makeKernel({
    db,
    modules: [force.definition, operations.definition],
    clock: t.clock,
    packVersion: force.packVersion,
    occupiedSeats: async () => [],
    report: () => undefined,
  });
  return { context, close: () => db.destroy() };
}

interface Sending {
  readonly action: Action;
  readonly by: Subject;
  readonly commandId: string;
}

function send({ context }: Server, { action, by, commandId }: Sending): Promise<Answer> {
  const { name, input, confirmed = [] } = commandOf(action);
  return handle(context, {
    name: `operations.${name}`,
    commandId,
    input,
    subject: by,
    confirmed: [...accepted, ...confirmed],
  });
}

interface Said {
  readonly name: string;
  readonly input: object;
  readonly confirmed?: readonly string[];
}

function commandOf(action: Action): Said {
  switch (action.do) {
    case 'open':
      return { name: 'openContact', input: { contactId: action.contactId, channel: '101', callerNumber: null } };
    case 'write': {
      const { contactId, seen, value } = action;
      return { name: 'writeContactField', input: { contactId, field: 'what', seen, value } };
    }
    case 'place':
      return { name: 'placeContact', input: { contactId: action.contactId, place: oakham } };
    case 'raise': {
      const { contactId, incidentId } = action;
      return { name: 'raiseIncident', input: { contactId, incidentId, code: '202' } };
    }
    case 'end-contact':
      return { name: 'closeContact', input: { contactId: action.contactId, outcome: 'advice-given', note: '' } };
    case 'book-on':
      return { name: 'bookOn', input: crewOf(action.tourId, action.callsign) };
    case 'book-off':
      return {
        name: 'bookOff',
        input: { tourId: action.tourId },
        confirmed: action.sure ? ['still-assigned'] : [],
      };
    case 'assign': {
      const { do: _, ...input } = action;
      return { name: 'assignUnit', input };
    }
    case 'progress': {
      const { do: _, ...input } = action;
      return { name: 'reportProgress', input };
    }
    case 'stand-down': {
      const { do: _, ...input } = action;
      return { name: 'standDown', input: { ...input, reason: 'Not needed' } };
    }
    case 'result':
      return {
        name: 'recordResult',
        input: { incidentId: action.incidentId, result: 'NFA', closingCode: '202', note: '' },
      };
    case 'close':
      return { name: 'closeIncident', input: { incidentId: action.incidentId } };
    case 'reopen':
      return { name: 'reopenIncident', input: { incidentId: action.incidentId, reason: 'They are back' } };
  }
}

const crewOf = (tourId: string, callsign: string) => ({
  tourId,
  callsign,
  kind: 'response',
  crew: [{ collar: '1', name: 'A', permit: 'response', accountId: null }],
  vehicle: null,
  skills: [],
  talkgroup: 'RUT-1',
  issi: null,
  areaId: 'oakham',
  stationId: null,
  shiftEndsAt: world.test.clock.now() + 3_600_000,
});

const answerOf = (answer: Answer): string => ('code' in answer ? answer.code : answer.kind);

/** What stands in the tables, in the words of the model. */
async function standing({ ids }: Names) {
  const db = world.test.db.withTables<OperationsTables>();
  const all = [...ids.values()];
  const contacts = await db.selectFrom('operations.contact').selectAll().where('id', 'in', all).execute();
  const incidents = await db.selectFrom('operations.incident').selectAll().where('id', 'in', all).execute();
  const units = await db.selectFrom('operations.unit').selectAll().where('id', 'in', all).execute();
  return {
    contacts: Object.fromEntries(
      contacts.map(({ id, what, place, state }) => [
        id,
        { what: what ?? '', isPlaced: place !== null, isSettled: state === 'settled' },
      ]),
    ),
    incidents: Object.fromEntries(
      incidents.map(({ id, state, units: on }) => [
        id,
        { state, on: on.map(({ assignmentId, stacked }) => `${assignmentId} ${stacked}`).sort() },
      ]),
    ),
    units: Object.fromEntries(
      units.map(({ id, callsign, ended_at, active, stacked }) => [
        id,
        {
          callsign,
          isOn: ended_at === null,
          active: active === null ? null : `${active.assignmentId} ${active.incidentId} ${active.milestone}`,
          stacked: stacked.map(({ assignmentId, incidentId }) => `${assignmentId} ${incidentId}`),
        },
      ]),
    ),
  };
}

const furthest = ['assigned', 'assigned', 'attending', 'at-scene'] as const;
const order = ['assigned', 'acknowledged', 'en-route', 'at-scene'] as const;

function expected({ contacts, incidents, units }: Model): Awaited<ReturnType<typeof standing>> {
  const jobs = Object.values(units).flatMap((unit) => unit.jobs.map((job, i) => ({ ...job, stacked: i > 0 })));
  return {
    contacts: { ...contacts },
    incidents: Object.fromEntries(
      Object.entries(incidents).map(([id, state]) => {
        const on = jobs.filter((job) => job.incidentId === id);
        const reached = Math.max(-1, ...on.filter((j) => !j.stacked).map((j) => order.indexOf(j.milestone)));
        const shown = state === 'open' ? (furthest[reached] ?? 'open') : state;
        return [id, { state: shown, on: on.map((job) => `${job.assignmentId} ${job.stacked}`).sort() }];
      }),
    ),
    units: Object.fromEntries(
      Object.entries(units).map(
        ([
          id,
          {
            callsign,
            isOn,
            jobs: [first, ...behind],
          },
        ]) => [
          id,
          {
            callsign,
            isOn,
            active: first === undefined ? null : `${first.assignmentId} ${first.incidentId} ${first.milestone}`,
            stacked: behind.map((job) => `${job.assignmentId} ${job.incidentId}`),
          },
        ],
      ),
    ),
  };
}

/** Short names of a run, and the ids that stand for them in the database. */
class Names {
  readonly ids = new Map<string, string>();
  of(short: string): string {
    const known = this.ids.get(short) ?? randomUUID();
    this.ids.set(short, known);
    return known;
  }
}

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
    expect(await standing(room.names)).toEqual(expected(room.model));
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
    const there = await standing(room.names);
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
    room.server = startServer();
    expect(answerOf(await send(room.server, sending))).toBe(answer);
    room.model = model;
    expect(await standing(room.names)).toEqual(expected(room.model));
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
      const room = await begun({ model: nothingYet, names: new Names(), server: startServer(), minted: 0 });
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
