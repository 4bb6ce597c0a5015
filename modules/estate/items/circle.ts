type Needs = ReadonlyMap<string, readonly string[]>;

/** The first circle found: its ids in the order of need, the first again at its end. Null: there is none. */
export function circleIn(needs: Needs): readonly string[] | null {
  const done = new Set<string>();
  for (const id of needs.keys()) {
    const found = circleFrom(id, needs, done);
    if (found !== null) return found;
  }
  return null;
}

/** Depth first without recursion: chains of an estate may be long. */
function circleFrom(start: string, needs: Needs, done: Set<string>): readonly string[] | null {
  const path: { readonly id: string; readonly left: string[] }[] = [];
  const on = new Set<string>();
  const enter = (id: string): void => {
    path.push({ id, left: [...(needs.get(id) ?? [])] });
    on.add(id);
  };
  if (!done.has(start)) enter(start);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const next = top.left.shift();
    if (next === undefined) {
      path.pop();
      on.delete(top.id);
      done.add(top.id);
    } else if (on.has(next)) {
      const ids = path.map(({ id }) => id);
      return [...ids.slice(ids.indexOf(next)), next];
    } else if (!done.has(next)) enter(next);
  }
  return null;
}
