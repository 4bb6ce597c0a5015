import { useEffect, useMemo } from 'react';
import { useClient, usePersistent } from '../../../client/react.tsx';
import { OpenIncidents, Units } from '../../../modules/operations/contract.ts';
import { useDesk } from '../session/desk.tsx';
import { wordOf } from '../units/unit-tone.ts';
import type { Known } from './reading.ts';

const nothing: Known = { units: [], incidents: [], grades: [], statuses: [], inHand: null };

/**
 * What is known when the line is read: taken at each key, not at each change, since an empty command line must cost
 * nothing however much is going on.
 */
export function useKnown(text: string): Known {
  const { replica } = useClient();
  const { pack, work } = useDesk();
  const { incidentId } = usePersistent(work);
  useEffect(() => {
    // Holds the rows without drawing anything when they change.
    const stops = [OpenIncidents, Units].map((view) => replica.onRows(view, undefined, () => undefined));
    return () => {
      for (const stop of stops) stop();
    };
  }, [replica]);
  return useMemo(() => {
    if (text === '') return nothing;
    const units = replica.rows(Units).list.filter((unit) => unit.onDuty);
    const incidents = replica.rows(OpenIncidents).list.filter((row) => row.state !== 'closed');
    return {
      units: units.map((unit) => ({ id: unit.id, callsign: unit.callsign, state: wordOf(unit), active: unit.active })),
      incidents: incidents.map((row) => ({
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
    };
  }, [text, replica, pack, incidentId]);
}
