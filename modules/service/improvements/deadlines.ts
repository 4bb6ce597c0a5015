import type { Promised } from '../../../kernel/pure.ts';
import type { ImprovementState } from './improvement.ts';

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;

/** An improvement is looked at by its date, or whoever runs the service hears of it. */
export function improvementPromises(state: ImprovementState): readonly Promised[] {
  if (state.situation !== 'planned') return [];
  const { number, title, reviewAt, changedAt } = state.improvement;
  const warnAt = reviewAt - 2 * DAY_MS;
  return [
    {
      ...{ key: 'review', kind: 'service-improvement-review', label: `Review ${number}: ${title}` },
      ...{ startedAt: Math.min(changedAt, reviewAt), dueAt: reviewAt, warnAt: warnAt > changedAt ? warnAt : null },
      ladder: [
        { to: 'service-manager', afterSeconds: 0 },
        { to: 'duty-ict-manager', afterSeconds: 3 * DAY_SECONDS },
      ],
      ...{ repeatSeconds: DAY_SECONDS, alarm: 'B', areaId: null, paused: false },
    },
  ];
}
