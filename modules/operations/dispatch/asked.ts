import { type Db, type HeldRow, sql } from '../../../kernel/index.ts';
import type { Locus } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { armedUntil, type Tactic } from '../tactical/tactic.ts';
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
    readonly number: string;
    readonly state: string;
    readonly received_at: number;
    readonly restriction: 'none' | 'restricted' | 'concealed';
    readonly allowed: readonly string[];
    readonly locus: Locus;
  };
  'operations.plan_level': {
    readonly incident_id: string;
    readonly plan_id: string;
    readonly level: number;
    readonly by: string;
  };
};

function incidents(db: Db) {
  return db
    .withTables<AskedTables>()
    .selectFrom('operations.incident as incident')
    .leftJoin('operations.plan_level as set', 'set.incident_id', 'incident.id')
    .select(['incident.id', 'incident.weight', 'incident.grade', 'incident.emergency_driving', 'incident.code'])
    .select(['incident.area_id', 'incident.lon', 'incident.lat', 'incident.restriction', 'incident.allowed'])
    .select(['incident.locus', 'incident.number', 'set.plan_id', 'set.level', 'set.by'])
    .select(
      sql<
        readonly Tactic[] | null
      >`(SELECT jsonb_agg(tactic) FROM operations.tactical WHERE incident_id = incident.id)`.as('tactics'),
    );
}

type Found = NonNullable<Awaited<ReturnType<ReturnType<typeof incidents>['executeTakeFirst']>>>;

function needOf(found: Found, pack: Pack): Need {
  const { id, weight, grade, code, area_id: areaId, plan_id: planId, level } = found;
  const set = planId === null || level === null ? null : { planId, level };
  const sought = soughtFor(pack, { code, grade, areaId, set, guarded: found.restriction !== 'none' });
  const common = { incidentId: id, weight, areaId, sought, emergencyDriving: found.emergency_driving };
  return { ...common, armedUntil: armedUntil(found.tactics ?? []) };
}

/** An incident of the gravest grade to which nobody has been sent. */
export interface Competing {
  readonly need: Need;
  readonly number: string;
  readonly grade: string;
  readonly place: readonly [number, number];
}

const GRAVEST = 1;
/** More at once are shared out when these have somebody. */
const MOST_COMPETING = 6;

/** Those that wait longest first. Of concealed ones nothing is known here (decision 0004). */
export async function listCompeting(db: Db, pack: Pack): Promise<readonly Competing[]> {
  const found = await incidents(db)
    .where('incident.state', '=', 'open')
    .where('incident.weight', '=', GRAVEST)
    .where('incident.restriction', '!=', 'concealed')
    .where('incident.lon', 'is not', null)
    .orderBy('incident.received_at')
    .orderBy('incident.id')
    .limit(MOST_COMPETING)
    .execute();
  return found.flatMap((one) => {
    const { number, grade, lon, lat } = one;
    return lon === null || lat === null ? [] : [{ need: needOf(one, pack), number, grade, place: [lon, lat] as const }];
  });
}

export async function findAsked(db: Db, incidentId: string, pack: Pack): Promise<Asked | null> {
  const found = await incidents(db).where('incident.id', '=', incidentId).executeTakeFirst();
  if (found === undefined) return null;
  const need = needOf(found, pack);
  const { restriction, allowed, locus } = found;
  const isSet = found.plan_id !== null && found.plan_id === need.sought?.plan.id && found.level !== null;
  return {
    need,
    grade: found.grade,
    place: found.lon === null || found.lat === null ? null : [found.lon, found.lat],
    // Whoever may see the incident masked may send help to it: place and grade are all that this shows.
    guard: { restriction: restriction === 'concealed' ? 'concealed' : 'none', allowed, locus },
    contentGuard: { restriction, allowed, locus },
    levelBy: isSet ? found.by : null,
  };
}
