import { type Db, sql } from '../../../kernel/index.ts';
import type { Inside } from './side.ts';
import type { FenceShown, Zone } from './zones.ts';

/** A position, as the live topic tells it. */
export interface Heard {
  readonly tourId: string;
  readonly lon: number;
  readonly lat: number;
  readonly at: number;
  readonly accuracyMetres: number | null;
}

export interface WatchedUnit {
  readonly id: string;
  readonly callsign: string;
  readonly kind: string;
  readonly active_incident_id: string | null;
}

export interface SideKept {
  readonly zoneId: string;
  readonly fenceId: string;
  readonly tourId: string;
  /** Null: outside. */
  readonly inside: Inside | null;
}

export async function listLive(db: Db): Promise<readonly FenceShown[]> {
  // A literal, not a parameter: only so does the planner see that the index of listed ones serves.
  const { rows } = await sql<{ shown: FenceShown }>`
    SELECT shown FROM operations.fence WHERE listed AND live ORDER BY id`.execute(db);
  return rows.map(({ shown }) => shown);
}

export async function listUnits(db: Db, tourIds: readonly string[]): Promise<ReadonlyMap<string, WatchedUnit>> {
  const { rows } = await sql<WatchedUnit>`
    SELECT id, callsign, kind, active_incident_id FROM operations.unit
     WHERE id = ANY (${[...new Set(tourIds)]}::text[]) AND ended_at IS NULL`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Everybody who is on tour, where they were last. */
export async function listPlaced(db: Db): Promise<readonly Heard[]> {
  const { rows } = await sql<Heard>`
    SELECT p.tour_id AS "tourId", p.lon, p.lat, p.at, p.accuracy_metres AS "accuracyMetres"
      FROM operations.position AS p JOIN operations.unit AS u ON u.id = p.tour_id AND u.ended_at IS NULL`.execute(db);
  return rows;
}

/** Who is inside of these as it was kept; the ids of those of which it was. */
export async function takeKept(db: Db, zones: readonly Zone[]): Promise<ReadonlySet<string>> {
  const ids = zones.map(({ id }) => id);
  const byId = new Map(zones.map((zone) => [zone.id, zone]));
  const kept = await sql<{ zone_id: string; tour_id: string; slack_metres: number }>`
    SELECT inside.zone_id, inside.tour_id, inside.slack_metres FROM operations.fence_inside AS inside
      JOIN operations.unit AS unit ON unit.id = inside.tour_id AND unit.ended_at IS NULL
     WHERE inside.zone_id = ANY (${ids}::text[])`.execute(db);
  for (const row of kept.rows) byId.get(row.zone_id)?.inside.set(row.tour_id, { slackMetres: row.slack_metres });
  const known = await sql<{ zone_id: string }>`
    SELECT zone_id FROM operations.fence_watched WHERE zone_id = ANY (${ids}::text[])`.execute(db);
  return new Set(known.rows.map(({ zone_id: id }) => id));
}

/** Who was inside when it was first looked at. */
export async function keepFirst(db: Db, { id, fence, inside }: Zone): Promise<void> {
  const tours = [...inside.keys()];
  const slacks = [...inside.values()].map(({ slackMetres }) => slackMetres);
  await sql`WITH watched AS (
      INSERT INTO operations.fence_watched (zone_id) VALUES (${id}) ON CONFLICT DO NOTHING)
    INSERT INTO operations.fence_inside (zone_id, fence_id, tour_id, slack_metres)
    SELECT ${id}, ${fence.id}, * FROM unnest(${tours}::text[], ${slacks}::double precision[])
    ON CONFLICT DO NOTHING`.execute(db);
}

export async function keepSide(db: Db, { zoneId, fenceId, tourId, inside }: SideKept): Promise<void> {
  if (inside === null) {
    await sql`DELETE FROM operations.fence_inside WHERE zone_id = ${zoneId} AND tour_id = ${tourId}`.execute(db);
    return;
  }
  await sql`INSERT INTO operations.fence_inside (zone_id, fence_id, tour_id, slack_metres)
    VALUES (${zoneId}, ${fenceId}, ${tourId}, ${inside.slackMetres}) ON CONFLICT DO NOTHING`.execute(db);
}

/** What has ended needs no memory of who was inside. */
export async function forgetOthers(db: Db, shown: readonly FenceShown[]): Promise<void> {
  const ids = shown.map(({ id }) => id);
  await sql`DELETE FROM operations.fence_inside WHERE fence_id <> ALL (${ids}::text[])`.execute(db);
  await sql`DELETE FROM operations.fence_watched WHERE split_part(zone_id, '#', 1) <> ALL (${ids}::text[])`.execute(db);
}
