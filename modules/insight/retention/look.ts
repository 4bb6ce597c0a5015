import { type Db, idOfStream, type Reaction, sql } from '../../../kernel/index.ts';
import type { AnyPastEvent, InputOf, RowOf } from '../../../kernel/pure.ts';
import type { Alarms } from '../../operations/contract.ts';
import type { FigureNeeds } from '../figures/queries.ts';
import { rowsOf } from '../figures/records.ts';
import type { InsightTables } from '../tables.ts';
import { classed } from './classed.ts';
import { CountReviews } from './commands.ts';
import type { ReviewEvent } from './review.ts';

type Count = InputOf<typeof CountReviews>;
type Due = InsightTables['insight.reviews_due'];

const DAY_MS = 86_400_000;
/** A day is counted so long before it comes, well before the warning. */
const AHEAD_DAYS = 30;
/** One look says no more than this: after a long standstill the next goes on. */
const MOST_COUNTS = 200;
const kinds = ['incident', 'contact'] as const;

interface DayCount {
  readonly records: Due['records'];
  readonly from_at: number;
  readonly until_at: number;
  readonly count: number;
  readonly as_of: number;
}

/**
 * What is to be counted anew: each day to come or past on which records fall due and not as many as were noted. Records that were there
 * before there was any promise are found as all others are; those overdue at the first look are counted as one. It passes over all records
 * that are done with once, in one statement that groups them: a look is for once a day, where what may wait waits.
 */
export async function listReviewCounts(db: Db, { pack, clock }: FigureNeeds): Promise<readonly Count[]> {
  const { supervision, timezone } = pack();
  const now = clock.now();
  const known = await db.withTables<InsightTables>().selectFrom('insight.reviews_due').selectAll().execute();
  const { midnight, position } = await standing(db, now, timezone);
  const firstDays = new Map(known.flatMap((row) => (row.from_at === 0 ? [[row.records, row.until_at] as const] : [])));
  const from = (records: Due['records']) => firstDays.get(records) ?? midnight;
  const counts = await rowsOf<DayCount>(
    db,
    sql`
    SELECT records, from_at, CASE from_at WHEN 0 THEN first ELSE until_at END AS until_at, count(*)::int AS count,
           (SELECT coalesce(max(position), 0) FROM kernel.event) AS as_of
      FROM (
        SELECT record.records, begins.first, CASE WHEN due_at < begins.first THEN 0 ELSE ${ms(sql`day.begin`, timezone)} END AS from_at,
               CASE WHEN due_at < begins.first THEN 0 ELSE ${ms(sql`day.begin + interval '1 day'`, timezone)} END AS until_at
          FROM (${classed(supervision.retention, now)}) AS record
          JOIN (VALUES ('incident', ${from('incident')}::bigint), ('contact', ${from('contact')}::bigint)) AS begins(records, first)
            ON begins.records = record.records
         CROSS JOIN LATERAL (SELECT date_trunc('day', to_timestamp(due_at / 1000.0) AT TIME ZONE ${timezone}) AS begin) AS day
         WHERE due_at < ${now + AHEAD_DAYS * DAY_MS} AND NOT held
      ) AS due GROUP BY 1, 2, 3 ORDER BY 2, 1`,
  );
  const found = counts.map(({ records, from_at: begin, until_at: until, count, as_of }) => ({
    ...{ records, from: begin, until, count, asOf: as_of },
  }));
  const asOf = found[0]?.asOf ?? position;
  const first = kinds
    .filter((records) => !firstDays.has(records) && !found.some((one) => one.records === records && one.from === 0))
    .map((records) => ({ records, from: 0, until: midnight, count: 0, asOf }));
  // At the first look also where nothing is overdue: from then on each day has its own.
  return changesOf(known, [...first, ...found], asOf).slice(0, MOST_COUNTS);
}

