import { expect, test } from 'vitest';
import { filterOf } from './filter.ts';
import type { ServiceIncidentRow } from './order.ts';
import { countsOf, teamView, usualViews } from './saved.ts';

const names = { nameOf: (_: string, id: string | null) => (id === 'radio' ? 'Radio and vehicles' : (id ?? '')) };

function row(id: string, more: Partial<ServiceIncidentRow> = {}): ServiceIncidentRow {
  return {
    ...{
      id,
      number: `IT-${id}`,
      situation: 'open',
      pausedFor: null,
      summary: `Trouble ${id}`,
      reporter: 'PC Jane Example',
    },
    ...{ source: 'desk', serviceId: null, categoryId: null, teamId: 'radio', assigneeId: null, assignee: null },
    ...{ impact: 3, urgency: 3, priority: 5, reopened: 0, raisedAt: 1, changedAt: 1, clocks: [], vip: null },
    ...{ triage: 'done', snoozedUntil: null, pingPong: 0, parent: null, children: 0, candidate: null },
    ...more,
  };
}

const shown = (text: string, rows: readonly ServiceIncidentRow[]) => rows.filter(filterOf(text, names) ?? (() => true));

test('every word must stand somewhere in the row, in any order and case; one with a minus must not', () => {
  const rows = [row('7', { summary: 'Battery of handset 12' }), row('8', { teamId: 'servers', summary: 'Disk full' })];
  expect(shown('HANDSET vehicles', rows).map(({ id }) => id)).toEqual(['7']);
  expect(shown('it-8', rows).map(({ id }) => id)).toEqual(['8']);
  expect(shown('p5 -battery', rows).map(({ id }) => id)).toEqual(['8']);
  expect(shown('  ', rows)).toEqual(rows);
});

test('a row that changed is looked through as it is now', () => {
  expect(shown('dark', [row('1', { summary: 'Screen' })])).toEqual([]);
  expect(shown('dark', [row('1', { summary: 'Screen is dark' })])).toHaveLength(1);
});

test('each view has its count: the inbox without what is put off, what is missed, what is mine, a team', () => {
  const late = [{ metric: 'response', startedAt: 0, dueAt: 50, paused: false } as const];
  const rows = [
    row('1', { triage: 'waiting' }),
    row('2', { triage: 'snoozed', snoozedUntil: 900 }),
    row('3', { assigneeId: 'me', clocks: late }),
    row('4', { teamId: 'servers', pingPong: 3, situation: 'paused' }),
    row('5', { situation: 'resolved', candidate: 'It has priority 1' }),
  ];
  const views = [...usualViews('me'), teamView({ id: 'radio', name: 'Radio' })];
  expect(Object.fromEntries(countsOf(views, rows, 100))).toEqual({
    ...{ all: 5, inbox: 1, mine: 1, broken: 1, 'due-soon': 0, unassigned: 2, major: 1 },
    ...{ 'back-and-forth': 1, waiting: 2, resolved: 1 },
    'team:radio': 2,
  });
});
