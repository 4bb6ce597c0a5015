import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { loadAhead } from '../../../client/lazy-part.tsx';
import { useClient } from '../../../client/react.tsx';
import { OpenIncidents } from '../../../modules/operations/contract.ts';

const MOST_PATIENCE_MS = 1_000;
/** Rows that stand are not painted yet: the browser has that long for it alone, and no hand is quicker. */
const PAINTING_MS = 100;

/** When the queue is painted: then what is behind the keys comes, before a hand has reached one. True once the rest may have its turn. */
export function useFirstPicture(): boolean {
  const { replica } = useClient();
  const subscribe = useCallback((changed: () => void) => replica.onRows(OpenIncidents, undefined, changed), [replica]);
  const read = useSyncExternalStore(subscribe, () => replica.rows(OpenIncidents, undefined).state !== 'waiting');
  const [turn, setTurn] = useState(false);
  useEffect(() => {
    if (!read) return;
    let here = true;
    void painted()
      .then(idle)
      .then(loadAhead)
      .then(() => here && setTurn(true));
    return () => {
      here = false;
    };
  }, [read]);
  return turn;
}

function painted(): Promise<void> {
  return new Promise((go) => setTimeout(go, PAINTING_MS));
}

/** Safari has no word for having nothing to do, and goes on at once. */
function idle(): Promise<void> {
  return new Promise((go) => {
    if (typeof requestIdleCallback === 'undefined') setTimeout(go);
    else requestIdleCallback(() => go(), { timeout: MOST_PATIENCE_MS });
  });
}
