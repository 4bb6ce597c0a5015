import { useMemo } from 'react';
import { useRows } from '../../../client/react.tsx';
import { Alarms } from '../../../modules/operations/contract.ts';
import { useActing } from '../acts/acts-provider.tsx';
import { type PackRow, useOfficer } from '../session/officer.tsx';
import { useKept } from '../sync/kept.ts';
import type { Mine } from '../unit/my-unit.ts';
import { type AlarmRow, isWaiting, myAlarms } from './my-alarms.ts';

export interface MyAlarms {
  readonly list: readonly AlarmRow[];
  /** Those that call for me. */
  readonly waiting: readonly AlarmRow[];
  /** As the server says now; else as they were read last. */
  readonly fresh: boolean;
  /** Why the server gives none. */
  readonly failure: string | null;
}

/** The alarms of my role, as they are or as they were read last. */
export function useMyAlarms(mine: Mine | null): MyAlarms {
  const { session, pack } = useOfficer();
  const alarms = useRows(Alarms);
  const acting = useActing();
  const { roles } = session.subject;
  const areaId = mine?.row?.areaId ?? null;
  const ready = alarms.state === 'ready';
  const fresh = useMemo(
    () => (ready ? myAlarms(alarms.list, { roles, areas: districtOf(pack, areaId) }) : undefined),
    [ready, alarms, roles, pack, areaId],
  );
  const list = useKept<readonly AlarmRow[]>('alarms', fresh) ?? [];
  const waiting = list.filter((alarm) => isWaiting(alarm, acting));
  return { list, waiting, fresh: ready, failure: alarms.state === 'failed' ? alarms.failure : null };
}

/** A promise names a beat or its district; whoever works one of them hears of them all. */
function districtOf(pack: PackRow | null, areaId: string | null): ReadonlySet<string> | null {
  if (areaId === null || pack === null) return null;
  const district = pack.areas.find(({ id }) => id === areaId)?.parent ?? areaId;
  return new Set(pack.areas.filter(({ id, parent }) => id === district || parent === district).map(({ id }) => id));
}
