import { type Clock, type Db, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { Trail } from './trail-view.ts';

const TRAIL_MS = 30 * 60_000;
/** One position in so many: what a line on a map can show, however often the radio speaks. */
const STEP_MS = 10_000;
/** Written out: DISTINCT ON and ORDER BY name the same, which two parameters are not. */
const step = sql`at / ${sql.lit(STEP_MS)}`;

/** As the column of the positions has it. */
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Row = RowOf<typeof Trail>;

async function listTrail(db: Db, tourId: string, now: number): Promise<readonly Row[]> {
  const since = now - TRAIL_MS;
  const answer = await sql<Row>`
    SELECT DISTINCT ON (${step}) tour_id || '#' || at AS id, tour_id AS "tourId", lon, lat, at,
           accuracy_metres AS "accuracyMetres"
      FROM operations.position_history
     WHERE received_at BETWEEN ${since}::bigint AND ${now}::bigint AND tour_id = ${tourId} AND at >= ${since}::bigint
     ORDER BY ${step}, at`.execute(db);
  return answer.rows;
}

/** Of one unit, read when it is asked for: what comes after it comes with the positions. */
export function trailView(clock: Clock): ViewSource {
  return {
    declaration: Trail,
    list: async (db, { of, after }) => {
      if (of === null || after !== null || !isId.test(of)) return [];
      const rows = await listTrail(db, of, clock.now());
      return rows.map((row) => ({ key: row.id, parent: of, row, member: true }));
    },
  };
}
