import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { AnyHandler, Db, ModuleDefinition, Reader, Refs, ViewSource } from '../../../kernel/index.ts';
import type { AnyPastEvent, Promised, Role } from '../../../kernel/pure.ts';
import { makeEstate } from '../../../modules/estate/index.ts';
import { makeExchange } from '../../../modules/exchange/index.ts';
import { makeForce, type Pack } from '../../../modules/force/index.ts';
import { makeInsight } from '../../../modules/insight/index.ts';
import { makeOperations } from '../../../modules/operations/index.ts';
import { makePole } from '../../../modules/pole/index.ts';
import { makeService } from '../../../modules/service/index.ts';

/**
 * The real modules on a pack of the test's own, above a database that is not there: each question is written down, and answered
 * with nothing or with one row that is made of the names of its columns.
 */
export const packDir = join(import.meta.dirname, '../../../data/packs/staffordshire');
const ID = '0198c2f0-1111-7000-8000-000000000001';
const NOW = Date.UTC(2026, 10, 25, 12);
const clock = { now: () => NOW };
const root = join(import.meta.dirname, '../../..');

const golden: readonly AnyPastEvent[] = globSync('modules/**/golden-events.json', { cwd: root })
  .toSorted()
  .flatMap((file) => Object.entries(JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, Example>))
  .map(([type, { data, detail = null }]) => eventOf(type, data, detail));

interface Example {
  readonly data: unknown;
  readonly detail?: unknown;
}

function eventOf(type: string, data: unknown, detail: unknown, stream = `x/${ID}`): AnyPastEvent {
  const at = { recordedAt: NOW - 60_000, occurredAt: NOW - 60_000, occurredBy: 'server' as const };
  const actor = { kind: 'person' as const, id: ID, name: 'A. Example', seatId: 'dispatch-1' };
  const past = {
    ...at,
    type,
    data,
    detail,
    stream,
    actor,
    position: 1,
    version: 1,
    commandId: ID,
    packVersion: '2026.1.1',
  };
  return past as unknown as AnyPastEvent;
}

/** What a part of the house gives when it is asked in one way, and what it asks of the database for it. */
type Output = readonly string[];

export interface House {
  /** `view …`, `command …` or `reaction …` by its name: each way in which it is asked is one text. */
  output(name: string): Promise<Output>;
  readonly names: readonly string[];
}

type Way = () => Promise<unknown>;

export function houseOn(pack: Pack): House {
  const asked: unknown[] = [];
  const rows = { answered: false };
  const db = databaseOf(pack, asked, rows);
  const ways = new Map<string, Way[]>();
  const add = (name: string, way: Way) => {
    for (const answered of [false, true]) {
      const one = () => {
        rows.answered = answered;
        return way();
      };
      ways.set(name, [...(ways.get(name) ?? []), one]);
    }
  };
  for (const definition of definitionsOn(pack)) {
    for (const view of definition.views) add(`view ${view.declaration.name}`, () => rowsOf(view, db));
    for (const handler of definition.handlers) {
      for (const turn of turns) add(`command ${handler.declaration.name}`, () => outcomeOf(handler, db, turn));
    }
    for (const reaction of definition.reactions) {
      if (!('react' in reaction)) continue;
      for (const event of golden.filter(({ type }) => reaction.on.includes(type))) {
        add(`reaction ${reaction.name}`, () => reaction.react(event, db));
      }
    }
  }
  return {
    names: [...ways.keys()],
    output: async (name) => {
      const found: string[] = [];
      for (const way of ways.get(name) ?? []) {
        asked.length = 0;
        found.push(await way().then(written, () => THREW));
        found.push(written(asked));
      }
      return found;
    },
  };
}

export const THREW = 'threw';

/** Ids are by chance in some answers, and say nothing. */
function written(value: unknown): string {
  const plain = JSON.stringify(value, (_key, one) => {
    if (one instanceof Map || one instanceof Set) return [...one];
    return typeof one === 'bigint' || typeof one === 'function' ? String(one) : one;
  });
  return (plain ?? '').replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'id');
}

const base = makeForce({ packDir, rolesOf: async () => ['dispatcher'] });
const everyRole: readonly Role[] = [
  'duty-ict-manager',
  'technician',
  'service-agent',
  'service-manager',
  'change-manager',
];
const person = { id: ID, name: 'A. Example', roles: everyRole, collar: '1', callsign: null, by: 'collar' as const };

function definitionsOn(pack: Pack): readonly ModuleDefinition[] {
  const own = makeForce({ packDir, rolesOf: async () => ['dispatcher'], pack });
  const { areaOf, settingOf, forceOf, findForce } = base;
  const points = [{ lon: pack.centre[0], lat: pack.centre[1], demand: 1 }];
  const demand = () => points as never;
  const seatsFor: typeof own.seatsFor = async (_db, role, area) => own.seatsCovering(role, area).map(({ id }) => id);
  const force = { ...own, areaOf, settingOf, forceOf, findForce, demand, seatsFor };
  const pole = makePole({ force });
  const estate = makeEstate({ pack: own.pack, demand, clock });
  const operations = makeOperations({
    ...{ force, clock, connected: () => true, roads: { estimated: true, table: async () => [] } },
    ...{ markersNear: pole.markersNear, listLateMarkers: pole.listLateMarkers, kitStatesOf: estate.kitStatesOf },
    ...{ accountsByCollar: async () => new Map(), accountsWithRole: async () => [ID] },
  });
  const people = { find: async () => person, search: async () => [person], withRoles: async () => [person] };
  const sender = { address: 'desk@trefoil.example', origin: 'https://trefoil.example' };
  const service = makeService({ pack: own.pack, people, demand, estate, clock, sender });
  const exchange = makeExchange({ subscribers: null, force });
  const insight = makeInsight({ pack: own.pack, clock });
  return [own, pole, estate, operations, service, exchange, insight].map(({ definition }) => definition);
}

