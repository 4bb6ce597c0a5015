import { type Db, idOfStream, readMovesAfter, sql, type Tx } from '../../../kernel/index.ts';
import type { HistoryTables } from './tables.ts';

/** Any number that no other lock has. */
const INDEXING_LOCK = 72_363_348;
/** Records of one turn: few enough that commands beside it notice nothing. */
const PORTION = 200;
const BATCH = 2_000;
/** More of one record's words than anybody reads would not fit into an entry. */
const MOST_LETTERS = 200_000;

/** Events that change no word of a record; all others have it read again. */
const silent: ReadonlySet<string> = new Set([
  'kernel.DeadlineWarned',
  'kernel.DeadlineBreached',
  'kernel.DeadlineEscalated',
  'operations.AlarmSeen',
  'operations.UnitProgressed',
  'operations.AvailabilityNoted',
  'operations.UnitResumed',
  'operations.OwnershipTaken',
  'operations.OwnershipPassed',
  'operations.CallAnnounced',
  'operations.CallerLocated',
]);

/** What a turn has entered. */
interface Entered {
  readonly records: number;
  /** There was more than one portion. */
  readonly behind: boolean;
}
const nothing: Entered = { records: 0, behind: false };

/**
 * Reads what the log has gained and enters the records that it speaks of, a portion at a time. Beside the hot path, as the sealing is:
 * a search is a second behind, a command never waits.
 */
export async function indexHistory(db: Db): Promise<Entered> {
  return db.transaction().execute(async (tx) => {
    const turn = await sql<{ ours: boolean }>`SELECT pg_try_advisory_xact_lock(${INDEXING_LOCK}) AS ours`.execute(tx);
    // Another server of this database is at it.
    if (turn.rows[0]?.ours !== true) return nothing;
    const { ids, position, behind } = await listTouched(tx);
    if (position === null) return nothing;
    await enterHistory(tx, ids);
    const cursor = tx.withTables<HistoryTables>().insertInto('operations.history_cursor').values({ id: 1, position });
    await cursor.onConflict((met) => met.column('id').doUpdateSet({ position })).execute();
    return { records: ids.length, behind };
  });
}

interface Touched {
  readonly ids: readonly string[];
  /** How far it has been read; null: there is nothing new. */
  readonly position: number | null;
  readonly behind: boolean;
}

async function listTouched(tx: Tx): Promise<Touched> {
  const cursor = tx.withTables<HistoryTables>().selectFrom('operations.history_cursor');
  const from = (await cursor.select('position').where('id', '=', 1).executeTakeFirst())?.position ?? 0;
  const ids = new Set<string>();
  let position = from;
  for (;;) {
    const events = await readMovesAfter(tx, position, BATCH);
    for (const { stream, type, position: at } of events) {
      if (ids.size === PORTION) return { ids: [...ids], position, behind: true };
      if (isRecord(stream) && !silent.has(type)) ids.add(idOfStream(stream));
      position = at;
    }
    if (events.length < BATCH) return { ids: [...ids], position: position === from ? null : position, behind: false };
  }
}

function isRecord(stream: string): boolean {
  return stream.startsWith('operations.incident/') || stream.startsWith('operations.contact/');
}

/** Enters these incidents and contacts as their rows stand; a contact that came to an incident is found by that incident. */
export async function enterHistory(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const wanted = sql`${[...ids]}::text[]`;
  await sql`
    DELETE FROM operations.history_entry AS entry USING operations.contact AS contact
     WHERE entry.id = ANY (${wanted}) AND contact.id = entry.id AND contact.incident_id IS NOT NULL`.execute(db);
  // An incident is read again with each of its contacts. Most events change no word of it: then its many entries of the index stay.
  await sql`
    WITH named AS (
      SELECT id FROM unnest(${wanted}) AS id
       UNION SELECT incident_id FROM operations.contact WHERE id = ANY (${wanted}) AND incident_id IS NOT NULL
    ), read AS (
      SELECT incident.id, 'incident' AS kind, incident.received_at, incident.number,
             concat_ws(' ', incident.label, incident.ward) AS place, called.names, called.phones, crew.callsigns,
             concat_ws(' ', incident.what, incident.code_name, called.said, remarks.said) AS said
        FROM named JOIN operations.incident AS incident ON incident.id = named.id,
        LATERAL (SELECT string_agg(caller_name, ' ') AS names, string_agg(caller_number, ',') AS phones,
                        string_agg(concat_ws(' ', what, note, caller_address), ' ') AS said
                   FROM operations.contact WHERE incident_id = incident.id) AS called,
        LATERAL (SELECT string_agg(text, ' ') AS said FROM operations.incident_line
                  WHERE incident_id = incident.id AND kind IN ('remark', 'contact', 'place', 'agency')) AS remarks,
        LATERAL (SELECT string_agg(replace(regexp_replace(text, ' (assigned|stacked).*$', ''), ' ', ''), ' ') AS callsigns
                   FROM operations.incident_line
                  WHERE incident_id = incident.id AND kind = 'resource' AND text ~ ' (assigned|stacked)') AS crew
       UNION ALL
      SELECT contact.id, 'contact', contact.received_at, contact.number, contact.place ->> 'label', contact.caller_name,
             contact.caller_number, NULL, concat_ws(' ', contact.what, contact.note, contact.caller_address)
        FROM named JOIN operations.contact AS contact ON contact.id = named.id WHERE contact.incident_id IS NULL
    )
    INSERT INTO operations.history_entry AS held
    SELECT id, kind, received_at,
           strip(to_tsvector('english', left(operations.plain(said), ${MOST_LETTERS})))
           || operations.tagged('l=', place) || operations.tagged('n=', names) || operations.tagged('u=', callsigns)
           || array_to_tsvector(ARRAY(
                SELECT 'c=' || right(regexp_replace(phone, '\\D', '', 'g'), 9) FROM regexp_split_to_table(phones, ',') AS phone
                 WHERE phone ~ '\\d'
                UNION SELECT '#=' || form FROM unnest(ARRAY[
                  substring(number FROM '^C?(\\d+)'),
                  substring(number FROM '^C?(\\d+)') || '/' || substring(number FROM ' (\\d+)/'),
                  substring(number FROM '^C?(\\d+)') || '/' || substring(number FROM ' (\\d+/\\d+)')]) AS form WHERE form IS NOT NULL))
      FROM read
    ON CONFLICT (id) DO UPDATE SET received_at = excluded.received_at, words = excluded.words
      WHERE (held.received_at, held.words) IS DISTINCT FROM (excluded.received_at, excluded.words)`.execute(db);
}
