import { openDatabase, openEmbedded, sql } from '../../kernel/index.ts';

export interface Crowd {
  readonly units: number;
  readonly incidents: number;
  /** Where they are: west, south, east, north. */
  readonly box: readonly [number, number, number, number];
}

/**
 * Fills the tables that the screens read with copies of a unit on duty and of an open incident: each with an id, a name and a place of its own,
 * and nothing in the log. Answers the callsigns: their positions come by the front door.
 */
export async function fillCrowd(dataDir: string, { units, incidents, box }: Crowd): Promise<readonly string[]> {
  // It runs already: this finds it and answers its address.
  const { url } = await openEmbedded(dataDir);
  const owner = openDatabase({ url, role: null, connections: 1 });
  try {
    const [west, south, east, north] = box;
    await sql`
      INSERT INTO operations.unit
      SELECT (jsonb_populate_record(one, jsonb_build_object(
        'id', gen_random_uuid()::text, 'callsign', 'M' || (1000 + n), 'issi', null, 'alarms', '[]'::jsonb))).*
      FROM operations.unit AS one, generate_series(0, ${sql.lit(units - 1)}) AS n
      WHERE one.id = (SELECT id FROM operations.unit
        WHERE ended_at IS NULL AND on_duty AND NOT emergency AND active IS NULL ORDER BY callsign LIMIT 1)
        AND NOT EXISTS (SELECT FROM operations.unit AS there WHERE there.callsign = 'M' || (1000 + n))`.execute(owner);
    const { numAffectedRows: copied } = await sql`
      INSERT INTO operations.incident
      SELECT (jsonb_populate_record(one, jsonb_build_object(
        'id', gen_random_uuid()::text, 'sequence', 9000 + n, 'number', (9000 + n) || substring(one.number FROM 5),
        'lon', ${sql.lit(west)} + random() * ${sql.lit(east - west)}, 'lat', ${sql.lit(south)} + random() * ${sql.lit(north - south)},
        'contact_id', null, 'alarms', '[]'::jsonb, 'clocks', '[]'::jsonb, 'units', '[]'::jsonb))).*
      FROM operations.incident AS one, generate_series(0, ${sql.lit(incidents - 1)}) AS n
      WHERE one.id = (SELECT id FROM operations.incident
        WHERE state <> 'closed' AND restriction = 'none' ORDER BY weight DESC, id LIMIT 1)
        AND NOT EXISTS (SELECT FROM operations.incident AS there WHERE there.sequence = 9000 + n)`.execute(owner);
    if (copied !== BigInt(incidents)) throw new Error('there is no open incident to be copied');
  } finally {
    await owner.destroy();
  }
  return Array.from({ length: units }, (_, n) => `M${1000 + n}`);
}