async function rowsOf(view: ViewSource, db: Db): Promise<unknown> {
  const query = { filters: {}, limit: 100, after: null, of: ID, may: () => true };
  return view.gather === undefined ? view.list(db, query) : (await view.gather(db, query))();
}

type AnyAggregate = ModuleDefinition['aggregates'][number];

/** How a stream may stand: as it begins, after one event that opens it, after all that its golden examples bring it. */
const turns = [0, 1, 2, 3, 4] as const;
const stands = new WeakMap<AnyAggregate, readonly unknown[]>();

function stateOf(aggregate: AnyAggregate, turn: number): unknown {
  const known = stands.get(aggregate) ?? statesOf(aggregate);
  stands.set(aggregate, known);
  return known[turn] ?? aggregate.initial;
}

function statesOf({ name, initial, evolve }: AnyAggregate): readonly unknown[] {
  const after = (state: unknown, event: AnyPastEvent): unknown => {
    try {
      return evolve(state as never, { ...event, stream: `${name}/${ID}` } as never) ?? state;
    } catch {
      return state;
    }
  };
  const opened = golden.map((event) => after(initial, event)).filter((state) => state !== initial);
  return [initial, ...opened.slice(0, 3), golden.reduce(after, opened[0] ?? initial)];
}

/** What the rule decides on the declared example of its command, and what its streams promise from then on. */
async function outcomeOf(handler: AnyHandler, db: Db, turn: number): Promise<unknown> {
  const { schema, example, confirms } = handler.declaration;
  const input = schema.parse(example);
  const reader: Reader = { db, fold: async ({ aggregate }) => stateOf(aggregate, turn) as never };
  const refs: Refs = await handler.streams(input as never, reader);
  const states = Object.fromEntries(
    Object.entries(refs).map(([alias, ref]) => {
      if (ref === null) return [alias, null];
      return [alias, 'stream' in ref ? stateOf(ref.aggregate, turn) : ref.map((one) => stateOf(one.aggregate, turn))];
    }),
  );
  const { actor } = eventOf('', null, null);
  const command = { input, actor, occurredAt: NOW, recordedAt: NOW, confirmed: new Set(Object.keys(confirms)) };
  const facts = await handler.facts?.(command as never, states as never, reader);
  const outcome = handler.decide(command as never, states as never, facts as never);
  if (outcome.outcome !== 'decided') return outcome.code;
  return { events: outcome.events, promises: promisesAfter(refs, states, outcome.events) };
}

function promisesAfter(refs: Refs, states: Readonly<Record<string, unknown>>, events: object): readonly Promised[] {
  return Object.entries(events).flatMap(([alias, happened]) => {
    const ref = refs[alias];
    if (ref == null || !('stream' in ref) || ref.aggregate.promises === undefined) return [];
    const { evolve, promises } = ref.aggregate;
    const decided = happened as readonly { type: string; data: unknown; detail?: unknown }[];
    const after = decided.reduce(
      (state, { type, data, detail = null }) =>
        evolve(state as never, eventOf(type, data, detail, ref.stream) as never),
      states[alias],
    );
    return promises(after as never);
  });
}

function databaseOf(pack: Pack, asked: unknown[], rows: { readonly answered: boolean }): Db {
  const none = async () => undefined;
  const connection = {
    executeQuery: async ({ sql, parameters }: { readonly sql: string; readonly parameters: readonly unknown[] }) => {
      asked.push([sql, parameters]);
      return { rows: rows.answered && !sql.includes('kernel.event') ? [rowOf(pack)] : [] };
    },
    streamQuery: async function* () {},
  };
  return new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => ({
        ...{ init: none, destroy: none, releaseConnection: none },
        ...{ beginTransaction: none, commitTransaction: none, rollbackTransaction: none },
        acquireConnection: async () => connection as never,
      }),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

function rowOf(pack: Pack): object {
  return new Proxy({}, { get: (_row, column) => (typeof column === 'string' ? columnOf(pack, column) : undefined) });
}

const lists = /skills|roles|tags|flags|areas|crew|units|members|lines|steps/;
const numbers = /count|number|version|position|lon|lat|priority|seconds|minutes|metres|weight|level/;

function columnOf(pack: Pack, column: string): unknown {
  if (column === 'then' || column === 'toJSON') return undefined;
  if (/_at$|^at$|since|until/.test(column)) return NOW - 600_000;
  if (column.includes('grade')) return pack.grades[0]?.id;
  if (column.includes('area')) return pack.areas[0]?.id;
  if (column.includes('code')) return pack.codes[0]?.code;
  if (column === 'kind') return pack.unitKinds[0]?.id;
  if (lists.test(column)) return [];
  if (column.includes('status')) return pack.statuses[1]?.code;
  if (numbers.test(column)) return 1;
  return /^(is|was|has)_/.test(column) ? false : ID;
}
