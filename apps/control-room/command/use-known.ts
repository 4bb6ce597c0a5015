import { useEffect, useMemo, useRef, useState } from 'react';
import { calmed } from '../../../client/calmed.ts';
import { useClient, usePersistent } from '../../../client/react.tsx';
import { Seats } from '../../../modules/force/contract.ts';
import { OpenIncidents, Units } from '../../../modules/operations/contract.ts';
import { useDesk } from '../session/desk.tsx';
import { wordOf } from '../units/unit-tone.ts';
import type { Known } from './reading.ts';

const nothing: Known = { units: [], incidents: [], grades: [], statuses: [], inHand: null };

const CALM_MS = 250;

/**
 * What is known when the line is read: taken at each key, and while something stands there a few times a second, so that an
 * incident which comes after its number was typed is known. An empty command line costs nothing however much is going on.
 */
export function useKnown(text: string): Known {
  const { replica } = useClient();
  const { pack, work } = useDesk();
  const { incidentId } = usePersistent(work);
  const [turn, setTurn] = useState(0);
  const isEmpty = useRef(true);
  useEffect(() => {
    isEmpty.current = text === '';
  }, [text]);
  useEffect(() => {
    const anew = calmed(() => {
      if (!isEmpty.current) setTurn((before) => before + 1);
    }, CALM_MS);
    const stops = [OpenIncidents, Units].map((view) => replica.onRows(view, undefined, anew.call));
    return () => {
      for (const stop of stops) stop();
      anew.stop();
    };
  }, [replica]);
  const addresses = /^\s*msg/i.test(text);
  // The desks are asked for when somebody is to be written to.
  useEffect(
    () => (addresses ? replica.onRows(Seats, undefined, () => setTurn((before) => before + 1)) : undefined),
    [replica, addresses],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further turn reads what has come since.
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
      asks: pack?.asks ?? [],
      desks: addresses ? replica.rows(Seats).list.map(({ id, name }) => ({ id, name })) : [],
      areas: pack?.areas.filter(({ parent }) => parent === null) ?? [],
      talkgroups: pack?.talkgroups ?? [],
      inHand: incidentId,
    };
  }, [text, addresses, turn, replica, pack, incidentId]);
}
