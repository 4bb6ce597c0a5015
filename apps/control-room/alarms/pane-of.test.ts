import { expect, test } from 'vitest';
import { paneOf } from './pane-of.ts';

test.each([
  ['review', null, 'supervise'],
  ['pack-effect', null, 'bureau'],
  ['code-test-failed', null, 'bureau'],
  ['unread-look', null, 'unread'],
  ['operation-end', null, 'planned'],
  ['fence', null, 'fences'],
  ['message', 'i1', 'messages'],
  ['review', 'i1', undefined],
  ['fence', 'i1', undefined],
  ['unit-state', null, undefined],
])('given an alarm of kind %s on incident %s, it is dealt with in %s', (kind, incidentId, act) => {
  expect(paneOf({ kind, incidentId })).toBe(act);
});
