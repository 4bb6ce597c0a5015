import { expect, test } from 'vitest';
import { inOrder, type ProblemRow, standingOf, trendWords } from './problem-words.ts';

const row = (id: string, part: Partial<ProblemRow> = {}): ProblemRow => ({
  ...{ id, number: id, situation: 'open', ending: null, source: 'menu', title: id, categoryId: null, serviceId: null },
  ...{ teamId: 'radio', owner: null, priority: 3, major: false, incidents: 0, audience: null, openedAt: 1 },
  ...{ changedAt: 1, dueAt: null },
  ...part,
});

test('what owes something comes first, then what weighs most, and what is over last', () => {
  const rows = [
    row('over', { situation: 'closed', ending: 'fixed', priority: 1 }),
    row('light', { priority: 5 }),
    row('heavy', { priority: 1 }),
    row('late', { dueAt: 5 }),
    row('owes its review', { situation: 'closed', dueAt: 9 }),
  ];
  expect(rows.toSorted(inOrder).map(({ id }) => id)).toEqual(['late', 'owes its review', 'heavy', 'light', 'over']);
});

test('it stands in words, and what repeats is said with its window', () => {
  expect(standingOf(row('a', { situation: 'closed', ending: 'accepted' }))).toBe('Accepted as it is');
  const trend = { id: 't', by: 'place', subjectId: 'oakham', days: 7, count: 25, foundAt: 1, lookBy: 2 } as const;
  expect(trendWords(trend, 'Oakham')).toBe('25 IT incidents of Oakham in 7 days');
  const same = { ...trend, by: 'item', days: 30, count: 3 } as const;
  expect(trendWords(same, '')).toBe('3 IT incidents of the same item in 30 days');
});
