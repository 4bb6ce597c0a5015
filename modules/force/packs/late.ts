import type { Db } from '../../../kernel/index.ts';
import { tablesOf } from '../tables.ts';
import type { LateVersion } from './published.ts';

/** The alarm of a version that is about to take effect, or should have, in the shape of the alarm strip; of all packs, or of the one asked for. */
export async function listLateVersions(db: Db, packId: string | null) {
  const late = tablesOf(db).selectFrom('force.pack').select(['pack_id', 'late']).where('late', 'is not', null);
  const rows = await (packId === null ? late : late.where('pack_id', '=', packId)).execute();
  return rows.flatMap(({ pack_id: id, late: held }) => (held === null ? [] : [alarmOf(id, held)]));
}

function alarmOf(id: string, { state, since, dueAt, label, told }: LateVersion) {
  const fixed = { incidentId: null, grade: null, areaId: null, ownerSeatId: null, seenBy: null, seenAt: null } as const;
  return {
    ...{
      id: `${id}#effect`,
      subjectId: id,
      title: 'force pack',
      key: 'effect',
      kind: 'pack-effect',
      alarmClass: 'B' as const,
    },
    ...fixed,
    ...{ state, since, dueAt, text: state === 'warned' ? `${label}: due soon` : label },
    told: told ?? 'bureau',
  };
}
