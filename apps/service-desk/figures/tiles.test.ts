import { expect, test } from 'vitest';
import { type Ground, tilesOf } from './tiles.ts';

const incident = (id: string, more: object = {}): Ground['incidents'][number] =>
  ({
    ...{ id, number: id, situation: 'open', pausedFor: null, summary: id, reporter: null, source: 'desk' as const },
    ...{ serviceId: null, categoryId: null, teamId: 'radio', assigneeId: null, assignee: null },
    ...{ impact: 3, urgency: 3, priority: 5, reopened: 0, raisedAt: 1, changedAt: 1, clocks: [], vip: null },
    ...{ triage: 'done', snoozedUntil: null, pingPong: 0, parent: null, children: 0, candidate: null },
    ...(more as object),
  }) as Ground['incidents'][number];

const ground: Ground = {
  accountId: 'me',
  now: 1_000,
  asOf: 900,
  incidents: [
    incident('a', { assigneeId: 'me' }),
    incident('b', { clocks: [{ metric: 'response', startedAt: 0, dueAt: 2_000, paused: false }] }),
  ],
  changes: [
    { collisions: 1, held: false },
    { collisions: 0, held: false },
  ],
  requests: [{ dueAt: 999 }, { dueAt: 5_000 }],
  week: { raised: 9, firstContact: 4, reopened: 1, missed: 2 },
};

test('a dashboard counts what its role wants, each once, and each number leads to exactly what it counts', () => {
  const wanted = ['mine', 'due-soon', 'mine', 'missed-week', 'changes-at-risk', 'requests-late', 'nothing-known'];
  expect(tilesOf(wanted, ground).map(({ id, value, href }) => [id, value, href])).toEqual([
    ['mine', 1, '/queue?view=mine'],
    ['due-soon', 1, '/queue?view=due-soon'],
    ['missed-week', 2, '/records?from=-604799100&to=900&missed=true'],
    ['changes-at-risk', 1, '/changes?only=at-risk'],
    ['requests-late', 1, '/requests?only=late'],
  ]);
});

test('what was not read yet is no nought', () => {
  expect(tilesOf(['reopened-week'], { ...ground, week: null })[0]?.value).toBeNull();
});
