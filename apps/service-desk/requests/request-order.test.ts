import { expect, test } from 'vitest';
import { byNextDue, nextOf, type RequestRow } from './request-order.ts';

const row = (id: string, part: Partial<RequestRow>): RequestRow => ({
  ...{ id, number: id, name: 'Desk phone', situation: 'preparing', requester: null, forWhom: null, approver: null },
  ...{ siteId: null, serviceIncident: null, booked: false, pricePence: 0, answers: [], tasks: [] },
  ...{ startedAt: 0, dueAt: 0, submittedAt: 0, changedAt: 0 },
  ...part,
});
const task = (id: string, ready: boolean, doneAt: number | null = null) => ({
  ...{ id, name: `do ${id}`, teamId: 'networks', assignee: null, doneAt, ready },
});

test('the next due comes first, what is delivered last', () => {
  const rows = [row('a', { dueAt: 9 }), row('b', { dueAt: 1, situation: 'delivered' }), row('c', { dueAt: 2 })];
  expect(byNextDue(rows).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
});

test('what is next: the yes that is waited for, then the first task that can be begun', () => {
  expect(nextOf(row('a', { situation: 'approving', approver: 'PS Firth' })).what).toBe('Waits for PS Firth');
  const tasks = [task('one', false, 5), task('two', true), task('three', false)];
  expect(nextOf(row('b', { tasks }))).toEqual({ what: 'do two', teamId: 'networks' });
  expect(nextOf(row('c', { situation: 'delivered' })).what).toBe('Delivered');
});
