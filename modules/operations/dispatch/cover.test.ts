import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DemandPlace, makeCoverage, makeGrid } from './cover.ts';

const place = (beatId: string, weight: number, lon = 0, lat = 0): DemandPlace => ({ beatId, weight, lon, lat });
const name = (id: string) => id.toUpperCase();

describe('given two beats and two units', () => {
  const places = [place('a', 6), place('a', 4), place('b', 10)];

  test('D07 when only one reaches a beat, then taking it leaves that beat bare', () => {
    const coverage = makeCoverage(
      places,
      new Map([
        ['one', [0, 1]],
        ['two', [2]],
      ]),
      name,
    );
    expect(coverage.share).toBe(1);
    expect(coverage.without('two')).toEqual({ before: 1, after: 0.5, bare: ['B'] });
  });

  test('when both reach everything, then taking one changes nothing', () => {
    const coverage = makeCoverage(
      places,
      new Map([
        ['one', [0, 1, 2]],
        ['two', [0, 1, 2]],
      ]),
      name,
    );
    expect(coverage.without('one')).toEqual({ before: 1, after: 1, bare: [] });
  });

  test('when a beat was bare before, then it is not named again', () => {
    const coverage = makeCoverage(places, new Map([['one', [1]]]), name);
    expect(coverage.without('one')).toEqual({ before: 0.2, after: 0, bare: [] });
  });
});

const scene = fc
  .array(fc.record({ beatId: fc.constantFrom('a', 'b', 'c'), weight: fc.integer({ min: 1, max: 50 }) }), {
    minLength: 1,
    maxLength: 40,
  })
  .chain((drawn) => {
    const places = drawn.map(({ beatId, weight }) => place(beatId, weight));
    const reach = fc.subarray(places.map((_, i) => i));
    return fc.record({
      places: fc.constant(places),
      reaches: fc.dictionary(fc.constantFrom('u', 'v', 'w', 'x'), reach),
    });
  });

test('taking a unit away gives the same as counting again without it', () => {
  fc.assert(
    fc.property(scene, ({ places, reaches }) => {
      const all = new Map(Object.entries(reaches));
      const coverage = makeCoverage(places, all, name);
      const two = [...all.keys()].slice(0, 2);
      const left = new Map([...all].filter(([other]) => !two.includes(other)));
      expect(coverage.withoutAll(two).after).toBeCloseTo(makeCoverage(places, left, name).share, 9);
      for (const unit of all.keys()) {
        const rest = new Map([...all].filter(([other]) => other !== unit));
        expect(coverage.without(unit).after).toBeCloseTo(makeCoverage(places, rest, name).share, 9);
        expect(coverage.without(unit).before).toBe(coverage.share);
      }
    }),
  );
});

test('thinning keeps every weight in its beat', () => {
  const coordinate = fc.double({ min: 0, max: 0.05, noNaN: true });
  const drawn = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 9 }), coordinate, coordinate));
  fc.assert(
    fc.property(drawn, (list) => {
      const places = list.map(([area, weight, lon, lat]) => place(area, weight, lon, lat));
      const sum = (of: readonly DemandPlace[], area: string) =>
        of.filter((p) => p.beatId === area).reduce((total, p) => total + p.weight, 0);
      const thinned = makeGrid(places).places;
      for (const area of ['a', 'b']) expect(sum(thinned, area)).toBe(sum(places, area));
      expect(thinned.length).toBeLessThanOrEqual(places.length);
    }),
  );
});

test('a grid keeps its cells at every hour, and weighs them by the demand of that hour', () => {
  const points = [place('a', 6, 0.001, 0), place('a', 4, 0.002, 0), place('b', 10, 0.5, 0)];
  const grid = makeGrid(points);
  expect(grid.places.map(({ beatId, weight, lon }) => [beatId, weight, lon])).toEqual([
    ['a', 10, 0.001],
    ['b', 10, 0.5],
  ]);
  const night = points.map((point) => ({ ...point, weight: point.beatId === 'a' ? 1 : 0 }));
  expect(grid.weigh(night).map(({ weight, lon }) => [weight, lon])).toEqual([
    [2, 0.001],
    [0, 0.5],
  ]);
});
