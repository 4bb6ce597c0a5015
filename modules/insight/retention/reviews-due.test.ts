import { describe, expect, test } from 'vitest';
import { nextStep } from '../../../kernel/pure.ts';
import { countReviews } from './decide.ts';
import { type ReviewsDueState, reviewsDueAggregate, reviewsDuePromises } from './reviews-due.ts';

const DAY_MS = 86_400_000;
const from = Date.parse('2026-12-01T00:00:00Z');
const until = from + DAY_MS;
const since = from - 30 * DAY_MS;
const data = { records: 'incident', from, until, day: '1 December 2026', count: 37, asOf: 9 } as const;
const counted = (over: Partial<typeof data> | object = {}): ReviewsDueState => ({
  ...{ situation: 'counted', counted: { ...data, ...over }, since, marks: {} },
});
const one = (state: ReviewsDueState) => {
  const [promise] = reviewsDuePromises(state);
  if (promise === undefined) throw new Error('nothing is promised');
  return promise;
};

describe('F13 N06 L07 records that fall due for review', () => {
  test('are one promise a day and kind, warned of a fortnight before and climbing day by day until somebody acts', () => {
    const promise = one(counted());
    expect(promise).toMatchObject({ label: '37 incidents due for review on 1 December 2026', dueAt: until });
    const steps = [-1, 0, 1, 2, 3, 4, 5].map((done) => nextStep(promise, done));
    const day = (step: (typeof steps)[number]) => ((step?.at ?? 0) - until) / DAY_MS;
    expect(
      steps.map((step) => [step?.act, day(step), step?.act === 'escalate' ? promise.ladder[step.rung]?.to : '']),
    ).toEqual([
      ['warn', -14, ''],
      ['breach', 0, ''],
      ['escalate', 0, 'control-room-supervisor'],
      ['escalate', 3, 'control-room-supervisor'],
      ['escalate', 7, 'fim'],
      ['escalate', 8, 'fim'],
      ['escalate', 9, 'fim'],
    ]);
  });

  test('stay one promise while their number changes, and owe nothing when none is left', () => {
    const [before, after] = [one(counted()), one(counted({ count: 1 }))];
    expect(after.label).toBe('1 incident due for review on 1 December 2026');
    expect([after.startedAt, after.dueAt]).toEqual([before.startedAt, before.dueAt]);
    expect(reviewsDuePromises(counted({ count: 0 }))).toEqual([]);
    expect(reviewsDuePromises(reviewsDueAggregate.initial)).toEqual([]);
  });

  test('and were overdue before anything was promised are told of at once, and due a week later', () => {
    const backlog = one(counted({ from: 0, until: from, count: 412 }));
    expect(backlog.label).toBe('412 incidents overdue for review since before 1 December 2026');
    expect([backlog.warnAt, backlog.dueAt]).toEqual([since, since + 7 * DAY_MS]);
  });

  test('are noted once: what stands already is not said again', () => {
    const { day, ...input } = data;
    const command = { input } as unknown as Parameters<typeof countReviews>[0];
    const say = (due: ReviewsDueState) => countReviews(command, { due }, { day });
    expect(say(reviewsDueAggregate.initial)).toMatchObject({
      events: { due: [{ type: 'insight.ReviewsCounted', data }] },
    });
    expect(say(counted())).toMatchObject({ events: { due: [] } });
    expect(say(counted({ count: 36 }))).toMatchObject({ events: { due: [{ data }] } });
  });
});
