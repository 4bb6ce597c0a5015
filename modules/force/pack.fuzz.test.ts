import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkPack, PackError } from './load-pack.ts';
import { featuresIn } from './territory/features.ts';

const RUNS = Number(process.env.TREFOIL_FUZZ_RUNS ?? 20_000);
/** A whole pack takes a millisecond to judge: fewer of them in the short form. */
const PACKS = Number(process.env.TREFOIL_FUZZ_RUNS ?? 8_000);
/** As long as a machine that is busy with other things may need. */
const PATIENCE_MS = 120_000;
const shipped: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../data/packs/rutland/pack.json'), 'utf8'),
);

type Path = readonly (string | number)[];

const value = fc.oneof(
  fc.constantFrom<unknown>(null, '', [], {}, -1, 1e308, 'x'.repeat(5000), '__proto__', { __proto__: null, a: 1 }, [
    [[]],
  ]),
  fc.jsonValue({ maxDepth: 2 }),
);

function placesIn(at: unknown, path: Path = []): readonly Path[] {
  if (at === null || typeof at !== 'object') return [path];
  return [path, ...Object.entries(at).flatMap(([key, inner]) => placesIn(inner, [...path, key]))];
}

function changed(at: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(at)) return at.map((inner, n) => (String(n) === String(key) ? changed(inner, rest, to) : inner));
  if (at === null || typeof at !== 'object') return at;
  return { ...at, [key]: changed(Reflect.get(at, key), rest, to) };
}

/** The first two of every list: small enough to be judged thousands of times. */
function small(at: unknown): unknown {
  if (Array.isArray(at)) return at.slice(0, 2).map(small);
  if (at === null || typeof at !== 'object') return at;
  return Object.fromEntries(Object.entries(at).map(([key, inner]) => [key, small(inner)]));
}

test(
  'T22 a pack is loaded or refused with every fault named, whatever stands in it',
  () => {
    const pack = small(shipped);
    const places = placesIn(pack);
    const slips = fc.array(fc.tuple(fc.constantFrom(...places), value), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(slips, (all) => {
        const whole = all.reduce((at, [path, to]) => changed(at, path, to), pack);
        try {
          expect(checkPack(whole, 'pack.json').id).toMatch(/\S/);
        } catch (error) {
          expect(error).toBeInstanceOf(PackError);
          expect(error instanceof PackError ? error.faults.length : 0).toBeGreaterThan(0);
        }
      }),
      { numRuns: PACKS },
    );
  },
  PATIENCE_MS,
);

test(
  'T22 areas are rings of degrees or are refused, whatever stands in the file',
  () => {
    const ring = [
      [-0.7, 52.6],
      [-0.6, 52.6],
      [-0.6, 52.7],
      [-0.7, 52.6],
    ];
    const area = {
      type: 'Feature',
      properties: { id: 'a', name: 'A' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
    const collection = { type: 'FeatureCollection', features: [area] };
    const places = placesIn(collection);
    const slips = fc.array(fc.tuple(fc.constantFrom(...places), value), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(slips, (all) => {
        const whole = all.reduce((at, [path, to]) => changed(at, path, to), collection as unknown);
        try {
          for (const { polygons } of featuresIn(whole, z.object({ id: z.string(), name: z.string() }))) {
            for (const [lon, lat] of polygons.flat(2)) expect([typeof lon, typeof lat]).toEqual(['number', 'number']);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(z.ZodError);
        }
      }),
      { numRuns: RUNS },
    );
  },
  PATIENCE_MS,
);
