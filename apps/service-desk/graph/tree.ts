import type { RowOf } from '../../../kernel/pure.ts';
import type { Dependencies } from '../../../modules/estate/contract.ts';

export type Stop = RowOf<typeof Dependencies>;

/** Each item once, under the one by which it was found; the nearest branches first, each in the order of its labels. */
export function asTree(rows: readonly Stop[]): readonly Stop[] {
  const ids = new Set(rows.map(({ itemId }) => itemId));
  const below = new Map<string, Stop[]>();
  const tops: Stop[] = [];
  for (const row of rows.toSorted((a, b) => (a.label < b.label ? -1 : 1))) {
    const over = row.via.find(({ itemId }) => ids.has(itemId));
    if (over === undefined) tops.push(row);
    else below.set(over.itemId, [...(below.get(over.itemId) ?? []), row]);
  }
  const laid: Stop[] = [];
  const stack = tops.toSorted((a, b) => b.depth - a.depth);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    laid.push(next);
    stack.push(...(below.get(next.itemId) ?? []).toReversed());
  }
  return laid;
}

export interface Placed {
  readonly row: Stop;
  readonly x: number;
  readonly y: number;
}

export const nodeWidth = 150;
export const nodeHeight = 34;
const COLUMN = nodeWidth + 60;
const LINE = nodeHeight + 12;

/** A column a step, in the order of the tree: what belongs together lies together. */
export function laidOut(rows: readonly Stop[]): readonly Placed[] {
  const used = new Map<number, number>();
  return asTree(rows).map((row) => {
    const line = used.get(row.depth) ?? 0;
    used.set(row.depth, line + 1);
    return { row, x: row.depth * COLUMN, y: line * LINE };
  });
}
