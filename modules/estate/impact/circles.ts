import { at, type Graph } from './graph.ts';

/**
 * Items that need each other without spare, as one: strongly connected components over the needs of which every member must be up. Each
 * of them falls with any other. A need that can spare a member binds nobody. Answers the number of each item's component.
 */
export function circlesOf(graph: Graph): Int32Array {
  const size = graph.ids.length;
  const component = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const seen = new Int32Array(size).fill(-1);
  const cursor = graph.servesFrom.slice(0, size);
  const stack: number[] = [];
  const onStack = new Uint8Array(size);
  let counter = 0;
  let components = 0;

  const enter = (item: number, path: number[]): void => {
    seen[item] = counter;
    low[item] = counter;
    counter += 1;
    stack.push(item);
    onStack[item] = 1;
    path.push(item);
  };
  const close = (item: number): void => {
    if (low[item] !== seen[item]) return;
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      onStack[member] = 0;
      component[member] = components;
      if (member === item) break;
    }
    components += 1;
  };
  // Tarjan without recursion: chains of an estate may be long.
  const walk = (start: number): void => {
    const path: number[] = [];
    enter(start, path);
    for (let item = path.at(-1); item !== undefined; item = path.at(-1)) {
      const link = at(cursor, item);
      if (link === at(graph.servesFrom, item + 1)) {
        path.pop();
        const before = path.at(-1);
        if (before !== undefined) low[before] = Math.min(at(low, before), at(low, item));
        close(item);
        continue;
      }
      cursor[item] = link + 1;
      const need = at(graph.serves, link);
      if (at(graph.spares, need) > 0) continue;
      const sink = at(graph.sinks, need);
      if (at(seen, sink) < 0) enter(sink, path);
      else if (onStack[sink] === 1) low[item] = Math.min(at(low, item), at(seen, sink));
    }
  };
  for (let item = 0; item < size; item += 1) if (at(seen, item) < 0) walk(item);
  return component;
}
