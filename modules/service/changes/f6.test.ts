import { expect, test } from 'vitest';
import { ServiceTerms } from '../../force/index.ts';
import { resultOf, resultOfAll } from './approval.ts';
import { type Asking, collisionsOf, freeSlots, type Surroundings } from './collision.ts';
import { projectedAvailability } from './projected.ts';
import { bandOf, type RiskWork, smoothedSuccess, standingOn, workOutRisk } from './risk.ts';
import { changeScore } from './score.ts';
import type { ApprovalGroup, Proposal } from './terms.ts';
import { occupiedBy } from './window.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** A Sunday in winter, 02:00 in London. */
const NIGHT = Date.UTC(2026, 10, 29, 2);

const { change: terms } = ServiceTerms.parse({});
const service = (id: string, criticality: number, on: string[] = []) =>
  ({ id, name: id, view: 'business', owner: 'Head', criticality, on }) as const;
const services = [service('radio', 1, ['network']), service('office', 4, ['network']), service('network', 1)];
const office = {
  timezone: 'Europe/London',
  week: [{ day: 'monday' as const, from: '08:00', to: '18:00' }],
  closed: [],
};
const proposal: Proposal = {
  ...{ teamId: 'networks', categoryId: null, serviceIds: [], itemIds: ['a'], implementerIds: ['p'] },
  window: { from: NIGHT, to: NIGHT + 2 * HOUR_MS, backOutMinutes: 30 },
  ...{ workMinutes: 30, outageMinutes: 10, answers: {}, tested: true, backOutProven: true, firstTime: false },
  ...{ restores999: false, sensitive: false },
};
const work: RiskWork = { terms, services, touched: ['office'], history: { ok: 20, all: 20 }, office };
const pointsOf = (risk: ReturnType<typeof workOutRisk>) =>
  Object.fromEntries(risk.terms.map(({ term, points }) => [term, Math.round(points * 1000) / 1000]));

test('success is smoothed: (ok + 4) / (all + 5)', () => {
  expect(smoothedSuccess({ ok: 0, all: 0 })).toBe(0.8);
  expect(smoothedSuccess({ ok: 20, all: 20 })).toBe(0.96);
  expect(smoothedSuccess({ ok: 17, all: 20 })).toBe(0.84);
});

