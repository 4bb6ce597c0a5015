import { expect, test } from 'vitest';
import { incidentRow, unitRow } from '../fixture/rows.ts';
import { incidentFeatures, unitFeatures } from './features.ts';
import { isIncidentInFront, isUnitInFront, taskOf, taskWords } from './foreground.ts';

const base = { incidentId: 'i1', recommending: false, drawing: false };
const free = unitRow({ id: 'free' });
const busy = unitRow({ id: 'busy', meaning: 'en-route' });
const active = { ...unitRow().active, incidentId: 'i1', milestone: 'en-route' } as NonNullable<typeof free.active>;
const onIt = unitRow({ id: 'on-it', meaning: 'en-route', active });
const inNeed = unitRow({ id: 'need', callsign: 'RE03', emergency: true });

test('G08 what the task needs is in front: to send, who can go and who is on it; to draw, who is on it; else all', () => {
  const front = (task: ReturnType<typeof taskOf>) =>
    [free, busy, onIt, inNeed].filter((unit) => isUnitInFront(task, unit)).map(({ id }) => id);
  expect(front(taskOf(base, null))).toEqual(['free', 'busy', 'on-it', 'need']);
  expect(front(taskOf({ ...base, recommending: true }, null))).toEqual(['free', 'on-it', 'need']);
  expect(front(taskOf({ ...base, drawing: true }, null))).toEqual(['on-it', 'need']);
  expect(front(taskOf(base, inNeed))).toEqual(['free', 'need']);
  const sending = taskOf({ ...base, recommending: true }, null);
  expect(['i1', 'i2'].filter((id) => isIncidentInFront(sending, id))).toEqual(['i1']);
  expect(taskWords(sending, () => '0421')).toBe('In front: 0421, who is free and who is on it');
  expect(taskWords(taskOf(base, null), () => '0421')).toBeNull();
});

test('G08 what is not in front is drawn behind, and nothing of it is left out', () => {
  const task = taskOf({ ...base, recommending: true }, null);
  const units = unitFeatures({
    ...{ moved: new Map(), chosen: null, now: 1_000, staleMs: 120_000, units: [free, busy] },
    isInFront: (unit) => isUnitInFront(task, unit),
  });
  expect(units.map(({ properties }) => properties.opacity)).toEqual([1, 0.3]);
  const rows = [incidentRow({ id: 'i1' }), incidentRow({ id: 'i2' })];
  const incidents = incidentFeatures(
    rows,
    () => 2,
    null,
    (id) => isIncidentInFront(task, id),
  );
  expect(incidents.map(({ properties }) => properties.opacity)).toEqual([1, 0.3]);
});
