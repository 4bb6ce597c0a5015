import { expect, test } from 'vitest';
import { workWith } from './test-work.ts';
import { closeTab, keepAtHand, markSeen, openIncident, showForm } from './work.ts';

test('whoever opens an incident sees it, not the units for another', () => {
  const work = workWith({ tabs: ['i1'], incidentId: 'i1', recommending: true, unitsInFront: true });
  openIncident(work, 'i2');
  expect(work.get()).toMatchObject({ incidentId: 'i2', recommending: false, unitsInFront: false });
});

test('what waits as a tab leaves in hand what is, also when there are too many', () => {
  const tabs = Array.from({ length: 12 }, (_, n) => `i${n}`);
  const work = workWith({ tabs, incidentId: 'i0', recommending: true });
  keepAtHand(work, 'i12');
  expect(work.get()).toMatchObject({ incidentId: 'i0', recommending: true });
  expect(work.get().tabs).toEqual(['i0', ...tabs.slice(2), 'i12']);
});

test('an open form belongs to its incident, and goes when its tab is put away', () => {
  const work = workWith({ tabs: ['i1', 'i2'], incidentId: 'i1' });
  showForm(work, 'i1', 'grade');
  showForm(work, 'i2', 'review');
  openIncident(work, 'i2');
  expect(work.get().forms).toEqual({ i1: 'grade', i2: 'review' });
  closeTab(work, 'i1');
  showForm(work, 'i2', null);
  expect(work.get().forms).toEqual({});
});

test('the lines that were seen are kept of the incidents looked at last, so that a year of them is not written at each line', () => {
  const work = workWith({});
  for (let n = 0; n < 600; n += 1) markSeen(work, `i${n}`, 10);
  markSeen(work, 'i200', 20);
  markSeen(work, 'i200', 15);
  markSeen(work, 'i600', 10);
  const { seenLines } = work.get();
  expect(Object.keys(seenLines)).toHaveLength(500);
  expect(seenLines).toMatchObject({ i200: 20, i599: 10, i600: 10 });
  expect(seenLines.i99).toBeUndefined();
});
