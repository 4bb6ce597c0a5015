import type { LonLat } from '../roads/sphere.ts';

/** Joins the lines of a multipolygon relation into rings; what does not close at the edge of an extract is left out. */
export function joinRings(lines: readonly (readonly number[])[]): number[][] {
  const rings: number[][] = [];
  const open = lines.filter((line) => line.length > 1).map((line) => [...line]);
  let ring = open.pop();
  while (ring) {
    const [first, last] = [ring[0], ring.at(-1)];
    if (first === last) {
      if (ring.length > 3) rings.push(ring);
      ring = open.pop();
      continue;
    }
    const next = open.findIndex((line) => line[0] === last || line.at(-1) === last);
    const [line] = next < 0 ? [] : open.splice(next, 1);
    if (line) ring.push(...(line[0] === last ? line : line.toReversed()).slice(1));
    else ring = open.pop();
  }
  return rings;
}

/** Lines that continue each other, joined: a label then runs along the whole street. */
export function joinLines(lines: readonly (readonly number[])[]): number[][] {
  const joined: number[][] = [];
  const open = lines.map((line) => [...line]);
  let line = open.pop();
  while (line) {
    const last = line.at(-1);
    const next = open.findIndex((other) => other[0] === last || other.at(-1) === last);
    const [other] = next < 0 ? [] : open.splice(next, 1);
    if (other) line.push(...(other[0] === last ? other : other.toReversed()).slice(1));
    else {
      joined.push(line);
      line = open.pop();
    }
  }
  return joined;
}

/** Each inner ring goes with the outer ring that it lies in. */
export function polygonsOf(outers: readonly LonLat[][], inners: readonly LonLat[][]): LonLat[][][] {
  const polygons = outers.map((outer) => [outer]);
  for (const inner of inners) {
    const [point] = inner;
    const around = point ? polygons.find(([outer]) => outer && isInside(point, outer)) : undefined;
    around?.push(inner);
  }
  return polygons;
}

function isInside(point: LonLat, ring: readonly LonLat[]): boolean {
  let inside = false;
  ring.forEach((a, index) => {
    const b = ring[(index + 1) % ring.length] ?? a;
    const spans = a[1] > point[1] !== b[1] > point[1];
    if (spans && point[0] < ((b[0] - a[0]) * (point[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  });
  return inside;
}

/** The middle of a ring's box: good enough for a label of something small. */
export function middleOf(ring: readonly LonLat[]): LonLat {
  const [lons, lats] = [ring.map((point) => point[0]), ring.map((point) => point[1])];
  const middle = (values: readonly number[]): number =>
    (values.reduce((low, value) => Math.min(low, value), Infinity) +
      values.reduce((high, value) => Math.max(high, value), -Infinity)) /
    2;
  return [middle(lons), middle(lats)];
}
