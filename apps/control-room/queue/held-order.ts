import { useRef, useState } from 'react';

export interface HeldOrder {
  readonly shown: readonly string[];
  /** Rows that wait until the pointer and the focus have left. */
  readonly waiting: number;
  readonly letIn: () => void;
}

/**
 * Nothing moves under pointer or focus: while the list is held it keeps its rows in their places, what left stays as a
 * gap that says so, what is new waits.
 */
export function holdOrder(before: readonly string[], order: readonly string[], held: boolean): readonly string[] {
  return held && before.length > 0 ? before : order;
}

export function useHeldOrder(order: readonly string[], held: boolean): HeldOrder {
  const before = useRef<readonly string[]>([]);
  const [, again] = useState(0);
  const shown = holdOrder(before.current, order, held);
  before.current = shown;
  const known = new Set(shown);
  return {
    shown,
    waiting: order.filter((key) => !known.has(key)).length,
    letIn: () => {
      before.current = [];
      again((count) => count + 1);
    },
  };
}
