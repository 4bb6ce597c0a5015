import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type KernelContext,
  makeKernel,
  openDatabase,
  openPast,
  type Past,
  PastNotReady,
  pastUrlOf,
  readView,
} from '../../kernel/index.ts';
import type { Subject } from '../../kernel/pure.ts';
import { bringPositions, bringReadings, keepPositionDays, recordPositions, Trail } from './index.ts';
import { follow, nothingYet } from './test-model.ts';
import { type Drawn, drawn, meant, type Told } from './test-model-drawn.ts';
import { answerOf, type Server, send, startServer } from './test-model-server.ts';
import { Names } from './test-model-tables.ts';
import { contactOfficer, dispatcher, fim, makeWorld, otherDispatcher, supervisor, type World } from './test-world.ts';

/**
 * N03: the screens as they stood at any second equal what they showed then, recorded as it was shown. PAST_RUNS and PAST_SEED make
 * it longer and other.
 */
const runs = Number(process.env.PAST_RUNS ?? 1);
const seed = Number(process.env.PAST_SEED ?? Math.floor(Math.random() * 1_000_000));

let world: World;
let then: KernelContext;
let past: Past;
let server: Server;

beforeAll(async () => {
  world = await makeWorld();
  server = startServer(world);
  const { test: t, force, modules } = world;
  const [report, occupiedSeats] = [() => undefined, async () => []];
  const db = openDatabase({ url: pastUrlOf(t.url), connections: 2 });
  then = makeKernel({ db, modules, clock: t.clock, packVersion: force.packVersion, occupiedSeats, report });
  past = openPast({
    // So little apart that many standings are kept, thinned and gone back to.
    ...{ live: t.db, url: t.url, modules, registry: then.registry, report, apart: 5 },
    bring: async (made, at) => {
      await bringPositions(t.db, made, at);
      await bringReadings(t.db, made, at);
    },
  });
});
afterAll(async () => {
  await then.db.destroy();
  await past.close();
  await server.close();
  await world.test.close();
});

const subjects: readonly Subject[] = [dispatcher, contactOfficer, supervisor, fim];

/** Every view that this person may read, whole and under every parent, as their screens show it now. */
async function screensOf(context: KernelContext, subject: Subject, parents: readonly string[]) {
  const shown: Record<string, unknown> = {};
  for (const { declaration } of context.registry.views.values()) {
    if (!context.authorise(subject, declaration.permission).allow) continue;
    for (const of of [null, ...(declaration.parent === undefined ? [] : parents)]) {
      const query = { filters: {}, limit: 2000, after: null, of };
      // Where a unit has been the live database alone keeps.
      const db = declaration.name === Trail.name ? world.test.db : context.db;
      const { rows } = await readView({ ...context, db }, subject, declaration.name, query);
      if (rows.length > 0) shown[`${subject.name} ${declaration.name} ${of ?? ''}`] = JSON.parse(JSON.stringify(rows));
    }
  }
  return shown;
}

async function allScreens(context: KernelContext, parents: readonly string[]): Promise<unknown> {
  const each: object[] = [];
  for (const subject of subjects) each.push(await screensOf(context, subject, parents));
  return Object.assign({}, ...each);
}

interface Shown {
  readonly at: number;
  readonly screens: unknown;
}

const desks = [dispatcher, otherDispatcher, supervisor] as const;
/** One more turn of the story: what the model knows, a restriction, a unit that says where it is, time that passes. */
type Turn =
  | { readonly drawn: Drawn }
  | { readonly turn: 'restrict' | 'conceal' | 'move' | 'wait'; readonly which: number };
const turn: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 6, arbitrary: drawn.map((one) => ({ drawn: one })) },
  { weight: 1, arbitrary: fc.record({ turn: fc.constantFrom('restrict', 'conceal'), which: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ turn: fc.constantFrom('move', 'wait'), which: fc.nat(2) }) },
);

async function play(told: Told, one: Turn): Promise<void> {
  const { test: t } = world;
  t.clock.advance(1_000);
  if ('drawn' in one) {
    const action = meant(told, one.drawn);
    const { model, answer } = follow(told.model, action);
    const by = desks[one.drawn.by];
    const answered = answerOf(await send(server, { action, by, commandId: randomUUID() }));
    if (answered === answer) told.model = model;
    return;
  }
  const { turn: what, which } = one;
  if (what === 'wait') t.clock.advance(which * 137_000);
  if (what === 'move') {
    const units = Object.values(told.model.units).filter(({ isOn }) => isOn);
    const positions = units.map(({ callsign }, n) => ({
      ...{ callsign, lon: -0.7 - which / 100, lat: 52.6 + n / 100, at: t.clock.now() - which * 40_000 },
    }));
    await recordPositions(t.db, t.clock, positions);
  }
  if (what !== 'restrict' && what !== 'conceal') return;
  const incidentId = Object.keys(told.model.incidents)[which];
  if (incidentId === undefined) return;
  const restriction = what === 'restrict' ? 'restricted' : 'concealed';
  await world.send(fim, 'restrict', {
    incidentId,
    seen: 'none',
    restriction,
    reason: 'An informant',
    allowed: [],
    radiusMetres: 500,
  });
}

const opening: readonly Turn[] = (['open', 'place', 'write', 'raise', 'book-on', 'assign'] as const).map((kind) => ({
  drawn: {
    ...{ kind, contact: 'c1', incident: 'i1', unit: 't1', how: 'assign', milestone: 'acknowledged' },
    ...{ which: 0, flag: true, by: 0 },
  },
}));

test('N03 G06 at any second every view of the past equals what was shown, also where units were', async () => {
  await keepPositionDays(world.test.db, world.test.clock);
  await fc.assert(
    fc.asyncProperty(
      fc.array(turn, { minLength: 10, maxLength: 14 }),
      fc.infiniteStream(fc.nat()),
      async (turns, at) => {
        const told: Told = { model: nothingYet, names: new Names(), minted: 0 };
        const recorded: Shown[] = [];
        for (const one of [...opening, ...turns]) {
          await play(told, one);
          recorded.push({
            at: world.test.clock.now(),
            screens: await allScreens(world.test.context, [...told.names.ids.values()]),
          });
        }
        const now = world.test.clock.now();
        for (let look = 0; look < 6; look++) {
          const shown = recorded[at.next().value % recorded.length];
          if (shown === undefined) continue;
          const seen = await lookAt(shown.at, [...told.names.ids.values()]);
          expect(seen).toEqual(shown.screens);
        }
        world.test.clock.set(now);
      },
    ),
    { seed, numRuns: runs, endOnFailure: true },
  );
  expect(world.test.faults).toEqual([]);
}, 600_000);

function lookAt(at: number, parents: readonly string[]): Promise<unknown> {
  return untilReady(() =>
    past.lookAt(at, () => {
      world.test.clock.set(at);
      return allScreens(then, parents);
    }),
  );
}

async function untilReady<T>(look: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (!(error instanceof PastNotReady)) throw error;
    }
  }
}
