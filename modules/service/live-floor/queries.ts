import { type Db, sql } from '../../../kernel/index.ts';
import { weigh } from '../desk/weigh.ts';
import type { EstateDoor } from '../faults/estate-door.ts';
import { groundOf } from '../faults/ground.ts';
import { liveFloor } from '../faults/translate.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import type { SetLiveFloor } from './commands.ts';
import { type Stands, whyItStands } from './decide.ts';

interface Open extends Stands {
  readonly id: string;
  readonly itemIds: readonly string[];
  readonly impact: number;
  readonly urgency: number;
  readonly serviceId: string | null;
  readonly siteId: string | null;
}

type Floor = ReturnType<typeof liveFloor>;

export interface FloorSet {
  readonly name: typeof SetLiveFloor.name;
  readonly input: { readonly serviceIncidentId: string; readonly floor: Floor };
}

interface FloorNeeds {
  readonly estate: EstateDoor;
  readonly pack: DeskPack;
  readonly hour: number;
}

const MOST = 200;

/** Open IT incidents that live demand moves, of those that name items, the latest first. Most looks move none. */
export async function listLiveFloors(db: Db, { estate, pack, hour }: FloorNeeds): Promise<readonly FloorSet[]> {
  const { rows } = await sql<Open>`
    SELECT id, item_ids AS "itemIds", impact, urgency, priority, coalesce(computed, priority) AS computed, floor,
           service_id AS "serviceId", site_id AS "siteId"
      FROM service.service_incident
     WHERE situation IN ('open', 'paused') AND NOT history AND cardinality(item_ids) > 0 ORDER BY raised_at DESC LIMIT ${MOST}`.execute(
    db,
  );
  const floorOf = await floorsNow(db, estate, hour);
  const found: FloorSet[] = [];
  for (const { id: serviceIncidentId, ...one } of rows) {
    const floor = await floorOf(one.itemIds);
    const weighed = weigh(pack, { ...one, floors: floor === null ? [] : [floor] });
    if (whyItStands(one, weighed) === null)
      found.push({ name: 'service.setLiveFloor', input: { serviceIncidentId, floor } });
  }
  return found;
}

/** Of one look: who is out is read once, and what was worked out for items serves all that name the same. */
async function floorsNow(
  db: Db,
  estate: EstateDoor,
  hour: number,
): Promise<(itemIds: readonly string[]) => Promise<Floor>> {
  const out = await estate.listUnitsOut(db);
  const look: EstateDoor = { ...estate, listUnitsOut: async () => out };
  const known = new Map<string, Floor>();
  return async (itemIds) => {
    const items = itemIds.toSorted().join(' ');
    const before = known.get(items);
    if (before !== undefined) return before;
    const floor = liveFloor(await groundOf(db, look, itemIds, hour));
    known.set(items, floor);
    return floor;
  };
}
