import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowsSum } from './rows-sum.ts';

const row = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', '\\n'));

function sumOf(rows: readonly string[], cutEvery: number): { rows: number; sum: string } {
  const bytes = Buffer.from(rows.map((text) => `${text}\n`).join(''));
  const sum = new RowsSum();
  for (let at = 0; at < bytes.length; at += cutEvery) sum.add(bytes.subarray(at, at + cutEvery));
  return { sum: sum.text(), rows: sum.rows };
}

test('rows sum to the same in any order and however they are cut', () => {
  const pieces = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), fc.infiniteStream(fc.nat()), pieces, pieces, (rows, keys, a, b) => {
      const shuffled = rows.map((text) => ({ text, at: keys.next().value ?? 0 })).sort((x, y) => x.at - y.at);
      const again = shuffled.map(({ text }) => text);
      expect(sumOf(again, b)).toEqual(sumOf(rows, a));
      expect(sumOf(again, b).rows).toBe(rows.length);
    }),
  );
});

test('a row more, less, doubled or altered makes another sum', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), row, (rows, other) => {
      const { sum } = sumOf(rows, 7);
      expect(sumOf(rows.slice(1), 7).sum).not.toBe(sum);
      expect(sumOf([...rows, other], 7).sum).not.toBe(sum);
      if (rows[0] !== other) expect(sumOf([other, ...rows.slice(1)], 7).sum).not.toBe(sum);
    }),
  );
});
