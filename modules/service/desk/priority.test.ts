import { expect, test } from 'vitest';
import { bindingFloor, computedPriority, effectivePriority, type MajorFacts, majorCandidate } from './priority.ts';

const three = {
  version: 1,
  rows: [
    [1, 2, 3],
    [2, 3, 4],
    [3, 4, 5],
  ],
  counts: 'from-highest',
} as const;

/** OTRS and OTOBO: 1 is very low, 5 very high; row impact, column criticality. */
const five = {
  version: 1,
  rows: [
    [1, 1, 2, 2, 3],
    [1, 2, 2, 3, 4],
    [2, 2, 3, 4, 4],
    [2, 3, 4, 4, 5],
    [3, 4, 4, 5, 5],
  ],
  counts: 'from-lowest',
} as const;

test.each([1, 2, 3].flatMap((impact) => [1, 2, 3].map((urgency) => [impact, urgency] as const)))(
  'impact %i and urgency %i of 3 give their sum less 1, as ServiceNow looks it up',
  (impact, urgency) => {
    expect(computedPriority(three, impact, urgency)).toBe(impact + urgency - 1);
  },
);

test.each([
  [1, 1, 5],
  [1, 5, 3],
  [2, 4, 3],
  [3, 3, 3],
  [4, 2, 3],
  [4, 5, 1],
  [5, 1, 3],
  [5, 5, 1],
])('impact %i and criticality %i of 5, counted from the lowest, give P%i', (impact, urgency, priority) => {
  expect(computedPriority(five, impact, urgency)).toBe(priority);
});

test('a matrix without such a row gives nothing, and no guess', () => {
  expect(computedPriority(three, 4, 1)).toBeNull();
  expect(computedPriority(three, 1, 0)).toBeNull();
});

test('the effective priority is the highest of the matrix and every floor', () => {
  const critical = { priority: 2, because: 'Dispatch is critical (1)' };
  const deployed = { priority: 1, because: 'An armed deployment runs in this cell' };
  expect(effectivePriority(4, [])).toBe(4);
  expect(effectivePriority(4, [critical])).toBe(2);
  expect(effectivePriority(4, [critical, deployed])).toBe(1);
  expect(effectivePriority(1, [critical])).toBe(1);
  expect(bindingFloor(1, [critical])).toBeNull();
  expect(bindingFloor(4, [critical, deployed])).toBe(deployed);
});

const quiet: MajorFacts = {
  ...{ criticality: 3, children: 0, priority: 3, red: null },
  likeReports: { now: 0, before: [] },
};
const rules = { criticality: 2, children: 20, priority: 1, deviations: 3 };

test.each<[string, Partial<MajorFacts>, string | undefined]>([
  ['nothing of it', {}, undefined],
  ['business criticality 2', { criticality: 2 }, 'criticality'],
  ['no service known', { criticality: null }, undefined],
  ['20 children', { children: 20 }, undefined],
  ['21 children', { children: 21 }, 'children'],
  ['P1', { priority: 1 }, 'priority'],
  ['criticality before P1', { criticality: 1, priority: 1 }, 'criticality'],
  ['a capability of the control room that is red', { red: 'Radio voice' }, 'control-room'],
  // 1, 3, 1, 3: mean 2, deviation 1; 2 + 3 × 1 = 5.
  ['as many reports as mean and three deviations', { likeReports: { now: 5, before: [1, 3, 1, 3] } }, undefined],
  ['one more than that', { likeReports: { now: 6, before: [1, 3, 1, 3] } }, 'like-reports'],
  ['the first of its kind, with nothing to compare', { likeReports: { now: 3, before: [] } }, undefined],
])('a candidate for a major IT incident: %s', (_, facts, rule) => {
  expect(majorCandidate({ ...quiet, ...facts }, rules)?.rule).toBe(rule);
});
