import type { RawBuilder } from 'kysely';
import { type Db, sql, type ViewQuery } from '../../../kernel/index.ts';
import { listLimitedItems } from '../../estate/index.ts';
import type { Catalogue, Fields } from './catalogue.ts';
import { type Asked, conditionOf, groupOf, heldOf } from './expressions.ts';
import { findPractice, type Practice } from './practices.ts';
import type { Question } from './question.ts';

type Cell = string | number | boolean | null;

interface AnswerLine {
  /** The record's id; of a group, its place. */
  readonly id: string;
  readonly cells: readonly Cell[];
  readonly value: number | null;
  /** Of a group: how many it is of. */
  readonly count: number;
}

export interface Answered {
  readonly lines: readonly AnswerLine[];
  /** How many records, or groups, there are in all. */
  readonly matched: number;
}

/** Why a question cannot be answered, in words for whoever asked. */
export class Unanswerable extends Error {}

export interface Ground {
  readonly catalogue: Catalogue;
  readonly may: NonNullable<ViewQuery['may']>;
  readonly now: number;
  readonly timezone: string;
  readonly limit: number;
}

/** A report is no reason for others to wait. */
const LONGEST_MS = 20_000;

/** The lines of a report, of nothing but what its reader may see. Throws Unanswerable. */
export async function answer(db: Db, question: Question, ground: Ground): Promise<Answered> {
  const practice = practiceOf(question.about, ground);
  await sql`SELECT set_config('statement_timeout', ${String(LONGEST_MS)}, true)`.execute(db);
  const fields = ground.catalogue.fieldsOf(practice);
  const asking = { question, practice, ground, get: (id: string) => getField(fields, id) };
  const rows = await rowsOf(db, asking);
  return question.by.length === 0 ? listRecords(db, rows, asking) : countGroups(db, rows, asking);
}

interface Asking {
  readonly question: Question;
  readonly practice: Practice;
  readonly ground: Ground;
  readonly get: (id: string) => Asked;
}

function practiceOf(id: string, { may, catalogue }: Ground): Practice {
  const practice = findPractice(id);
  if (practice === undefined || !catalogue.has(practice)) throw new Unanswerable(`There is nothing called ${id}.`);
  for (const { view } of [practice, ...parentOf(practice)])
    if (!may(view.permission)) throw new Unanswerable(`This needs ${view.permission}.`);
  return practice;
}

function parentOf({ parent }: Practice): readonly Practice[] {
  const found = parent === undefined ? undefined : findPractice(parent.id);
  return found === undefined ? [] : [found];
}

function getField(fields: Fields, id: string): Asked {
  const found = fields.get(id);
  if (found === undefined) throw new Unanswerable(`There is no field called ${id}.`);
  return found;
}

/** From where, and which of them. */
async function rowsOf(db: Db, asking: Asking): Promise<RawBuilder<unknown>> {
  const { question, practice, ground, get } = asking;
  const parents = parentOf(practice).map(
    ({ table }) => sql`LEFT JOIN ${sql.table(table)} AS p ON p.id = ${sql.ref(`r.${practice.parent?.by ?? 'id'}`)}`,
  );
  const asked = question.where.map((one) => {
    const condition = conditionOf(get(one.field), one, ground.now);
    if (condition === null) throw new Unanswerable(`${get(one.field).field.name} cannot be asked so.`);
    return condition;
  });
  const all = [sql`true`, ...asked, ...(await guardsOf(db, asking))];
  const joined = sql.join([...parents, ...listsOf(asking)], sql` `);
  return sql`${sql.table(practice.table)} AS r ${joined} WHERE ${sql.join(all, sql` AND `)}`;
}

/** Whatever speaks of an item that its reader may not see is not there. */
async function guardsOf(db: Db, { practice, ground }: Asking): Promise<readonly RawBuilder<unknown>[]> {
  const { guardedBy = [], view } = practice;
  if (guardedBy.length === 0) return [];
  const limited = await listLimitedItems(db);
  const hidden = limited.filter(({ guard }) => !ground.may(view.permission, guard)).map(({ id }) => id);
  return guardedBy.map((column) => sql`(${sql.ref(`r.${column}`)} = ANY(${hidden}::text[])) IS NOT TRUE`);
}

/** A record counts once in the group of each thing that its list holds. */
function listsOf({ question, get }: Asking): readonly RawBuilder<unknown>[] {
  const lists = question.by.map(({ field }) => get(field)).filter(({ field }) => field.kind === 'list');
  if (lists.length > 1) throw new Unanswerable('One list at a time can be counted by.');
  return lists.map(
    (asked) => sql`LEFT JOIN LATERAL (SELECT DISTINCT one AS v FROM unnest(${heldOf(asked)}) AS one) AS g ON true`,
  );
}

