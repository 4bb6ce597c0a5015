import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDatagram } from './datagram.ts';

const NOW = Date.UTC(2026, 10, 25, 18);
const datagram = (text: string) => new TextEncoder().encode(text);

describe('given a datagram', () => {
  test('when it holds an ISSI and a short report, then both are read', () => {
    expect(readDatagram(datagram('4110021 002F7DC24FA7B103E810\n'), NOW)).toMatchObject({
      kind: 'report',
      issi: '4110021',
      at: NOW - 5_000,
      emergency: false,
      report: { kind: 'short', accuracyMetres: 20 },
    });
  });

  test('when the reason for sending is an emergency, then it says so', () => {
    const bits = `${'0'.repeat(4)}${'0'.repeat(25)}${'0'.repeat(24)}001${'0'.repeat(7)}0000${'0'}00000010`;
    const hex = BigInt(`0b1${bits.padEnd(80, '0')}`)
      .toString(16)
      .slice(1);
    expect(readDatagram(datagram(`1 ${hex}`), NOW)).toMatchObject({ kind: 'report', emergency: true });
  });

  test('when it holds an ISSI, S and a number, then it is a status key', () => {
    expect(readDatagram(datagram('4110021 S 32773\n'), NOW)).toEqual({ kind: 'status', issi: '4110021', code: 32_773 });
    expect(readDatagram(datagram('4110021 S 0'), NOW)).toEqual({ kind: 'status', issi: '4110021', code: 0 });
  });

  test.each([
    '',
    '4110021 S',
    '4110021 S 65536',
    '4110021 S -1',
    '4110021 S 5 6',
    'S 32773',
    '4110021',
    'abc 00',
    '4110021 002F7',
    '4110021  002F7DC24FA7B103E810',
    '123456789 002F7DC24FA7B103E810',
  ])('when it is %j, then it is a fault with a reason', (text) => {
    const read = readDatagram(datagram(text), NOW);
    expect(read.kind === 'fault' ? read.reason : '').not.toBe('');
  });
});

test('no bytes whatever throw, and nothing is dated into the future', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 0, max: 99_999_999 }), (bytes, issi) => {
      readDatagram(bytes, NOW);
      const read = readDatagram(datagram(`${issi} ${Buffer.from(bytes).toString('hex')}`), NOW);
      if (read.kind === 'report') expect(read.at).toBeLessThanOrEqual(NOW);
    }),
    { numRuns: 2_000 },
  );
});
