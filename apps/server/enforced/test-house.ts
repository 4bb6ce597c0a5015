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
export const ID = '0198c2f0-1111-7000-8000-000000000001';
export const NOW = Date.UTC(2026, 10, 25, 12);
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

/** A command or view that is asked otherwise than by its example: with this input, after these events, on rows with these columns. */
export interface Asked {
  readonly of: string;
  readonly input?: object;
  readonly given?: readonly (readonly [type: string, data: object, detail?: object])[];
  readonly columns?: Columns;
  /** Of a reaction: on which stream the last event that was given has happened, e.g. `service.service-incident`. */
  readonly stream?: string;
  /** How many such rows there are; left out: one. */
  readonly count?: number;
  /** Who asks; left out: a person with every role of the service centre, at a dispatcher's desk. */
  readonly roles?: readonly Role[] | null;
  readonly seatId?: string | null;
  /** Nothing is confirmed yet. */
  readonly doubting?: true;
}
interface Turn extends Pick<Asked, 'given' | 'input' | 'seatId' | 'doubting'> {
  readonly turn: number;
}
type Columns = Readonly<Record<string, unknown>>;

/** What is worked out without the house has the same modules and database as it. */
export type Working = ReturnType<typeof modulesOn> & { readonly db: Db; readonly rows: Rows };

/** Situations of the house by their names, and what is worked out without it. */
export interface Situations {
  readonly asked: Readonly<Record<string, Asked>>;
  readonly worked: Readonly<Record<string, (pack: Pack, house: Working) => unknown>>;
}

