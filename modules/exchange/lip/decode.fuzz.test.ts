import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDatagram } from '../gateway/datagram.ts';
import { decodeLip } from './decode.ts';

const RUNS = Number(process.env.TREFOIL_FUZZ_RUNS ?? 20_000);
/** As long as a machine that is busy with other things may need. */
const PATIENCE_MS = 120_000;
const NOON = Date.UTC(2026, 10, 25, 12);

const valid = ['002F7DC24FA7B103E810', '0A002F7DC24FA7B103E810', '4DE2F7DC24FA7B1000000000', '70C0FFEE00'];
/** A report with some of its digits changed, cut, or gone on too long; or anything else. */
const hex = fc.oneof(
  fc
    .tuple(fc.constantFrom(...valid), fc.array(fc.tuple(fc.nat({ max: 23 }), fc.constantFrom(...'0123456789abcdefG '))))
    .map(([text, slips]) => slips.reduce((at, [n, digit]) => at.slice(0, n) + digit + at.slice(n + 1), text)),
  fc.uint8Array({ maxLength: 160 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

test(
  'T22 a location report is read or refused, whatever its digits: no throw, no place that is none',
  () => {
    fc.assert(
      fc.property(hex, (text) => {
        const report = decodeLip(text);
        if (report.kind === 'fault') {
          expect(report.reason).toMatch(/\S/);
          return;
        }
        const { position, speedKmh, directionDegrees } = report;
        if (position !== null) {
          expect(Math.abs(position.lon)).toBeLessThanOrEqual(180);
          expect(Math.abs(position.lat)).toBeLessThanOrEqual(90);
        }
        expect(speedKmh ?? 0).toBeGreaterThanOrEqual(0);
        expect(directionDegrees ?? 0).toBeLessThan(360);
        expect(report.bitsUsed).toBeLessThanOrEqual(280 * 4);
      }),
      { numRuns: RUNS },
    );
  },
  PATIENCE_MS,
);

test(
  'T22 a datagram is a report of a radio, not from the future, or is kept as none',
  () => {
    const start = fc.constantFrom('4110021 ', '0 ', '999999999 ', ' ', '', '41x ', '4110021\n');
    const datagram = fc.oneof(
      fc.tuple(start, hex).map(([radio, text]) => Buffer.from(radio + text, 'latin1')),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    );
    fc.assert(
      fc.property(datagram, (bytes) => {
        const understood = readDatagram(bytes, NOON);
        if (understood.kind === 'fault') {
          expect(understood.reason).toMatch(/\S/);
          return;
        }
        expect(understood.issi).toMatch(/^\d{1,8}$/);
        if (understood.kind === 'report') expect(understood.at).toBeLessThanOrEqual(NOON);
      }),
      { numRuns: RUNS },
    );
  },
  PATIENCE_MS,
);
