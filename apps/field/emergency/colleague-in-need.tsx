import { useEffect, useRef } from 'react';
import { EmergencyBanner } from '../../../client/emergency/emergency-banner.tsx';
import { useRows } from '../../../client/react.tsx';
import { Emergencies } from '../../../modules/operations/contract.ts';
import type { Mine } from '../unit/my-unit.ts';

const FELT_MS = [600, 200, 600];

/** The banner of the force, felt when it comes: a phone is in a pocket. Silent about those there when the page opened, and about my own. */
export function ColleagueInNeed({ mine }: { mine: Mine | null }) {
  const { list, state } = useRows(Emergencies);
  const known = useRef<ReadonlySet<string> | null>(null);
  const own = mine?.tourId ?? null;
  useEffect(() => {
    if (state !== 'ready') return;
    const before = known.current;
    known.current = new Set(list.map(({ tourId }) => tourId));
    if (before === null || list.every(({ tourId }) => before.has(tourId) || tourId === own)) return;
    navigator.vibrate?.(FELT_MS);
  }, [list, state, own]);
  return <EmergencyBanner />;
}
