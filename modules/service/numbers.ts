import { type Db, sql } from '../../kernel/index.ts';

/** What is counted: the letters before the number, and the table whose column `sequence` says how far the count has come. */
const kinds = {
  major: { letters: 'MI', table: 'service.major' },
  'service-incident': { letters: 'IT', table: 'service.service_incident' },
  request: { letters: 'RQ', table: 'service.request' },
  change: { letters: 'CH', table: 'service.change' },
  improvement: { letters: 'SI', table: 'service.improvement' },
  problem: { letters: 'PB', table: 'service.problem' },
  article: { letters: 'KB', table: 'service.article' },
} as const;

export interface Numbers {
  next(db: Db): Promise<{ readonly number: string; readonly sequence: number }>;
}

/**
 * Counts in this process, from whatever the table has reached: a row lock would make each new record wait for the one before to
 * commit. Two servers may pick the same; the unique index refuses the second, and the retry reads the table again. Gaps are allowed,
 * doubles are not.
 */
export function makeNumbers(kind: keyof typeof kinds): Numbers {
  const { letters, table } = kinds[kind];
  const last = { sequence: 0, readAt: Number.NEGATIVE_INFINITY };
  return {
    next: async (db) => {
      if (performance.now() - last.readAt > FRESH_MS) {
        const { rows } = await sql<{
          reached: number | null;
        }>`SELECT max(sequence) AS reached FROM ${sql.table(table)}`.execute(db);
        Object.assign(last, { sequence: Math.max(last.sequence, rows[0]?.reached ?? 0), readAt: performance.now() });
      }
      last.sequence += 1;
      return { sequence: last.sequence, number: `${letters}-${last.sequence}` };
    },
  };
}

/** What other servers have counted meanwhile is read this often; between, a clash costs one number and one try. */
const FRESH_MS = 200;
