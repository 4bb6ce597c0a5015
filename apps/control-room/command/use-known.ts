import { useEffect, useMemo, useRef, useState } from 'react';
import { calmed } from '../../../client/calmed.ts';
import { useClient, usePersistent } from '../../../client/react.tsx';
import { Seats } from '../../../modules/force/contract.ts';
import { OpenIncidents, Units } from '../../../modules/operations/contract.ts';
import { useDesk } from '../session/desk.tsx';
import { knownOf } from './known-of.ts';
import type { Known } from './reading.ts';

const nothing: Known = { units: [], incidents: [], grades: [], statuses: [], inHand: null };

const CALM_MS = 250;

/**
 * What is known when the line is read: taken at each key, and while something stands there a few times a second, so that an
 * incident which comes after its number was typed is known. An empty command line costs nothing however much is going on.
 */
export function useKnown(text: string): Known {
  const { replica } = useClient();
  const { pack, work, settings } = useDesk();
  const { incidentId } = usePersistent(work);
  const { macros: ownMacros } = usePersistent(settings);
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
    return knownOf({
      units: replica.rows(Units).list,
      incidents: replica.rows(OpenIncidents).list,
      desks: addresses ? replica.rows(Seats).list : [],
      ...{ pack, ownMacros, inHand: incidentId },
    });
  }, [text, addresses, turn, replica, pack, ownMacros, incidentId]);
}
