import { expect, test } from 'vitest';
import { standingOf } from './standing.ts';

const unit = (meaning: string, milestone: 'assigned' | 'en-route' | 'at-scene' | null = null, emergency = false) => ({
  ...{ meaning, emergency },
  active: milestone === null ? null : { milestone },
});

test.each([
  [unit('available'), 'free'],
  [unit('available', 'assigned'), 'assigned'],
  [unit('committed-deployable', 'assigned'), 'assigned'],
  [unit('en-route', 'en-route'), 'en route'],
  [unit('at-scene', 'at-scene'), 'at scene'],
  [unit('refreshments'), 'on break or deployable'],
  [unit('committed'), 'unavailable'],
  [unit('at-scene', 'at-scene', true), 'emergency'],
])('%j is counted as %s', (state, word) => expect(standingOf(state)).toBe(word));
