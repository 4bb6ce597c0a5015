import { type Db, sql } from '../../../kernel/index.ts';
import type { MajorFacts } from './priority.ts';

type LikeReports = MajorFacts['likeReports'];

/** Tells a wave of like reports from a usual quarter of an hour. */
export interface Waves {
  /** Reports of a category in the last quarter of an hour, with the one that comes now, beside those of the four weeks before. */
  likeReports(db: Db, categoryId: string, at: number): Promise<LikeReports>;
}

const QUARTER_MS = 900_000;
const QUARTERS = 2_688;
/** Fewer than these are no wave, whatever was usual; more than `MOST` are one in any case. */
const LEAST = 3;
const MOST = 1_000;

/**
 * What was usual is worked out once a quarter of an hour for each category that has a wave, so that reports that come in by the hundred do
 * not each read four weeks.
 */
export function makeWaves(): Waves {
  const usual = new Map<string, { readonly until: number; readonly before: readonly number[] }>();
  return {
    likeReports: async (db, categoryId, at) => {
      const now = (await countRecent(db, categoryId, at)) + 1;
      if (now < LEAST) return { now, before: [] };
      const held = usual.get(categoryId);
      if (held !== undefined && held.until > at) return { now, before: held.before };
      const before = await countBefore(db, categoryId, at - QUARTER_MS);
      usual.set(categoryId, { until: at + QUARTER_MS, before });
      return { now, before };
    },
  };
}

async function countRecent(db: Db, categoryId: string, at: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM service.service_incident
       WHERE category_id = ${categoryId} AND raised_at > ${at - QUARTER_MS} LIMIT ${MOST}) AS recent`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Quarters in which nothing came count as well. */
async function countBefore(db: Db, categoryId: string, end: number): Promise<readonly number[]> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM service.service_incident
     WHERE category_id = ${categoryId} AND raised_at > ${end - QUARTERS * QUARTER_MS} AND raised_at <= ${end}
     GROUP BY (${end}::bigint - raised_at) / ${QUARTER_MS}::bigint`.execute(db);
  return [...rows.map(({ count }) => count), ...Array<number>(QUARTERS - rows.length).fill(0)];
}
