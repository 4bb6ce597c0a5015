import type { Db, HeldRow } from '../../../kernel/index.ts';
import type { Pack } from '../../force/index.ts';
import type { Need } from './candidate.ts';
import { soughtFor } from './plan.ts';

/** An incident that somebody asks units for. */
export interface Asked {
  readonly need: Need;
  readonly grade: string;
  readonly place: readonly [number, number] | null;
  readonly guard: NonNullable<HeldRow['guard']>;
  /** For what tells of what it is about. */
  readonly contentGuard: NonNullable<HeldRow['guard']>;
  /** Who has set the level of its plan. */
  readonly levelBy: string | null;
}

type AskedTables = {
  'operations.incident': {
    readonly id: string;
    readonly weight: number;
    readonly grade: string;
    readonly emergency_driving: boolean;
    readonly code: string;
    readonly area_id: string | null;
    readonly lon: number | null;
    readonly lat: number | null;
    readonly restriction: 'none' | 'restricted' | 'concealed';
    readonly allowed: readonly string[];
  };
  'operations.plan_level': {
    readonly incident_id: string;
    readonly plan_id: string;
    readonly level: number;
    readonly by: string;
  };
};

export async function findAsked(db: Db, incidentId: string, pack: Pack): Promise<Asked | null> {
  const found = await db
    .withTables<AskedTables>()
    .selectFrom('operations.incident as incident')
    .leftJoin('operations.plan_level as set', 'set.incident_id', 'incident.id')
    .select(['incident.id', 'incident.weight', 'incident.grade', 'incident.emergency_driving', 'incident.code'])
    .select(['incident.area_id', 'incident.lon', 'incident.lat', 'incident.restriction', 'incident.allowed'])
    .select(['set.plan_id', 'set.level', 'set.by'])
    .where('incident.id', '=', incidentId)
    .executeTakeFirst();
  if (found === undefined) return null;
  const { id, weight, grade, code, area_id: areaId, plan_id: planId, level } = found;
  const set = planId === null || level === null ? null : { planId, level };
  const sought = soughtFor(pack, { code, grade, areaId, set, guarded: found.restriction !== 'none' });
  return {
    need: { incidentId: id, weight, areaId, sought, emergencyDriving: found.emergency_driving },
    grade,
    place: found.lon === null || found.lat === null ? null : [found.lon, found.lat],
    // Whoever may see the incident masked may send help to it: place and grade are all that this shows.
    guard: { restriction: found.restriction === 'concealed' ? 'concealed' : 'none', allowed: found.allowed },
    contentGuard: { restriction: found.restriction, allowed: found.allowed },
    levelBy: set !== null && set.planId === sought?.plan.id ? found.by : null,
  };
}