test('SM-50 the score is a sum whose every term is shown with its weight, its value and why', () => {
  const risk = workOutRisk(proposal, work);
  // Weights of the services: 1 + 0.25 + 1; one of 0.25 falls. Work and way back: 60 min of 120. All of it is out of hours.
  expect(pointsOf(risk)).toEqual({
    blast: Math.round(((25 * Math.log2(1.25)) / Math.log2(3.25)) * 1000) / 1000,
    ...{ criticality: 3.75, history: 0.6, untested: 0, backOut: 0, length: 5, firstTime: 0, outOfHours: 5 },
  });
  expect(risk.score).toBe(Math.round(((25 * Math.log2(1.25)) / Math.log2(3.25)) * 10 + 143.5) / 10);
  expect(risk.terms.every(({ why }) => why.length > 3)).toBe(true);
  expect(risk.terms.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
});

test('SM-50 the worst case is 100 less what history cannot lose, and everything else reaches its weight', () => {
  const worst = { ...proposal, tested: false, backOutProven: false, firstTime: true, workMinutes: 500 };
  const risk = workOutRisk(worst, { ...work, touched: ['radio', 'office', 'network'], history: { ok: 0, all: 95 } });
  expect(pointsOf(risk)).toEqual({
    ...{ blast: 25, criticality: 15, history: 14.4, untested: 10, backOut: 10, length: 10, firstTime: 10 },
    outOfHours: 5,
  });
  expect(risk.band).toBe('very-high');
});

test.each([
  [0, 'low'],
  [24.9, 'low'],
  [25, 'medium'],
  [49.9, 'medium'],
  [50, 'high'],
  [74.9, 'high'],
  [75, 'very-high'],
])('a score of %d is %s', (score, band) => {
  expect(bandOf(score, terms.bands)).toBe(band);
});

test('SM-50 the final band is the highest of score, rules and questionnaire, with the reasons of each', () => {
  const low = workOutRisk(proposal, work);
  expect([low.scoreBand, low.ruleBand, low.questionnaireBand, low.band]).toEqual(['low', 'low', 'low', 'low']);
  const byRule = workOutRisk(proposal, { ...work, touched: ['office', 'radio'] });
  expect(byRule).toMatchObject({ ruleBand: 'medium', band: 'medium' });
  expect(byRule.ruleReasons).toEqual(['A service of the highest criticality is touched']);
  const byAnswer = workOutRisk({ ...proposal, answers: { 'stops-work': 3 } }, work);
  expect(byAnswer).toMatchObject({ scoreBand: 'low', ruleBand: 'low', questionnaireBand: 'high', band: 'high' });
  expect(byAnswer.answers).toEqual([
    { question: 'Who stops work while it is done?', text: 'The control room or every officer' },
  ]);
});

test('what stands on a service falls with it, also in a circle', () => {
  expect(standingOn(services, ['network'])).toEqual(['radio', 'office', 'network']);
  const circle = [service('a', 1, ['b']), service('b', 1, ['a']), service('c', 1)];
  expect(standingOn(circle, ['a'])).toEqual(['a', 'b']);
});

test('20 went well, 2 with issues, 1 failed, 1 caused a P2: the score is 46, and 2 for each', () => {
  const outcomes = { ok: 20, okWithIssues: 2, failed: 1, causedP1: 0, causedP2: 1, causedP3: 0 };
  expect(changeScore(outcomes)).toEqual({ score: 46, perChange: 2 });
  expect(changeScore({ ...outcomes, causedP1: 1, causedP3: 3 }).score).toBe(30);
  expect(changeScore({ ok: 0, okWithIssues: 0, failed: 0, causedP1: 0, causedP2: 0, causedP3: 0 }).perChange).toBe(
    null,
  );
});

const asking: Asking = {
  ...{ id: 'x', number: 'CH-1', span: occupiedBy({ from: NIGHT, to: NIGHT + HOUR_MS, backOutMinutes: 30 }) },
  ...{ itemIds: ['a'], implementerIds: ['p'], serviceIds: ['radio'], areaIds: ['north'] },
};
const other = (part: object) => ({
  ...{ id: 'y', number: 'CH-2', span: { from: NIGHT, to: NIGHT + HOUR_MS }, itemIds: ['z'], implementerIds: ['q'] },
  ...part,
});
const none: Surroundings = { others: [], blackouts: [], graph: { near: new Map(), groups: [] }, maintenance: null };
const kinds = (around: Partial<Surroundings>) =>
  collisionsOf(asking, { ...none, ...around }).map(({ kind, otherId }) => [kind, otherId]);

test('SM-51 changes collide by item, by neighbours within two steps, by pair and by person', () => {
  expect(kinds({ others: [other({})] })).toEqual([]);
  expect(kinds({ others: [other({ itemIds: ['a'] })] })).toEqual([['same-item', 'y']]);
  expect(kinds({ others: [other({ implementerIds: ['p'] })] })).toEqual([['same-implementer', 'y']]);
  const graph = { near: new Map([['a', new Set(['z'])]]), groups: [] };
  expect(kinds({ others: [other({})], graph })).toEqual([['near-item', 'y']]);
  const backwards = { near: new Map([['z', new Set(['a'])]]), groups: [] };
  expect(kinds({ others: [other({})], graph: backwards })).toEqual([['near-item', 'y']]);
  const pairs = { near: new Map(), groups: [['a', 'z']] };
  expect(kinds({ others: [other({})], graph: pairs })).toEqual([['redundancy-pair', 'y']]);
  expect(kinds({ others: [other({ itemIds: ['a'] })], graph: pairs })).toEqual([['same-item', 'y']]);
});

test('SM-51 the planned way back counts as time, what only touches does not, nothing collides with itself', () => {
  const late = { from: NIGHT + 80 * MINUTE_MS, to: NIGHT + 3 * HOUR_MS };
  expect(kinds({ others: [other({ itemIds: ['a'], span: late })] })).toEqual([['same-item', 'y']]);
  const after = { from: NIGHT + 90 * MINUTE_MS, to: NIGHT + 3 * HOUR_MS };
  expect(kinds({ others: [other({ itemIds: ['a'], span: after })] })).toEqual([]);
  expect(kinds({ others: [other({ id: 'x', itemIds: ['a'] })] })).toEqual([]);
});

test('SM-51 a blackout bars its services, its areas or everything; work is done within the hours of the services', () => {
  const barred = (part: object) => ({
    ...{ id: 'b', name: 'Freeze', span: { from: NIGHT, to: NIGHT + HOUR_MS }, serviceIds: [], areaIds: [] },
    ...part,
  });
  expect(kinds({ blackouts: [barred({})] })).toEqual([['blackout', 'b']]);
  expect(kinds({ blackouts: [barred({ serviceIds: ['radio'] })] })).toEqual([['blackout', 'b']]);
  expect(kinds({ blackouts: [barred({ areaIds: ['north'] })] })).toEqual([['blackout', 'b']]);
  expect(kinds({ blackouts: [barred({ serviceIds: ['office'], areaIds: ['south'] })] })).toEqual([]);
  const nights = { ...office, week: [{ day: 'sunday' as const, from: '01:00', to: '03:00' }] };
  expect(kinds({ maintenance: nights })).toEqual([['outside-maintenance-window', null]]);
  const longer = { ...office, week: [{ day: 'sunday' as const, from: '01:00', to: '04:00' }] };
  expect(kinds({ maintenance: longer })).toEqual([]);
});

test('SM-51 the next free slots within 90 days stand against nothing', () => {
  const sundays = { ...office, week: [{ day: 'sunday' as const, from: '01:00', to: '05:00' }] };
  const around = { ...none, others: [other({ itemIds: ['a'] })], maintenance: sundays };
  const slots = freeSlots(asking, around, { from: NIGHT - HOUR_MS / 2, days: 90, count: 3 });
  expect(slots.map(({ from }) => new Date(from).toISOString())).toEqual([
    '2026-11-29T03:00:00.000Z',
    '2026-12-06T01:00:00.000Z',
    '2026-12-13T01:00:00.000Z',
  ]);
  for (const span of slots) expect(collisionsOf({ ...asking, span }, around)).toEqual([]);
  const tooShort = { ...office, week: [{ day: 'sunday' as const, from: '01:00', to: '02:00' }] };
  expect(freeSlots(asking, { ...none, maintenance: tooShort }, { from: NIGHT, days: 90, count: 3 })).toEqual([]);
});

const group = (rule: ApprovalGroup['rule'], people: number, part: Partial<ApprovalGroup> = {}): ApprovalGroup => ({
  ...{ id: 'g', name: 'G', rule, percent: 75, quorum: 1, about: 'change' },
  asked: Array.from({ length: people }, (_, i) => ({ key: `${i}`, accountId: `${i}`, role: null, name: `${i}` })),
  ...part,
});
const votes = (words: string) =>
  words.split('').map((word, i) => ({
    ...{ groupId: 'g', askedKey: `${i}` },
    decision: word === 'y' ? ('yes' as const) : word === 'n' ? ('no' as const) : ('abstain' as const),
  }));

test.each([
  ['anyone', 3, 'n', 'open'],
  ['anyone', 3, 'ny', 'yes'],
  ['anyone', 3, 'nnn', 'no'],
  ['all', 3, 'yy', 'open'],
  ['all', 3, 'yyy', 'yes'],
  ['all', 3, 'yn', 'no'],
  ['all', 3, 'yya', 'yes'],
  ['first', 3, 'n', 'no'],
  ['first', 3, 'yn', 'yes'],
  ['majority', 4, 'yy', 'open'],
  ['majority', 4, 'yyy', 'yes'],
  ['majority', 4, 'yynn', 'no'],
  ['majority', 3, 'ayy', 'yes'],
  ['percent', 4, 'yy', 'open'],
  ['percent', 4, 'yyy', 'yes'],
  ['percent', 4, 'nn', 'no'],
  ['majority', 2, 'aa', 'no'],
] as const)('with the rule %s of %d, %s is %s', (rule, people, words, result) => {
  expect(resultOf(group(rule, people), votes(words))).toBe(result);
});

test('a yes waits for the quorum; every group must agree', () => {
  const cab = group('majority', 3, { quorum: 3 });
  expect(resultOf(cab, votes('yy'))).toBe('open');
  expect(resultOf(cab, votes('yya'))).toBe('yes');
  const timing = group('anyone', 1, { id: 'timing' });
  expect(resultOfAll([cab, timing], votes('yya'))).toBe('open');
  expect(resultOfAll([cab, timing], [...votes('yya'), { groupId: 'timing', askedKey: '0', decision: 'yes' }])).toBe(
    'yes',
  );
  expect(resultOfAll([cab, timing], [{ groupId: 'timing', askedKey: '0', decision: 'no' }])).toBe('no');
});

test('projected availability counts what overlaps once, and only within the time', () => {
  const at = (fromMinute: number, outageMinutes: number, touchedIds: string[]) => ({
    ...{ touchedIds, outageMinutes },
    window: { from: NIGHT + fromMinute * MINUTE_MS, to: NIGHT + (fromMinute + 120) * MINUTE_MS },
  });
  const month = { from: NIGHT, to: NIGHT + 30 * 24 * HOUR_MS };
  const planned = [at(0, 45, ['radio', 'office']), at(30, 30, ['radio']), at(-20, 30, ['office']), at(5, 0, ['idle'])];
  expect(projectedAvailability(planned, month)).toEqual([
    { serviceId: 'radio', awayMinutes: 60, available: ((43_200 - 60) / 43_200) * 100 },
    { serviceId: 'office', awayMinutes: 45, available: ((43_200 - 45) / 43_200) * 100 },
  ]);
  expect(projectedAvailability([{ ...at(0, 45, ['radio']), window: null }], month)).toEqual([]);
});
