import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepare } from './prepare.ts';
import { makeRandom } from './random.ts';
import { digestOf } from './scenario.ts';

const packDir = join(import.meta.dirname, '..', '..', 'data', 'packs', 'rutland');

describe('what chance decides', () => {
  test('the same seed decides the same, another seed something else', () => {
    const [one, again, other] = [7, 7, 8].map((seed) => digestOf(prepare(packDir, { hours: 2, seed }).scenario));
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });

  test('calls come in their time, from the force’s own places, in an order', () => {
    const { scenario, pack } = prepare(packDir, { hours: 4, seed: 3 });
    const times = scenario.calls.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...times)).toBeLessThan(scenario.lastsMs);
    const [west, south, east, north] = pack.bounds;
    for (const { place, code } of scenario.calls) {
      expect(place.lon > west && place.lon < east && place.lat > south && place.lat < north).toBe(true);
      expect(pack.codes.some((known) => known.code === code)).toBe(true);
    }
    expect(scenario.calls.some(({ becomes }) => becomes.kind === 'repeat')).toBe(true);
    const kinds = scenario.calls.map(({ restriction }) => restriction?.kind);
    expect(kinds).toContain('concealed');
    expect(kinds).toContain('restricted');
  });

  test('every result that an outcome names is one of the pack’s', () => {
    const { assumptions, pack } = prepare(packDir, { hours: 1, seed: 1 });
    const known = new Set(pack.results.map(({ code }) => code));
    expect(assumptions.outcomes.map(({ result }) => result).filter((result) => !known.has(result))).toEqual([]);
  });
});

test('numbers are spread evenly and ids are unique', () => {
  const random = makeRandom(1);
  const drawn = Array.from({ length: 4000 }, () => random.next());
  const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
  expect(new Set(Array.from({ length: 500 }, () => random.uuid())).size).toBe(500);
});