function changesOf(known: readonly Due[], found: readonly Count[], asOf: number): readonly Count[] {
  const idOf = ({ records, from }: Pick<Count, 'records' | 'from'>) => `${records}-${from}`;
  const before = new Map(known.map(({ id, count }) => [id, count]));
  const now = new Set(found.map(idOf));
  const gone = known.filter(({ id, count }) => count > 0 && !now.has(id));
  return [
    ...found.filter((one) => before.get(idOf(one)) !== one.count),
    ...gone.map(({ records, from_at: from, until_at: until }) => ({ records, from, until, count: 0, asOf })),
  ];
}

const ms = (local: ReturnType<typeof sql>, timezone: string) =>
  sql`(extract(epoch FROM (${local}) AT TIME ZONE ${timezone}) * 1000)::bigint`;

/** Midnight before now, and the end of the log. */
async function standing(db: Db, at: number, timezone: string) {
  const day = sql`date_trunc('day', to_timestamp(${at}::bigint / 1000.0) AT TIME ZONE ${timezone})`;
  const [row] = await rowsOf<{ midnight: number; position: number }>(
    db,
    sql`SELECT ${ms(day, timezone)} AS midnight, (SELECT coalesce(max(position), 0) FROM kernel.event) AS position`,
  );
  if (row === undefined) throw new Error('the database told no time');
  return row;
}

/** Each record that was reviewed or disposed of is one fewer, at once; what a legal hold changes is seen by the next look. */
export function reviewReactions({ pack, clock }: FigureNeeds): readonly Reaction[] {
  const oneFewer = async (db: Db, { position }: AnyPastEvent, records: Due['records'], dueAt: number) => {
    const row = await db
      .withTables<InsightTables>()
      .selectFrom('insight.reviews_due')
      .selectAll()
      .where('records', '=', records)
      .where('from_at', '<=', dueAt)
      .where('until_at', '>', dueAt)
      .where('count', '>', 0)
      // What happened before the look was not counted by it.
      .where('as_of', '<', position)
      .executeTakeFirst();
    if (row === undefined) return [];
    const input = { records, from: row.from_at, until: row.until_at, count: row.count - 1, asOf: row.as_of };
    return [{ name: CountReviews.name, input }];
  };
  return [
    {
      name: 'insight.countReviewedRecord',
      author: 'records due for review',
      on: ['insight.RecordKeptLonger'],
      react: async (event, db) => {
        const { records, dueAt } = (event as unknown as ReviewEvent).data;
        return oneFewer(db, event, records, dueAt);
      },
    },
    {
      name: 'insight.countDisposedRecord',
      author: 'records due for review',
      on: ['kernel.Redacted'],
      react: async (event: AnyPastEvent, db) => {
        const records = kinds.find((kind) => event.stream.startsWith(`operations.${kind}/`));
        if (records === undefined || (event.data as { readonly ground?: unknown }).ground !== 'retention-ended')
          return [];
        const [found] = await rowsOf<{ due_at: number }>(
          db,
          sql`SELECT due_at FROM (${classed(pack().supervision.retention, clock.now(), true)}) AS record
               WHERE id = ${idOfStream(event.stream)} AND records = ${records}`,
        );
        return found === undefined ? [] : oneFewer(db, event, records, found.due_at);
      },
    },
  ];
}

/** Alarms of days on which records fall due: all, or of the one asked for. Counts alone: what they are about shows to whoever reviews. */
export async function listReviewAlarms(db: Db, id: string | null): Promise<readonly RowOf<typeof Alarms>[]> {
  // Whatever bears no such name costs no look-up here.
  if (id !== null && !/^(incident|contact)-\d+$/.test(id)) return [];
  const rows = await db
    .withTables<InsightTables>()
    .selectFrom('insight.reviews_due')
    .select('alarms')
    .where((row) => (id === null ? sql<boolean>`alarms <> '[]'::jsonb` : row('id', '=', id)))
    .execute();
  return rows.flatMap(({ alarms }) => alarms);
}
