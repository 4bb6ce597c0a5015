import { useMemo, useRef, useState } from 'react';

export interface HeldOrder {
  readonly shown: readonly string[];
  /** Rows that wait until the pointer and the focus have left. */
  readonly waiting: number;
  readonly letIn: () => void;
}

/** What a row has become: the incident that came of a call, by their keys. */
export type Became = ReadonlyMap<string, string>;

const nothing: Became = new Map();

/**
 * Nothing moves under pointer or focus: while the list is held it keeps its rows in their places, what left stays as a
 * gap that says so, what is new waits. What came of a row stands in its place.
 */
export function holdOrder(
  before: readonly string[],
  order: readonly string[],
  held: boolean,
  became: Became = nothing,
): readonly string[] {
  if (held && before.length > 0) {
    const now = before.map((key) => became.get(key) ?? key);
    return now.some((key, at) => key !== before[at]) ? [...new Set(now)] : before;
  }
  const isSame = before.length === order.length && order.every((key, at) => before[at] === key);
  // The same list as long as it says the same: most changes move no row.
  return isSame ? before : order;
}

export function useHeldOrder(order: readonly string[], held: boolean, became?: Became): HeldOrder {
  const before = useRef<readonly string[]>([]);
  const [, again] = useState(0);
  const shown = holdOrder(before.current, order, held, became);
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
