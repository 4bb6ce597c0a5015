import { type Db, sql } from '../../../kernel/index.ts';
import type { EstateDoor } from '../faults/estate-door.ts';
import { groundOf } from '../faults/ground.ts';
import { liveFloor } from '../faults/translate.ts';
import type { SetLiveFloor } from './commands.ts';

interface Open {
  readonly id: string;
  readonly item_ids: readonly string[];
}

export interface FloorSet {
  readonly name: typeof SetLiveFloor.name;
  readonly input: { readonly serviceIncidentId: string; readonly floor: ReturnType<typeof liveFloor> };
}

const MOST = 200;

/** What live demand says of each open IT incident that names items, the latest first. */
export async function listLiveFloors(db: Db, estate: EstateDoor, hour: number): Promise<readonly FloorSet[]> {
  const { rows } = await sql<Open>`
    SELECT id, item_ids FROM service.service_incident
     WHERE situation IN ('open', 'paused') AND cardinality(item_ids) > 0 ORDER BY raised_at DESC LIMIT ${MOST}`.execute(
    db,
  );
  const found: FloorSet[] = [];
  for (const { id: serviceIncidentId, item_ids } of rows) {
    const floor = liveFloor(await groundOf(db, estate, item_ids, hour));
    found.push({ name: 'service.setLiveFloor', input: { serviceIncidentId, floor } });
  }
  return found;
}
