import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asText, mutated } from '../../../tools/hostile/mutation.ts';
import { readMessage } from './live.ts';

const RUNS = Number(process.env.TREFOIL_FUZZ_RUNS ?? 20_000);
/** As long as a machine that is busy with other things may need. */
const PATIENCE_MS = 120_000;

const topic = { view: 'operations.openIncidents', of: 'x', from: 4711, version: 1 };
const frame = fc
  .constantFrom({ subscribe: [topic, topic] }, { unsubscribe: [topic] })
  .chain(mutated)
  .chain(asText);

test(
  'T22 a frame of a screen is understood or not, whatever its bytes: at most a hundred topics, each with a name',
  () => {
    let understood = 0;
    fc.assert(
      fc.property(frame, (bytes) => {
        const { data } = readMessage(bytes);
        if (data === undefined) return;
        understood += 1;
        const topics = 'subscribe' in data ? data.subscribe : data.unsubscribe;
        expect(topics.length).toBeLessThanOrEqual(100);
        for (const { view, of = '' } of topics) expect([typeof view, typeof of]).toEqual(['string', 'string']);
        expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
      }),
      { numRuns: RUNS },
    );
    expect(understood).toBeGreaterThan(0);
  },
  PATIENCE_MS,
);
