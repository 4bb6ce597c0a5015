import { expect, test } from 'vitest';
import { callerFix } from '../fixture/rows.ts';
import { fixWords, pointOf, spotOf } from './fix-words.ts';

test('B06 a fix says its method and how sure it is, and floor and address where it has them', () => {
  expect(fixWords(callerFix())).toBe('satellite, 68 % sure');
  const indoors = callerFix({ method: 'wifi', confidencePercent: null, floor: '5', address: '1 High Street' });
  expect(fixWords(indoors)).toBe('Wi-Fi, floor 5, 1 High Street');
});

test('B06 the caller is looked for in the circle, or at the point of a fix without one', () => {
  const fix = callerFix({ radiusMetres: null });
  const circle = { lon: -0.73, lat: 52.67, radiusMetres: 50 };
  expect(spotOf({ circle, fix })).toEqual({ ...circle, fix: null });
  expect(spotOf({ circle: { ...circle, lon: fix.lon, lat: fix.lat }, fix })).toMatchObject({ radiusMetres: 50, fix });
  expect(spotOf({ circle: null, fix })).toMatchObject({ lat: 52.6705, radiusMetres: null, fix });
  expect(spotOf({ circle: null, fix: null })).toBeNull();
  expect(pointOf(fix)).toBe('52.6705, -0.7295');
});
