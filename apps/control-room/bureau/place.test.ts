import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kindOf, liesUnder, type Path, textOf, valueAt, withValue } from './place.ts';

const step = fc.oneof(fc.constantFrom('codes', 'grade', 'warnAt'), fc.integer({ min: 0, max: 20 }));
const path: fc.Arbitrary<Path> = fc
  .tuple(fc.constantFrom('codes', 'grades'), fc.array(step, { maxLength: 5 }))
  .map(([first, more]) => [first, ...more]);

test('M01 a place is written as faults name it, and a fault there lies under each place above it', () => {
  expect(textOf(['codes', 3, 'grade'])).toBe('codes[3].grade');
  expect(kindOf(['codes', 3, 'grade'])).toBe('codes.grade');
  fc.assert(
    fc.property(path, fc.nat(6), (one, depth) => liesUnder(textOf(one), textOf(one.slice(0, Math.max(1, depth))))),
  );
});

test('writing at a place changes that place alone, and nothing of what was held', () => {
  const pack = { codes: [{ code: '1' }, { code: '2', grade: 'G1' }], name: 'Rutland' };
  const next = withValue(pack, ['codes', 1, 'grade'], 'G2');
  expect(valueAt(next, ['codes', 1, 'grade'])).toBe('G2');
  expect(valueAt(pack, ['codes', 1, 'grade'])).toBe('G1');
  expect(valueAt(next, ['codes', 0])).toBe(pack.codes[0]);
  expect(withValue(pack, ['codes', 1, 'grade'], undefined)).toEqual({ ...pack, codes: [{ code: '1' }, { code: '2' }] });
});

test('a fault lies under its place, not under one that only begins so', () => {
  expect(liesUnder('codes[3].grade', 'codes[3]')).toBe(true);
  expect(liesUnder('codes[31].grade', 'codes[3]')).toBe(false);
  expect(liesUnder('assessment.careful', 'assessment.care')).toBe(false);
});
