import type { Tone } from '../../../ui/state-mark/state-mark.tsx';
import { isFree, toneOf, type UnitState } from '../units/unit-tone.ts';

/** How units stand, for counting: each unit is in one of these. */
export const standings = [
  { tone: 'ok', word: 'free' },
  { tone: 'wait', word: 'assigned' },
  { tone: 'go', word: 'en route' },
  { tone: 'scene', word: 'at scene' },
  { tone: 'wait', word: 'on break or deployable' },
  { tone: 'mute', word: 'unavailable' },
  { tone: 'alarm', word: 'emergency' },
] as const satisfies readonly { readonly tone: Tone; readonly word: string }[];
export type Standing = (typeof standings)[number]['word'];

const onWork: Readonly<Record<NonNullable<UnitState['active']>['milestone'], Standing>> = {
  assigned: 'assigned',
  acknowledged: 'assigned',
  'en-route': 'en route',
  'at-scene': 'at scene',
};
const byTone: Partial<Readonly<Record<Tone, Standing>>> = {
  go: 'en route',
  scene: 'at scene',
  wait: 'on break or deployable',
};

/** What it is on counts before what its status says. */
export function standingOf(unit: UnitState): Standing {
  if (unit.emergency) return 'emergency';
  if (unit.active !== null) return onWork[unit.active.milestone];
  return isFree(unit) ? 'free' : (byTone[toneOf(unit)] ?? 'unavailable');
}
