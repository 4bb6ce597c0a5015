import { useMemo } from 'react';
import { usePersistent, useRows } from '../../../client/react.tsx';
import { OpenIncidents, Units } from '../../../modules/operations/contract.ts';
import { useDesk } from '../session/desk.tsx';
import { wordOf } from '../units/unit-tone.ts';
import type { Known } from './reading.ts';

export function useKnown(): Known {
  const { pack, work } = useDesk();
  const { incidentId } = usePersistent(work);
  const units = useRows(Units);
  const incidents = useRows(OpenIncidents);
  return useMemo(
    () => ({
      units: units.list
        .filter((unit) => unit.onDuty)
        .map((unit) => ({ id: unit.id, callsign: unit.callsign, state: wordOf(unit), active: unit.active })),
      incidents: incidents.list
        .filter((row) => row.state !== 'closed')
        .map((row) => ({
          id: row.id,
          number: row.number,
          title: row.codeName,
          place: row.place.label,
          grade: row.grade,
          ownerSeatId: row.ownerSeatId,
        })),
      grades: pack?.grades ?? [],
      statuses: pack?.statuses ?? [],
      inHand: incidentId,
    }),
    [units, incidents, pack, incidentId],
  );
}
