import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairFault, pairsIn } from './pairs.ts';

const RUNS = Number(process.env.TREFOIL_FUZZ_RUNS ?? 20_000);
/** As long as a machine that is busy with other things may need. */
const PATIENCE_MS = 120_000;

const cell = fc.oneof(
  fc.double({ noNaN: true }).map(String),
  fc.constantFrom(
    '-0.73',
    '52.67',
    '',
    ' ',
    '"',
    '""',
    '"a""b"',
    '1e999',
    '0x10',
    'NaN',
    '181',
    '-90.1',
    '\u0000',
    '=1+1',
  ),
  fc.string({ unit: 'binary', maxLength: 10 }),
);
const line = fc.array(cell, { maxLength: 6 }).map((cells) => cells.join(','));
const head = fc.constantFrom(
  'from_lon,from_lat,to_lon,to_lat',
  'to_lat,from_lon,x,from_lat,to_lon',
  'from_lon',
  '',
  '\ufefffrom_lon,from_lat,to_lon,to_lat',
);
const file = fc
  .tuple(head, fc.array(line, { maxLength: 5 }), fc.constantFrom('\n', '\r\n', '\r', '\n\n'))
  .map(([first, lines, end]) => [first, ...lines].join(end));

test(
  'T22 pairs are all within the world, or the file is refused by name and line',
  () => {
    fc.assert(
      fc.property(file, (text) => {
        try {
          for (const { from, to } of pairsIn('pairs.csv', text)) {
            for (const [lon, lat] of [from, to]) {
              expect(Math.abs(lon)).toBeLessThanOrEqual(180);
              expect(Math.abs(lat)).toBeLessThanOrEqual(90);
            }
          }
        } catch (error) {
          expect(error).toBeInstanceOf(PairFault);
          expect(String(error)).toContain('pairs.csv');
        }
      }),
      { numRuns: RUNS },
    );
  },
  PATIENCE_MS,
);
