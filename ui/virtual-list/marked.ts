interface Rows {
  readonly keys: readonly string[];
  /** The row that is selected; -1: none. */
  readonly at: number;
  readonly marked: ReadonlySet<string>;
}

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
}

/** The marks after this key; null: it marks nothing. `to`: the row that it goes to, if it goes anywhere. */
export function markedByKey(pressed: Pressed, rows: Rows & { readonly to: number | null }): ReadonlySet<string> | null {
  const { keys, at, to, marked } = rows;
  const { key, shiftKey, ctrlKey, altKey } = pressed;
  if (altKey || keys.length === 0) return null;
  if (ctrlKey) return key.toLowerCase() === 'a' ? allOrNone(keys, marked) : null;
  if (key === 'Escape') return marked.size === 0 ? null : new Set();
  if (key === ' ') return at < 0 ? null : turned(marked, keys[at]);
  return shiftKey && to !== null ? stretched(rows, to) : null;
}

/** All, unless all are marked already. */
export function allOrNone(keys: readonly string[], marked: ReadonlySet<string>): ReadonlySet<string> {
  return keys.every((key) => marked.has(key)) ? new Set() : new Set(keys);
}

interface Clicked {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly target: EventTarget;
}

/** The same for a click on the row `to`: on its box, or with a key held; null: it opens the row. */
export function markedByPointer(
  { shiftKey, ctrlKey, metaKey, target }: Clicked,
  rows: Rows & { readonly to: number },
): ReadonlySet<string> | null {
  if (shiftKey) return stretched(rows, rows.to);
  const onBox = 'closest' in target && (target as Element).closest('[data-mark]') !== null;
  return onBox || ctrlKey || metaKey ? turned(rows.marked, rows.keys[rows.to]) : null;
}

function turned(marked: ReadonlySet<string>, key: string | undefined): ReadonlySet<string> {
  const next = new Set(marked);
  if (key !== undefined && !next.delete(key)) next.add(key);
  return next;
}

/** From the selected row to that one, both of them. */
function stretched({ keys, at, marked }: Rows, to: number): ReadonlySet<string> {
  const from = at < 0 ? to : at;
  return new Set([...marked, ...keys.slice(Math.min(from, to), Math.max(from, to) + 1)]);
}
