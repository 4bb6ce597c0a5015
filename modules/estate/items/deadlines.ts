import type { Promised } from '../../../kernel/pure.ts';
import type { ItemState } from './item.ts';

const DAY_MS = 86_400_000;

/** What a source watches must be seen by it again in time, as long as it is kept. */
export function itemPromises(state: ItemState): readonly Promised[] {
  if (state.situation !== 'kept') return [];
  const { seen, access, label } = state.item;
  if (seen === null || seen.staleAfterDays === null) return [];
  return [
    {
      key: 'seen',
      kind: 'estate-seen',
      label: `See ${access === 'open' ? label : 'a restricted item'} again`,
      startedAt: seen.at,
      dueAt: seen.at + seen.staleAfterDays * DAY_MS,
      warnAt: null,
      ladder: seen.ladder,
      repeatSeconds: seen.repeatSeconds,
      alarm: 'B',
      areaId: null,
      paused: false,
    },
  ];
}
