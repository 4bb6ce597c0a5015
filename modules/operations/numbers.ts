import type { Db } from '../../kernel/index.ts';
import type { OperationsTables } from './tables.ts';
import type { NumberTerms } from './terms.ts';

type Counted = 'operations.contact' | 'operations.incident';

/** Gives out numbers: `0421 of 22/11`. The day turns at local midnight. */
export interface Numbers {
  next(db: Db, recordedAt: number): Promise<NumberTerms>;
}

/**
 * Counts in this process, from whatever the table has reached. A row lock would make every new incident wait for the one
 * before to commit; so two servers may pick the same number, the unique index refuses the second, and the retry reads
 * the table again. Numbers of commands that fail are lost: gaps are allowed, doubles are not.
 */
export function makeNumbers(table: Counted, timezone: () => string): Numbers {
  const last = { day: '', sequence: 0, readAt: Number.NEGATIVE_INFINITY };
  return {
    next: async (db, recordedAt) => {
      const day = localDay(recordedAt, timezone());
      const reached =
        last.day === day && performance.now() - last.readAt < FRESH_MS ? 0 : await reachedIn(db, table, day);
      const counted = last.day === day ? last.sequence : 0;
      const sequence = Math.max(counted, reached) + 1;
      // A clock set back by a day must not make the counter of today forget where it was.
      if (day >= last.day) Object.assign(last, { day, sequence, ...(reached > 0 && { readAt: performance.now() }) });
      return { day, sequence, number: written(table, day, sequence) };
    },
  };
}

/** What other servers have counted meanwhile is read this often; between, a clash costs one number and one try. */
const FRESH_MS = 200;

async function reachedIn(db: Db, table: Counted, day: string): Promise<number> {
  const reached = await db
    .withTables<OperationsTables>()
    .selectFrom(table)
    .select((row) => row.fn.max('sequence').as('sequence'))
    .where('day', '=', day)
    .executeTakeFirst();
  return reached?.sequence ?? 0;
}

function written(table: Counted, day: string, sequence: number): string {
  const digits = String(sequence).padStart(4, '0');
  return `${table === 'operations.contact' ? 'C' : ''}${digits} of ${day.slice(8)}/${day.slice(5, 7)}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Every time zone stands a multiple of this from UTC: within it no day begins. */
const QUARTER_MS = 900_000;
const latest = { quarter: Number.NaN, timezone: '', day: '' };

/** The local date of an instant, `YYYY-MM-DD`. Asked for every number that is given out; worked out four times an hour. */
export function localDay(at: number, timezone: string): string {
  const quarter = Math.floor(at / QUARTER_MS);
  if (latest.quarter !== quarter || latest.timezone !== timezone) {
    Object.assign(latest, { quarter, timezone, day: formatted(at, timezone) });
  }
  return latest.day;
}

function formatted(at: number, timezone: string): string {
  let format = formats.get(timezone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: timezone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formats.set(timezone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}
