import { expect, test } from 'vitest';
import { collisionsOf } from './collision.ts';
import { shiftChanges } from './shift-changes.ts';

const around = { timezone: 'Europe/London', serviceIds: ['dispatch'] };
const terms = { at: ['07:00', '22:00'], minutes: 20 };
const at = (iso: string): number => Date.parse(iso);

test('each hand-over of the control room is a time in which nothing of it is changed, by local time over the change of the hour', () => {
  const week = shiftChanges(terms, around, { from: at('2026-10-24T00:00:00Z'), to: at('2026-10-26T00:00:00Z') });
  const morning = week
    .filter(({ name }) => name.includes('07:00'))
    .map(({ span }) => new Date(span.from).toISOString());
  expect(morning).toEqual(['2026-10-24T05:40:00.000Z', '2026-10-25T06:40:00.000Z']);
});

test('a change to what the control room feels collides with it; any other does not', () => {
  const span = { from: at('2026-11-10T06:00:00Z'), to: at('2026-11-10T08:00:00Z') };
  const blackouts = shiftChanges(terms, around, span);
  const asking = { id: 'a', number: 'CH-1', span, itemIds: [], implementerIds: [], areaIds: [] };
  const nothing = { others: [], blackouts, graph: { near: new Map(), groups: [] }, maintenance: null };
  expect(collisionsOf({ ...asking, serviceIds: ['dispatch'] }, nothing)).toMatchObject([
    { kind: 'shift-change', other: 'Shift change at 07:00', why: 'the control room hands over then' },
  ]);
  expect(collisionsOf({ ...asking, serviceIds: ['office'] }, nothing)).toEqual([]);
});
