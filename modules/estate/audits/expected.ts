import { type Db, sql } from '../../../kernel/index.ts';
import type { ItemClass } from '../../force/index.ts';
import type { EstateTerms } from '../items/terms.ts';

/** Groups and classes of which nothing can be held in a hand and scanned. */
const noThings = new Set(['Software', 'Services', 'Papers', 'People and places']);
const noThing = new Set(['virtual-machine', 'talkgroup', 'circuit', 'trunk', 'sim']);
const notThere = new Set(['ordered', 'withdrawn', 'disposed']);

function isThing({ id, group }: ItemClass): boolean {
  return !noThings.has(group) && !noThing.has(id);
}

interface Place {
  readonly stationId: string;
  readonly room: string | null;
}

export interface Expected {
  readonly itemId: string;
  readonly label: string;
  readonly recorded: string;
}

/**
 * What should be found at a place: things in use or in store there that nobody has in hand. Restricted items are left out: a list of
 * what is missing would tell of them.
 */
export async function listExpected(
  db: Db,
  { stationId, room }: Place,
  terms: EstateTerms,
): Promise<readonly Expected[]> {
  const classes = [...terms.classes.values()].filter(isThing).map(({ id }) => id);
  const stages = [...terms.stages.keys()].filter((id) => !notThere.has(id));
  const { rows } = await sql<Expected>`
    SELECT item.id AS "itemId", item.label, concat_ws(', ', item.fields->>'room', item.fields->>'stationId') AS recorded
      FROM estate.item AS item LEFT JOIN estate.custody AS custody ON custody.item_id = item.id
     WHERE item.fields @> ${JSON.stringify(room === null ? { stationId } : { stationId, room })}::jsonb
       AND NOT item.archived AND item.access = 'open' AND item.class_id = ANY (${classes}::text[])
       AND item.stage = ANY (${stages}::text[]) AND custody.since IS NULL AND custody.lost_at IS NULL
     ORDER BY item.label LIMIT 5000`.execute(db);
  return rows;
}

/** By label, serial number or asset tag; null: nothing, more than one thing, or what is concealed. */
export async function findRead(db: Db, scanned: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM estate.item WHERE NOT archived AND access <> 'concealed' AND (label = ${scanned}
       OR fields @> jsonb_build_object('serial', ${scanned}::text) OR fields @> jsonb_build_object('assetTag', ${scanned}::text))
     LIMIT 2`.execute(db);
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}
