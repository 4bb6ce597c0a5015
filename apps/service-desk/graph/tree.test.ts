import { expect, test } from 'vitest';
import { asTree, laidOut, type Stop } from './tree.ts';

const stop = (itemId: string, depth: number, ...via: readonly string[]): Stop => ({
  ...{ id: itemId, itemId, rootId: 'root', label: itemId, classId: 'server', access: 'open', name: itemId },
  ...{ stage: 'live', criticality: null, depth, beyond: 0 },
  via: via.map((one) => ({ itemId: one, kind: 'runs-on', group: null, needs: null })),
});
const rows = [stop('root', 0), stop('b', 1, 'root'), stop('a', 1, 'root'), stop('c', 2, 'b', 'a')];

test('each item stands once, under the one by which it was found', () => {
  expect(asTree(rows).map(({ itemId }) => itemId)).toEqual(['root', 'a', 'b', 'c']);
});

test('what a filter has left without anything over it stands by itself', () => {
  expect(asTree([stop('root', 0), stop('c', 2, 'b')]).map(({ itemId }) => itemId)).toEqual(['root', 'c']);
});

test('a column a step, and nothing on top of another', () => {
  const placed = laidOut(rows);
  expect(placed.map(({ x }) => x > 0)).toEqual([false, true, true, true]);
  expect(new Set(placed.map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
});
