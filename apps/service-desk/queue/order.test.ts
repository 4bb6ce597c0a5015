import { expect, test } from 'vitest';
import { byNextBreach, type ServiceIncidentRow } from './order.ts';

const row = (id: string, ...dueAts: readonly number[]): ServiceIncidentRow => ({
  ...{ id, number: id, situation: 'open', pausedFor: null, summary: id, reporter: null, source: 'desk' },
  ...{ serviceId: null, categoryId: null, teamId: 'service-desk', assigneeId: null, assignee: null },
  ...{ impact: 3, urgency: 3, priority: 5, reopened: 0, raisedAt: 1, changedAt: 1, vip: null },
  ...{ triage: 'done', snoozedUntil: null, pingPong: 0, parent: null, children: 0, candidate: null },
  clocks: dueAts.map((dueAt) => ({ metric: 'resolution', startedAt: 0, dueAt, paused: dueAt < 0 })),
});

test('SD-12 the next to break comes first; what stands still comes last', () => {
  const rows = [row('paused', -5), row('late', 900, 300), row('soon', 200), row('none')];
  expect(byNextBreach(rows).map(({ id }) => id)).toEqual(['soon', 'late', 'none', 'paused']);
});