type Found = Readonly<Record<string, unknown>>;

async function listRecords(db: Db, rows: RawBuilder<unknown>, asking: Asking): Promise<Answered> {
  const { question, ground, get } = asking;
  if (question.columns.length === 0) throw new Unanswerable('Choose a column, or what to count by.');
  const cells = question.columns.map((id, at) => sql`${heldOf(get(id))} AS ${sql.ref(`c${at}`)}`);
  const order = question.order ?? { field: question.columns[0] ?? '', down: false };
  const down = order.down ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`;
  const { rows: found } = await sql<Found>`
    SELECT ${idOf(asking)} AS id, ${sql.join(cells)}, (count(*) OVER ())::int AS matched
      FROM ${rows} ORDER BY ${heldOf(get(order.field))} ${down}, 1 LIMIT ${ground.limit}`.execute(db);
  const lines = found.map((row) => ({
    ...{ id: String(row.id), value: null, count: 1 },
    cells: question.columns.map((_, at) => cellOf(row[`c${at}`])),
  }));
  return { lines, matched: Number(found[0]?.matched ?? 0) };
}

/** By which the access log knows what was read. */
function idOf({ practice, ground }: Asking): RawBuilder<unknown> {
  const [first] = ground.catalogue.fieldsOf(practice).values();
  const own = ground.catalogue.fieldsOf(practice).has('id')
    ? 'id'
    : (practice.parent?.by ?? first?.field.column ?? 'id');
  return sql.ref(`r.${own}`);
}

async function countGroups(db: Db, rows: RawBuilder<unknown>, asking: Asking): Promise<Answered> {
  const { question, ground, get } = asking;
  const groups = question.by.map(({ field, step }) => {
    const asked = get(field);
    return asked.field.kind === 'list' ? sql`g.v` : groupOf(asked, step, ground.timezone);
  });
  const cells = groups.map((group, at) => sql`${group} AS ${sql.ref(`c${at}`)}`);
  const places = sql.join(groups.map((_, at) => sql.lit(at + 1)));
  const { rows: found } = await sql<Found>`
    SELECT ${sql.join(cells)}, ${measureOf(asking)} AS value, count(*)::int AS count, (count(*) OVER ())::int AS matched
      FROM ${rows} GROUP BY ${places} ORDER BY ${orderOf(asking, places)} LIMIT ${ground.limit}`.execute(db);
  const lines = found.map((row, at) => ({
    id: `${question.by.map(({ field }) => field).join(', ')} ${at + 1}`,
    cells: question.by.map((_, cell) => cellOf(row[`c${cell}`])),
    value: row.value === null ? null : Number(row.value),
    count: Number(row.count),
  }));
  return { lines, matched: Number(found[0]?.matched ?? 0) };
}

/** Times stand in their order; of anything else the most comes first. */
function orderOf({ question, get }: Asking, places: RawBuilder<unknown>): RawBuilder<unknown> {
  const first = question.by[0];
  const isTime = first !== undefined && get(first.field).field.kind === 'time';
  return isTime ? places : sql`value DESC NULLS LAST, ${places}`;
}

const HOUR_MS = 3_600_000;

function measureOf({ question, get }: Asking): RawBuilder<unknown> {
  const { how, field, until, percent } = question.measure;
  if (how === 'count') return sql`count(*)::int`;
  const held = sql`(${measured(get(field ?? ''), until === null ? null : get(until))})::float8`;
  switch (how) {
    case 'sum':
      return sql`sum(${held})`;
    case 'average':
      return sql`avg(${held})`;
    case 'percentile':
      return sql`percentile_cont(${percent / 100}::float8) WITHIN GROUP (ORDER BY ${held})`;
    case 'least':
      return sql`min(${held})`;
    case 'most':
      return sql`max(${held})`;
  }
}

function measured(from: Asked, until: Asked | null): RawBuilder<unknown> {
  if (until === null && from.field.kind === 'number') return heldOf(from);
  if (until === null || from.field.kind !== 'time' || until.field.kind !== 'time')
    throw new Unanswerable('Measure a number, or the hours from one time to another.');
  return sql`(${heldOf(until)} - ${heldOf(from)})::float8 / ${sql.lit(HOUR_MS)}`;
}

function cellOf(value: unknown): Cell {
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
