import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignCheapest } from './assignment.ts';

const NONE = 50;
const sumOf = (costs: readonly (readonly number[])[], columns: readonly (number | null)[]) =>
  columns.reduce<number>((sum, column, row) => sum + (column === null ? NONE : (costs[row]?.[column] ?? Infinity)), 0);

/** Every way there is. */
function cheapest(costs: readonly (readonly number[])[], row = 0, used: readonly number[] = []): number {
  const own = costs[row];
  if (own === undefined) return 0;
  const free = own.flatMap((cost, column) =>
    used.includes(column) ? [] : [cost + cheapest(costs, row + 1, [...used, column])],
  );
  return Math.min(NONE + cheapest(costs, row + 1, used), ...free);
}

const cost = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: 90 }) }, fc.constant(Infinity));
const table = fc
  .integer({ min: 0, max: 5 })
  .chain((columns) => fc.array(fc.array(cost, { minLength: columns, maxLength: columns }), { maxLength: 5 }));

test('no other way is cheaper: held against every way there is; nobody is given twice, and nobody who cannot', () => {
  fc.assert(
    fc.property(table, (costs) => {
      const given = assignCheapest(costs, NONE);
      const columns = given.filter((column) => column !== null);
      expect(new Set(columns).size).toBe(columns.length);
      expect(sumOf(costs, given)).toBe(cheapest(costs));
    }),
    { numRuns: 2_000 },
  );
});
