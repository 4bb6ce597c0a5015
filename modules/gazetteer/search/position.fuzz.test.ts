import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPosition } from './position-search.ts';

const RUNS = Number(process.env.TREFOIL_FUZZ_RUNS ?? 20_000);
/** As long as a machine that is busy with other things may need. */
const PATIENCE_MS = 120_000;

/** Grid references and coordinates as people write them, with slips; and what is neither. */
const pieces = fc.constantFrom(
  ...['SK', 'TF', 'HP', 'ZZ', 'grid ref', 'NGR:', '52.67', '-0.73', '52°40′12″N', '0 43 48 W', 'N', ',', ' ', '/', '.'],
  ...['486000', '308000', '1234', '56789', '99999999999', '-', '°', '′', '1e5', '٣', '\u00a0', 'NaN', '+'],
);
const text = fc.oneof(
  { weight: 4, arbitrary: fc.array(pieces, { minLength: 1, maxLength: 8 }).map((all) => all.join(' ')) },
  { weight: 2, arbitrary: fc.array(pieces, { minLength: 1, maxLength: 8 }).map((all) => all.join('')) },
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.tuple(pieces, fc.integer({ min: 1, max: 5000 })).map(([piece, times]) => piece.repeat(times).slice(0, 20_000)),
);

test(
  'T22 a grid reference or coordinates are read as a place in Great Britain, or as none',
  () => {
    fc.assert(
      fc.property(text, (typed) => {
        const found = readPosition(typed);
        if (found === null || found === 'none') return;
        expect(found.lon).toBeGreaterThan(-12);
        expect(found.lon).toBeLessThan(4);
        expect(found.lat).toBeGreaterThan(48);
        expect(found.lat).toBeLessThan(63);
      }),
      { numRuns: RUNS },
    );
  },
  PATIENCE_MS,
);
