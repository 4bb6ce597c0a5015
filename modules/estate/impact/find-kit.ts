import { type Db, sql } from '../../../kernel/index.ts';

/** What people and machines call a thing by. */
export type KitName =
  | { readonly seatId: string }
  | { readonly issi: string }
  | { readonly registration: string }
  | { readonly itemId: string };

export interface FoundKit {
  readonly itemId: string;
  readonly label: string;
  readonly classId: string;
  readonly stationId: string | null;
  readonly serviceId: string | null;
  /** As it is known to be: its stage, and what a monitor says of it. */
  readonly state: string;
  /** Its last changes, the newest first, each with its time. */
  readonly last: readonly { readonly at: number; readonly text: string }[];
}

interface Row extends Omit<FoundKit, 'last' | 'state'> {
  readonly stage: string;
  readonly seen: string | null;
  readonly detail: string | null;
}

const LAST = 3;

/** Items that are neither concealed nor in the archive. */
export async function findKit(db: Db, name: KitName): Promise<readonly FoundKit[]> {
  const { itemId, ...mark } = { itemId: null, ...name };
  const which = itemId === null ? sql`item.fields @> ${JSON.stringify(mark)}::jsonb` : sql`item.id = ${itemId}`;
  const { rows } = await sql<Row>`
    SELECT item.id AS "itemId", item.label, item.class_id AS "classId", item.stage, item.fields->>'stationId' AS "stationId",
           item.fields->>'serviceId' AS "serviceId", seen.state AS seen, seen.detail
      FROM estate.item AS item LEFT JOIN estate.last_seen AS seen ON seen.item_id = item.id
     WHERE ${which} AND NOT item.archived AND item.access <> 'concealed' ORDER BY item.label LIMIT 20`.execute(db);
  return Promise.all(
    rows.map(async ({ stage, seen, detail, ...item }) => {
      const said = seen === null ? '' : `, ${seen}${detail === null || detail === '' ? '' : ` (${detail})`}`;
      return { ...item, state: `${stage}${said}`, last: await lastOf(db, item.itemId) };
    }),
  );
}

async function lastOf(db: Db, itemId: string): Promise<FoundKit['last']> {
  const { rows } = await sql<{ at: number; text: string }>`
    SELECT at, kind || CASE WHEN text = '' THEN '' ELSE ': ' || text END AS text FROM estate.item_line
     WHERE item_id = ${itemId} ORDER BY position DESC LIMIT ${LAST}`.execute(db);
  return rows;
}
