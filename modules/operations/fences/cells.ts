import { type Box, boxOf, depthIn, type Ground } from './ground.ts';

/** Hundredths of a degree: about 700 m by 1,100 m here. */
const PER_DEGREE = 100;
const ROW = 100_000;
/** What lies at least so far from the edge needs no measuring: more than any fix that is listened to may err by. */
const EDGE_DEGREES = 0.01;

const columnOf = (lon: number): number => Math.floor((lon + 180) * PER_DEGREE);
const rowOf = (lat: number): number => Math.floor((lat + 90) * PER_DEGREE);

export function cellAt(lon: number, lat: number): number {
  return columnOf(lon) * ROW + rowOf(lat);
}

/** The cells that a ground lies in, and which of them lie wholly and deep in it. */
export interface Cells {
  readonly touched: readonly number[];
  readonly whole: ReadonlySet<number>;
}

export function cellsOf(ground: Ground): Cells {
  const near = edgeCells(ground);
  const touched: number[] = [];
  const whole = new Set<number>();
  // Between two edges all cells of a column are alike: one of them is measured.
  let before = Number.NaN;
  let inside = false;
  each(boxOf(ground), (cell, lon, lat) => {
    if (near.has(cell)) {
      touched.push(cell);
      return;
    }
    if (cell !== before + 1) inside = depthIn(ground, { lon, lat }) > 0;
    before = cell;
    if (!inside) return;
    touched.push(cell);
    whole.add(cell);
  });
  return { touched, whole };
}

/** Every cell of a small ground is near its edge. */
function edgeCells(ground: Ground): ReadonlySet<number> {
  const found = new Set<number>();
  const add = (cell: number): void => void found.add(cell);
  if (ground.kind === 'circle') {
    each(widened(boxOf(ground)), add);
    return found;
  }
  for (const ring of ground.rings) {
    let from = ring.at(-1);
    for (const corner of ring) {
      if (from !== undefined) alongEdge(from, corner, add);
      from = corner;
    }
  }
  return found;
}

/** In steps of half a cell, so that a long edge marks what it goes through and not its whole box. */
function alongEdge(from: readonly [number, number], to: readonly [number, number], add: (cell: number) => void): void {
  const steps = Math.max(1, Math.ceil(2 * PER_DEGREE * Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]))));
  for (let n = 0; n <= steps; n += 1) {
    const lon = from[0] + ((to[0] - from[0]) * n) / steps;
    const lat = from[1] + ((to[1] - from[1]) * n) / steps;
    each(widened({ west: lon, east: lon, south: lat, north: lat }), add);
  }
}

function widened({ west, south, east, north }: Box): Box {
  return {
    ...{ west: west - EDGE_DEGREES, south: south - EDGE_DEGREES },
    ...{ east: east + EDGE_DEGREES, north: north + EDGE_DEGREES },
  };
}

/** Each cell of a box with its middle. */
function each({ west, south, east, north }: Box, act: (cell: number, lon: number, lat: number) => void): void {
  for (let column = columnOf(west); column <= columnOf(east); column += 1) {
    for (let row = rowOf(south); row <= rowOf(north); row += 1) {
      act(column * ROW + row, (column + 0.5) / PER_DEGREE - 180, (row + 0.5) / PER_DEGREE - 90);
    }
  }
}
