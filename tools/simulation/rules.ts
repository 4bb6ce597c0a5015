import { join } from 'node:path';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { type AnyAggregate, type Db, makeRegistry, type Registry } from '../../kernel/index.ts';
import { type AnyPastEvent, type Authorise, isStep, makeAuthorise, type Promised } from '../../kernel/pure.ts';
import { makeForce } from '../../modules/force/index.ts';
import { makeOperations } from '../../modules/operations/index.ts';

/** The real rules of operations: what a command decides, what a state promises, which rows an event changes. */
export interface Rules {
  readonly registry: Registry;
  readonly authorise: Authorise;
  /** A database without a row in it, for facts that ask one. */
  readonly db: Db;
}

const force = makeForce({
  packDir: join(import.meta.dirname, '..', '..', 'data', 'packs', 'rutland'),
  rolesOf: async () => [],
});

/** One set for each simulation: it counts the numbers that it gave. */
export function makeRules(now: () => number): Rules {
  const operations = makeOperations({
    force: {
      ...force,
      areaOf: () => ({ areaId: 'oakham', ward: null, beatId: 'oakham' }),
      settingOf: () => 'urban',
      forceOf: () => null,
      findForce: () => null,
      seatsFor: async () => [],
      listSitters: async () => [],
      districtOf: (areaId) => [areaId],
      demand: () => [],
    },
    accountsByCollar: async () => new Map(),
    connected: () => true,
    markersNear: async () => [],
    listLateMarkers: async () => [],
    roads: { estimated: true, table: async () => [] },
    clock: { now },
  });
  const registry = makeRegistry([operations.definition]);
  return { registry, authorise: makeAuthorise(registry.permissions), db: emptyDatabase() };
}

function emptyDatabase(): Db {
  return new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

/** A stream folded as far as it goes. */
export interface Stood {
  readonly version: number;
  readonly state: unknown;
  /** Promise → the last step written for these times. */
  readonly steps: ReadonlyMap<string, { readonly startedAt: number; readonly dueAt: number; readonly step: number }>;
}

export function foldOn(aggregate: AnyAggregate, before: Stood | undefined, event: AnyPastEvent): Stood {
  const from = before ?? { version: 0, state: aggregate.initial, steps: new Map() };
  const state = aggregate.evolve(from.state as never, event as never);
  if (!isStep(event)) return { ...from, state, version: event.version };
  const { key, startedAt, dueAt, step } = event.data;
  return { state, version: event.version, steps: new Map(from.steps).set(key, { startedAt, dueAt, step }) };
}

export function promisesOf(aggregate: AnyAggregate, { state }: Stood): readonly Promised[] {
  return aggregate.promises?.(state as never) ?? [];
}

/** −1: nothing was told of it yet. */
export function lastStepOf({ steps }: Stood, { key, startedAt, dueAt }: Promised): number {
  const past = steps.get(key);
  return past !== undefined && past.startedAt === startedAt && past.dueAt === dueAt ? past.step : -1;
}