export function houseOn(pack: Pack, { asked: situations, worked }: Situations = { asked: {}, worked: {} }): House {
  const asked: unknown[] = [];
  const rows: Rows = { answered: false, columns: {}, count: 1, roles: null };
  const db = databaseOf(pack, asked, rows);
  const modules = modulesOn(pack, rows);
  const definitions = Object.values(modules).map(({ definition }) => definition);
  const views = definitions.flatMap((one) => one.views);
  const handlers = definitions.flatMap((one) => one.handlers);
  const reactions = definitions.flatMap((one) => one.reactions);
  const answering = (way: Way, { columns = {}, count = 1, roles = null }: Partial<Asked> = {}): readonly Way[] =>
    [false, true].map((answered) => () => {
      Object.assign(rows, { answered, columns, count, roles });
      return way();
    });
  const waysOf = (name: string): readonly Way[] => {
    const work = worked[name];
    if (work !== undefined) return [async () => work(pack, { ...modules, db, rows })];
    const [, of] = /^(?:view|command|reaction) (.+)$/.exec(name) ?? [];
    const one = situations[name] ?? { of: of ?? '' };
    const view = views.find(({ declaration }) => declaration.name === one.of);
    if (view !== undefined) return answering(() => rowsOf(view, db, one.input), one);
    const handler = handlers.find(({ declaration }) => declaration.name === one.of);
    if (handler !== undefined) {
      const from = one.given === undefined ? turns : ([0] as const);
      return from.flatMap((turn) => answering(() => outcomeOf(handler, db, { turn, ...one }), one));
    }
    const reaction = reactions.find(({ name: called }) => called === one.of);
    if (reaction === undefined || !('react' in reaction)) return [];
    const happened =
      one.given === undefined ? golden.filter(({ type }) => reaction.on.includes(type)) : happenedIn(one);
    return happened.flatMap((event) => answering(() => reaction.react(event, db), one));
  };
  return {
    names: [
      ...Object.keys({ ...situations, ...worked }),
      ...views.map(({ declaration }) => `view ${declaration.name}`),
      ...handlers.map(({ declaration }) => `command ${declaration.name}`),
      ...reactions.map(({ name }) => `reaction ${name}`),
    ],
    output: async (name) => {
      const found: string[] = [];
      for (const way of waysOf(name)) {
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

function modulesOn(pack: Pack, rows: Rows) {
  const own = makeForce({ packDir, rolesOf: async () => ['dispatcher'], pack });
  const { areaOf, settingOf, forceOf, findForce } = base;
  const [area = { id: '' }] = pack.areas;
  const points = [
    { lon: pack.centre[0], lat: pack.centre[1], demand: 1, weight: 900, areaId: area.id, beatId: area.id },
  ];
  const demand = () => points as never;
  const seatsFor: typeof own.seatsFor = async (_db, role, area) => own.seatsCovering(role, area).map(({ id }) => id);
  const packAt = async () => pack;
  const force = { ...own, areaOf, settingOf, forceOf, findForce, demand, seatsFor, packAt };
  const pole = makePole({ force });
  const estate = makeEstate({ pack: own.pack, demand, clock });
  const operations = makeOperations({
    ...{ force, clock, connected: () => true, roads: { estimated: true, table: async () => [] } },
    ...{ markersNear: pole.markersNear, listLateMarkers: pole.listLateMarkers, kitStatesOf: estate.kitStatesOf },
    ...{ accountsByCollar: async () => new Map(), accountsWithRole: async () => [ID] },
  });
  const asking = async () => ({ ...person, roles: rows.roles ?? everyRole });
  const people = { find: asking, search: async () => [person], withRoles: async () => [person] };
  const sender = { address: 'desk@trefoil.example', origin: 'https://trefoil.example' };
  const service = makeService({ pack: own.pack, people, demand, estate, clock, sender });
  const exchange = makeExchange({ subscribers: null, force });
  const insight = makeInsight({ pack: own.pack, clock });
  return { force: own, pole, estate, operations, service, exchange, insight };
}

async function rowsOf(view: ViewSource, db: Db, filters: object = {}): Promise<unknown> {
  const query = { filters: filters as never, limit: 100, after: null, of: ID, may: () => true };
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

/** How a stream stands after events of the golden examples, each with what is otherwise in it. */
function after({ name, initial, evolve }: AnyAggregate, given: NonNullable<Asked['given']>): unknown {
  return happenedIn({ given, stream: name }).reduce(
    (state: unknown, event) => evolve(state as never, event as never) ?? state,
    initial,
  );
}

function happenedIn({ given = [], stream = 'x' }: Pick<Asked, 'given' | 'stream'>): readonly AnyPastEvent[] {
  return given.map(([type, data, detail]) => {
    const example = golden.find((one) => (one.type as string) === type) as unknown as Example | undefined;
    const details = detail === undefined ? (example?.detail ?? null) : { ...(example?.detail as object), ...detail };
    return eventOf(type, { ...(example?.data as object), ...data }, details, `${stream}/${ID}`);
  });
}

/** What the rule decides on the declared example of its command, and what its streams promise from then on. */
async function outcomeOf(handler: AnyHandler, db: Db, { turn, given, input: said, ...by }: Turn): Promise<unknown> {
  const { schema, example, confirms } = handler.declaration;
  const input = schema.parse({ ...(example as object), ...said });
  const stands = (aggregate: AnyAggregate) =>
    given === undefined ? stateOf(aggregate, turn) : after(aggregate, given);
  const reader: Reader = { db, fold: async ({ aggregate }) => stands(aggregate) as never };
  const refs: Refs = await handler.streams(input as never, reader);
  const states = Object.fromEntries(
    Object.entries(refs).map(([alias, ref]) => {
      if (ref === null) return [alias, null];
      return [alias, 'stream' in ref ? stands(ref.aggregate) : ref.map((one) => stands(one.aggregate))];
    }),
  );
  const { actor: sitting } = eventOf('', null, null);
  const actor = by.seatId === undefined ? sitting : { ...sitting, seatId: by.seatId };
  const confirmed = new Set(by.doubting ? [] : Object.keys(confirms));
  const command = { input, actor, occurredAt: NOW, recordedAt: NOW, confirmed };
  const facts = await handler.facts?.(command as never, states as never, reader);
  const outcome = handler.decide(command as never, states as never, facts as never);
  if (outcome.outcome !== 'decided') return [outcome.code, outcome.detail];
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

interface Rows {
  answered: boolean;
  columns: Columns;
  count: number;
  roles: readonly Role[] | null;
}

function databaseOf(pack: Pack, asked: unknown[], rows: Readonly<Rows>): Db {
  const none = async () => undefined;
  const connection = {
    executeQuery: async ({ sql, parameters }: { readonly sql: string; readonly parameters: readonly unknown[] }) => {
      asked.push([sql, parameters]);
      const some = rows.answered && !sql.includes('kernel.event');
      return { rows: some ? Array.from({ length: rows.count }, () => rowOf(pack, rows.columns)) : [] };
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

function rowOf(pack: Pack, columns: Columns): object {
  const get = (_row: object, column: string | symbol) => {
    if (typeof column !== 'string') return undefined;
    return column in columns ? columns[column] : columnOf(pack, column);
  };
  return new Proxy({}, { get });
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
