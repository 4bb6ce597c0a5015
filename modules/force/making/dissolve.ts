import type { Polygon, Ring } from '../territory/polygon.ts';

type Point = readonly [number, number];

/**
 * The outline of neighbouring polygons taken together. They must share their vertices along common borders (those of one
 * published boundary set do): an edge that two of them have is inside and falls away, the others are stitched to rings.
 */
export function dissolve(polygons: readonly Polygon[]): Polygon[] {
  const edges = new Map<string, readonly [Point, Point]>();
  for (const ring of polygons.flat()) {
    ring.slice(1).forEach((to, i) => {
      const from = ring[i] ?? to;
      const back = `${to}|${from}`;
      if (!edges.delete(back)) edges.set(`${from}|${to}`, [from, to]);
    });
  }
  return stitch([...edges.values()]).map((ring) => [ring]);
}

function stitch(edges: readonly (readonly [Point, Point])[]): Ring[] {
  const onward = new Map<string, Point[]>();
  for (const [from, to] of edges) onward.set(`${from}`, [...(onward.get(`${from}`) ?? []), to]);
  const rings: Ring[] = [];
  for (const [start] of edges) {
    const ring: Point[] = [start];
    for (let at = onward.get(`${start}`)?.pop(); at !== undefined; at = onward.get(`${at}`)?.pop()) ring.push(at);
    if (ring.length > 3) rings.push(ring);
  }
  return rings;
}
