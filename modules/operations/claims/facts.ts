import { type Db, sql } from '../../../kernel/index.ts';
import type { Pack } from '../../force/index.ts';
import { askedFrom } from '../duty/hours.ts';
import { listOverlaps } from './queries.ts';
import type { Shortfall, TakingFacts } from './shortfall.ts';

const HOUR_MS = 3_600_000;
/** So far ahead the units that are out now count; later the duties that are planned. */
const SOON_MS = HOUR_MS;
const MOST_HOURS = 48;

interface Taking {
  readonly ofId: string;
  readonly callsigns: readonly string[];
  readonly from: number;
  readonly until: number;
  readonly now: number;
}

/** Who else has these units then, and which area falls below its minimum without them. */
export async function takingFacts(db: Db, pack: Pack, taking: Taking): Promise<TakingFacts> {
  const { ofId: except, ...period } = taking;
  const [overlaps, shortfalls] = await Promise.all([
    listOverlaps(db, { ...period, except }),
    listShortfalls(db, pack, taking),
  ]);
  return { overlaps, shortfalls, timezone: pack.timezone };
}

interface Counted {
  readonly area_id: string;
  readonly callsign: string;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly now: boolean;
}

async function listShortfalls(db: Db, pack: Pack, taking: Taking): Promise<readonly Shortfall[]> {
  const { callsigns, from, until, now } = taking;
  const { minimum } = pack.dispatch.staffing;
  if (callsigns.length === 0 || minimum.length === 0) return [];
  const counted = await listCounted(db, from, until);
  const above = new Map(pack.areas.map(({ id, parent }) => [id, parent ?? id]));
  const areaOf = ({ area_id }: Counted) => above.get(area_id) ?? area_id;
  const taken = new Set(callsigns);
  const touched = new Set(counted.filter(({ callsign }) => taken.has(callsign)).map(areaOf));
  const start = Math.max(from, now);
  const hours = Math.min(MOST_HOURS, Math.max(1, (until - start) / HOUR_MS));
  return [...touched].flatMap((areaId) => {
    const minima = minimum.filter(({ area }) => area === areaId);
    const left = counted.filter((one) => areaOf(one) === areaId && !taken.has(one.callsign));
    const short = askedFrom(start, hours, minima, pack.timezone)
      .map(({ from: at, wanted }) => ({ from: at, wanted, left: countAt(left, at, now) }))
      .filter(({ wanted, left: there }) => there < wanted)
      .toSorted((a, b) => b.wanted - b.left - (a.wanted - a.left) || a.from - b.from);
    const area = pack.areas.find(({ id }) => id === areaId)?.name ?? areaId;
    return short[0] === undefined ? [] : [{ area, ...short[0] }];
  });
}

function countAt(counted: readonly Counted[], at: number, now: number): number {
  const soon = at <= now + SOON_MS;
  const there = counted.filter((one) => one.now === soon && (soon || (one.starts_at <= at && at < one.ends_at)));
  return new Set(there.map(({ callsign }) => callsign)).size;
}

/** Units that are out and answer incidents, and duties that lie in the period. */
async function listCounted(db: Db, from: number, until: number): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    SELECT area_id, callsign, 0::bigint AS starts_at, shift_ends_at AS ends_at, true AS now
      FROM operations.unit WHERE ended_at IS NULL AND on_duty AND responds
    UNION ALL
    SELECT area_id, callsign, starts_at, ends_at, false
      FROM operations.duty
     WHERE starts_at < ${until}::bigint AND ends_at > ${from}::bigint AND state IN ('planned', 'on') AND NOT nobody_comes`.execute(
    db,
  );
  return rows;
}
