import { type Clock, type Db, type HeldRow, sql, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { guardOf } from '../items/guards.ts';
import type { EstateTerms } from '../items/terms.ts';
import { type KitHealth, kitHealth, type Watched } from './health.ts';
import { KitHealths } from './views.ts';

interface Kit {
  readonly id: string;
  readonly class_id: string;
  readonly stage: string;
  readonly number: string;
  readonly stun_state: string | null;
  readonly at: number | null;
  readonly state: NonNullable<Watched['seen']>['state'] | null;
  readonly detail: string | null;
}

/** Which kit of the units is in a bad way, by what the control room calls it: the ISSI of a radio, the registration of a car. */
export interface KitAsked {
  readonly issis: readonly string[];
  readonly registrations: readonly string[];
  /** Another sign of life of a radio, by ISSI: the last position that came by it. */
  readonly heardAt: ReadonlyMap<string, number>;
}

export interface KitState extends KitHealth {
  readonly itemId: string;
  readonly kit: 'radio' | 'vehicle';
  readonly seenAt: number | null;
}

interface KitFound {
  readonly itemId: string;
  readonly kit: 'radio' | 'vehicle';
  readonly watched: Watched;
}

/** By `issi …` and `registration …`. Short look-ups by index; concealed kit is not spoken of. */
export async function kitStatesOf(
  db: Db,
  { issis, registrations, heardAt }: KitAsked,
  { terms, now }: { readonly terms: EstateTerms; readonly now: number },
): Promise<ReadonlyMap<string, KitState>> {
  if (issis.length + registrations.length === 0) return new Map();
  const { rows } = await sql<Kit>`
    SELECT item.id, item.class_id, item.stage, wanted.number,
           item.fields->>'stunState' AS stun_state, seen.at, seen.state, seen.detail
      FROM (SELECT number, jsonb_build_object('issi', number) AS mark FROM unnest(${[...issis]}::text[]) AS a (number)
            UNION ALL
            SELECT number, jsonb_build_object('registration', number) FROM unnest(${[...registrations]}::text[]) AS b (number)) AS wanted
      JOIN estate.item AS item ON item.fields @> wanted.mark AND NOT item.archived AND item.access <> 'concealed'
      LEFT JOIN estate.last_seen AS seen ON seen.item_id = item.id
     WHERE item.class_id IN ('radio-terminal', 'vehicle')`.execute(db);
  return new Map(
    rows.flatMap((row) => {
      const { itemId, kit, watched } = foundOf(row, terms);
      const lastAt = kit === 'radio' ? (heardAt.get(row.number) ?? 0) : 0;
      const health = kitHealth(kit, watched, lastAt, now);
      return health === null
        ? []
        : [[keyOf(row), { ...health, itemId, kit, seenAt: watched.seen?.at ?? null }] as const];
    }),
  );
}

function keyOf({ class_id, number }: Kit): string {
  return class_id === 'vehicle' ? `registration ${number}` : `issi ${number}`;
}

function foundOf({ id, class_id, stage, stun_state, at, state, detail }: Kit, terms: EstateTerms): KitFound {
  const known = terms.stages.get(stage);
  const seen = at === null || state === null ? null : { at, state, detail: detail ?? '' };
  const watched = { stunState: stun_state, used: known?.used ?? true, stageName: known?.name ?? stage, seen };
  return { itemId: id, kit: class_id === 'vehicle' ? 'vehicle' : 'radio', watched };
}

interface Seen {
  readonly item_id: string;
  readonly label: string;
  readonly class_id: string;
  readonly at: number;
  readonly state: 'up' | 'degraded' | 'down';
  readonly since: number;
  readonly detail: string;
  readonly source: string;
  readonly access: 'open' | 'restricted' | 'concealed';
  readonly allowed: readonly string[];
}

const UNSEEN_MS = 15 * 60_000;

/** What is down, degraded, or has not been heard of for a while. */
export function kitHealthsView(clock: Clock): ViewSource {
  return {
    declaration: KitHealths,
    list: async (db, { limit, after }) => {
      const { rows } = await sql<Seen>`
        SELECT seen.item_id, item.label, item.class_id, seen.at, seen.state, seen.since, seen.detail, seen.source, item.access, item.allowed
          FROM estate.last_seen AS seen JOIN estate.item AS item ON item.id = seen.item_id AND NOT item.archived
         WHERE (seen.state <> 'up' OR seen.at < ${clock.now() - UNSEEN_MS}::bigint) AND seen.item_id > ${after ?? ''}
         ORDER BY seen.item_id LIMIT ${limit}`.execute(db);
      return rows.map((seen): HeldRow => {
        const { item_id: id, label, class_id: classId, at, state, since, detail, source } = seen;
        const row: RowOf<typeof KitHealths> = { id, label, classId, at, state, since, detail, source };
        return { key: id, row, member: true, guard: guardOf(seen) };
      });
    },
    mask: (row: RowOf<typeof KitHealths>) => ({ ...row, detail: '' }),
  };
}
