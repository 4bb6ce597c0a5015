import { expect, test } from 'vitest';
import type { DemandPlace } from './cover.ts';
import { type FreeReach, leftBare, moveUpFor, standbyOf } from './move-up.ts';

const place = (beatId: string, weight: number, lon: number): DemandPlace => ({ beatId, weight, lon, lat: 0 });
const places = [place('a', 6, 0), place('a', 4, 1), place('b', 10, 2)];
const free = (reaches: Readonly<Record<string, readonly number[]>>): FreeReach => ({
  places,
  reaches: new Map(Object.entries(reaches)),
});
const mover = (tourId: string, seconds: number, reach: readonly number[]) => ({ tourId, seconds, reach });

test('D07 what a set leaves bare is named together, and the soonest free unit that repairs it without baring another beat is proposed', () => {
  const state = free({ one: [0, 1], two: [0, 1], three: [2], four: [2] });
  expect(leftBare(state, ['one'])).toEqual({ after: 1, bare: [] });
  expect(leftBare(state, ['one', 'two'])).toEqual({ after: 0.5, bare: ['a'] });
  expect(standbyOf(places, 'a')).toEqual(places[0]);
  const movers = [mover('three', 600, [0, 1]), mover('four', 300, [0, 1]), mover('one', 1, [0, 1])];
  expect(moveUpFor('a', state, ['one', 'two'], movers)).toEqual({ tourId: 'four', seconds: 300, after: 1 });
});

test('D07 nobody is proposed who would leave a beat bare, reaches too little from there, or is sent', () => {
  const state = free({ one: [0, 1], three: [2] });
  expect(moveUpFor('a', state, ['one'], [mover('three', 300, [0, 1])]), 'three alone covers b').toBeNull();
  const spare = free({ one: [0, 1], three: [2], four: [2] });
  expect(moveUpFor('a', spare, ['one'], [mover('three', 300, [1])]), 'four tenths of a').toBeNull();
  expect(moveUpFor('a', spare, ['one'], [mover('one', 10, [0, 1])])).toBeNull();
  expect(moveUpFor('a', spare, ['one'], [mover('three', 300, [0])])).toMatchObject({ tourId: 'three' });
});
