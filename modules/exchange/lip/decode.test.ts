import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitReader } from './bits.ts';
import { decodeLip } from './decode.ts';

interface Vector {
  readonly id: string;
  readonly hex: string;
  readonly decoded: {
    readonly longitude: number;
    readonly latitude: number;
    readonly velocityKmh: number;
    readonly directionDegrees: number;
    readonly reasonForSending: number;
    readonly bitsUsed: number;
    readonly pduType: number;
  };
}
interface Vectors {
  readonly vectors: readonly Vector[];
  readonly fieldOnly: readonly {
    readonly field: string;
    readonly bits: number;
    readonly raw: string;
    readonly value: number;
  }[];
  readonly tolerance: { readonly latitude: number; readonly longitude: number; readonly velocityKmh: number };
}

const { vectors, fieldOnly, tolerance } = JSON.parse(
  readFileSync(new URL('./vectors/vectors.json', import.meta.url), 'utf8'),
) as Vectors;

test.each(vectors)('reads $id', ({ hex, decoded }) => {
  const report = decodeLip(hex);
  if (report.kind === 'fault') throw new Error(report.reason);
  expect(report.kind).toBe(decoded.pduType === 0 ? 'short' : 'long');
  expect(Math.abs((report.position?.lon ?? Number.NaN) - decoded.longitude)).toBeLessThanOrEqual(tolerance.longitude);
  expect(Math.abs((report.position?.lat ?? Number.NaN) - decoded.latitude)).toBeLessThanOrEqual(tolerance.latitude);
  expect(Math.abs((report.speedKmh ?? Number.NaN) - decoded.velocityKmh)).toBeLessThanOrEqual(tolerance.velocityKmh);
  expect(report.directionDegrees).toBe(decoded.directionDegrees);
  expect(report.reason).toBe(decoded.reasonForSending);
  expect(report.bitsUsed).toBe(decoded.bitsUsed);
});

test.each(fieldOnly)('reads the field $field alone', ({ bits, raw, value }) => {
  const number = Number.parseInt(raw, 16);
  const whole = (BigInt(number) << BigInt(32 - bits)).toString(16).padStart(8, '0');
  const signed = bitReader(Buffer.from(whole, 'hex')).signed(bits);
  expect(Math.abs((signed * (bits === 25 ? 360 : 180)) / 2 ** bits - value)).toBeLessThanOrEqual(2e-5);
});

test('an unknown error at zero, zero is no fix', () => {
  const bits = `00${'11'}${'0'.repeat(25)}${'0'.repeat(24)}111${'1'.repeat(7)}00000${'0'.repeat(8)}`;
  const hex = BigInt(`0b${bits.padEnd(80, '0')}`)
    .toString(16)
    .padStart(20, '0');
  expect(decodeLip(hex)).toMatchObject({
    kind: 'short',
    position: null,
    accuracyMetres: null,
    ageSeconds: null,
    speedKmh: null,
  });
});

test('the velocity table is continuous where its two rules meet', () => {
  expect(16 * 1.038 ** (28 - 13)).toBeCloseTo(28, 0);
});

test.each([
  ['', 'not an even number of hex digits'],
  ['0A0', 'not an even number of hex digits'],
  ['00ZZ', 'not an even number of hex digits'],
  ['0A00B8', 'the PDU ends after'],
  ['80000000000000000000', 'PDU type 2 is reserved'],
  ['44000000000000000000', 'extension 1 is no location report'],
  ['00'.repeat(141), 'longer than any SDS message'],
])('says why %j cannot be read', (hex, reason) => {
  const report = decodeLip(hex);
  expect(report.kind === 'fault' ? report.reason : 'read').toContain(reason);
});

test('no bytes whatever throw, and what is read lies on the globe', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const report = decodeLip(Buffer.from(bytes).toString('hex'));
      if (report.kind === 'fault' || report.position === null) return;
      expect(Math.abs(report.position.lon)).toBeLessThanOrEqual(180);
      expect(Math.abs(report.position.lat)).toBeLessThanOrEqual(90);
    }),
    { numRuns: 2_000 },
  );
});

test('no text whatever throws', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      expect(['short', 'long', 'fault']).toContain(decodeLip(text).kind);
    }),
  );
});
