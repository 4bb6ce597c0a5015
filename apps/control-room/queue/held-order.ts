import { useMemo, useRef, useState } from 'react';

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
  if (held && before.length > 0) return before;
  const isSame = before.length === order.length && order.every((key, at) => before[at] === key);
  // The same list as long as it says the same: most changes move no row.
  return isSame ? before : order;
}

export function useHeldOrder(order: readonly string[], held: boolean): HeldOrder {
  const before = useRef<readonly string[]>([]);
  const [, again] = useState(0);
  const shown = holdOrder(before.current, order, held);
  before.current = shown;
  const waiting = useMemo(() => {
    if (!held) return 0;
    const known = new Set(shown);
    return order.filter((key) => !known.has(key)).length;
  }, [shown, order, held]);
  return {
    shown,
    waiting,
    letIn: () => {
      before.current = [];
      again((count) => count + 1);
    },
  };
}
