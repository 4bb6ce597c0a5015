import { expect, test } from 'vitest';
import { bodyOf, type Fix, withFix } from './fixes.ts';

const fix = (at: number, lon = -0.73): Fix => ({ lon, lat: 52.67, at, accuracyMetres: 8.4, speedKmh: null });
const all = (...fixes: Fix[]): readonly Fix[] => fixes.reduce<readonly Fix[]>(withFix, []);

test('keeps what moves', () => {
  expect(all(fix(0), fix(1_000, -0.731), fix(2_000, -0.732))).toHaveLength(3);
});

test('standing still keeps one fix in a while, the newest', () => {
  const kept = all(...Array.from({ length: 60 }, (_, second) => fix(second * 1_000)));
  expect(kept.length).toBeLessThanOrEqual(6);
  expect(kept.at(-1)?.at).toBe(59_000);
});

test('a slow walk is not swallowed', () => {
  const kept = all(...Array.from({ length: 120 }, (_, second) => fix(second * 1_000, -0.73 + second * 0.00002)));
  expect(kept.length).toBeGreaterThan(7);
});

test('after hours without signal the oldest go', () => {
  const kept = all(...Array.from({ length: 600 }, (_, minute) => fix(minute * 60_000)));
  expect(kept).toHaveLength(500);
  expect(kept.at(-1)?.at).toBe(599 * 60_000);
});

test('names the unit by callsign and leaves out what the phone does not know', () => {
  expect(bodyOf([fix(1_000.4)], 'RE01')).toEqual({
    positions: [{ callsign: 'RE01', lon: -0.73, lat: 52.67, at: 1_000, accuracyMetres: 8, source: 'phone' }],
  });
});
