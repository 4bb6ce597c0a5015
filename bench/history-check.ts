import { type Db, sql } from '../kernel/index.ts';
import { enterHistory } from '../modules/operations/index.ts';

/** An incident and a contact that came to none, made through the front door. */
export interface Model {
  readonly contactId: string;
  readonly incidentId: string;
  readonly settledId: string;
}

/** Of the last portion, every so many. */
const SAMPLE_EACH = 1_000;

/** Enters a sample of what was made as the server does it, from its rows; throws where an entry comes out otherwise. */
export async function checkMade(owner: Db, model: Model): Promise<void> {
  const ids = await writeLines(owner);
  await sql`CREATE TABLE bench.entered AS SELECT * FROM operations.history_entry LIMIT 0`.execute(owner);
  await sql`INSERT INTO bench.entered SELECT * FROM operations.history_entry WHERE id = ANY (${ids}::text[])`.execute(
    owner,
  );
  await enterHistory(owner, ids);
  const { rows } = await sql<{ made: string; real: string }>`
    SELECT made.words::text AS made, real.words::text AS real FROM bench.entered AS made JOIN operations.history_entry AS real USING (id)
     WHERE (made.kind, made.received_at, made.words) IS DISTINCT FROM (real.kind, real.received_at, real.words)`.execute(
    owner,
  );
  const [first] = rows;
  if (first !== undefined)
    throw new Error(
      `${rows.length} of ${ids.length} made entries are not as the server enters them: ${first.made} | ${first.real}`,
    );
  await sameShape(owner, [model.incidentId, model.settledId], ids);
}

/** What the logs of a sample would say: only the entries of the others know. */
async function writeLines(owner: Db): Promise<readonly string[]> {
  await sql`INSERT INTO operations.incident_line (incident_id, id, position, at, occurred_at, kind, text, by)
    SELECT incident_id, incident_id || line.nth, 1, at, at, line.kind, line.text, 'bench' FROM bench.made,
      LATERAL (SELECT 'remark' AS kind, remark AS text, 0::bigint AS nth WHERE remark IS NOT NULL
                UNION ALL SELECT 'resource', upper(callsign) || ' assigned', nth FROM unnest(callsigns) WITH ORDINALITY AS one (callsign, nth)) AS line
     WHERE n % ${sql.lit(SAMPLE_EACH)} = 0`.execute(owner);
  const { rows } = await sql<{
    id: string;
  }>`SELECT incident_id AS id FROM bench.made WHERE n % ${sql.lit(SAMPLE_EACH)} = 0
    UNION ALL SELECT settled_id FROM bench.made WHERE n % ${sql.lit(SAMPLE_EACH)} = 0`.execute(owner);
  return rows.map(({ id }) => id);
}

/** What was entered of records that commands made: as many numbers, telephones, names and so on must be among those of the copies. */
async function sameShape(owner: Db, models: readonly string[], ids: readonly string[]): Promise<void> {
  const shapesOf = async (of: readonly string[]) => {
    const { rows } = await sql<{ shape: string }>`
      SELECT DISTINCT (SELECT kind || string_agg(tag || times, '') FROM (
               SELECT substring(word FROM '^[cnu#]=') AS tag, count(*) AS times FROM unnest(tsvector_to_array(entry.words)) AS word
                WHERE word ~ '^[cnu#]=' GROUP BY 1 ORDER BY 1) AS tags) AS shape
        FROM operations.history_entry AS entry WHERE id = ANY (${of}::text[])`.execute(owner);
    return rows.map(({ shape }) => shape);
  };
  const [real, made] = [await shapesOf(models), await shapesOf(ids)];
  for (const shape of real)
    if (!made.includes(shape)) throw new Error(`no made entry has ${shape}; they have ${made.join(' ')}`);
}
