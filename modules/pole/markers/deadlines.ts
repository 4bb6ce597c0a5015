import type { Promised } from '../../../kernel/pure.ts';
import type { MarkerState } from './marker.ts';

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;

/** A marker is looked at again, and taken down when its time is over. */
export function markerPromises(state: MarkerState): readonly Promised[] {
  if (state.situation !== 'in-force') return [];
  const { reviewedAt, reviewAt, expiresAt, areaId, kind } = state.marker;
  const common = { alarm: 'B', areaId, paused: false, repeatSeconds: DAY_SECONDS } as const;
  const ladder = [{ to: 'control-room-supervisor', afterSeconds: 0 }] as const;
  const warnAt = reviewAt - DAY_MS > reviewedAt ? reviewAt - DAY_MS : null;
  return [
    {
      ...common,
      ...{ key: 'review', kind: 'marker-review', label: `Review the ${kind} marker` },
      ...{ startedAt: reviewedAt, dueAt: reviewAt, warnAt, ladder },
    },
    {
      ...common,
      ...{ key: 'expiry', kind: 'marker-expiry', label: `The ${kind} marker expires` },
      ...{ startedAt: reviewedAt, dueAt: expiresAt, warnAt: null, ladder: [] },
    },
  ];
}
