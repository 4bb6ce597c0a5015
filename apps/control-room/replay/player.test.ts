import { expect, test } from 'vitest';
import { fixesAt, momentAt } from './player.ts';
import type { Moment } from './recording.ts';

const moment = (at: number, lon: number): Moment => ({
  at,
  incidents: new Map(),
  units: new Map(),
  fixes: new Map([['u1', { lon, lat: 52, at }]]),
  calls: { ringing: 0, taken: 0 },
  missedSoFar: 0,
});
const moments = [moment(0, -1), moment(60_000, 0), moment(120_000, 0)];

test.each([
  [-5, 0],
  [0, 0],
  [59_999, 0],
  [60_000, 1],
  [500_000, 2],
])('at %i ms the moment is number %i', (at, index) => expect(momentAt(moments, at)).toBe(index));

test('between two reports a unit is on the line between them', () => {
  expect(fixesAt(moments, 15_000).get('u1')).toEqual({ lon: -0.75, lat: 52, at: 15_000 });
  expect(fixesAt(moments, 500_000).get('u1')?.lon).toBe(0);
  expect(fixesAt([], 0).size).toBe(0);
});
