import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Heights on the national grid: one value a cell of 50 m, rows from the north (OS Terrain 50 as ESRI ASCII grids). */
export interface Terrain {
  readonly west: number;
  readonly north: number;
  readonly columns: number;
  readonly rows: number;
  readonly metres: Float32Array;
}

export const cellMetres = 50;
/** Beyond the tiles the last height goes on, so that the shade of an edge is flat ground and not a cliff. */
const marginCells = 40;

interface Sheet {
  readonly west: number;
  readonly north: number;
  readonly size: number;
  readonly heights: readonly number[];
}

export function readTerrain(folder: string): Terrain {
  const sheets = readdirSync(folder)
    .filter((file) => file.endsWith('.asc.gz'))
    .toSorted()
    .map((file) => readSheet(join(folder, file)));
  if (sheets.length === 0) throw new Error(`${folder}: there is no terrain (*.asc.gz).`);
  const margin = marginCells * cellMetres;
  const west = Math.min(...sheets.map((sheet) => sheet.west)) - margin;
  const north = Math.max(...sheets.map((sheet) => sheet.north)) + margin;
  const east = Math.max(...sheets.map((sheet) => sheet.west + sheet.size * cellMetres)) + margin;
  const south = Math.min(...sheets.map((sheet) => sheet.north - sheet.size * cellMetres)) - margin;
  const [columns, rows] = [Math.round((east - west) / cellMetres), Math.round((north - south) / cellMetres)];
  const terrain = { west, north, columns, rows, metres: new Float32Array(columns * rows).fill(Number.NaN) };
  for (const sheet of sheets) lay(terrain, sheet);
  spread(terrain);
  return terrain;
}

function readSheet(path: string): Sheet {
  const lines = gunzipSync(readFileSync(path)).toString('latin1').split(/\r?\n/);
  const head = new Map(lines.slice(0, 5).map((line) => [line.split(/\s+/)[0] ?? '', Number(line.split(/\s+/)[1])]));
  const get = (key: string): number => {
    const value = head.get(key);
    if (value === undefined || Number.isNaN(value)) throw new Error(`${path}: its head names no ${key}.`);
    return value;
  };
  const size = get('ncols');
  if (size !== get('nrows') || get('cellsize') !== cellMetres) throw new Error(`${path}: not a square of 50 m cells.`);
  const heights = lines.slice(5, 5 + size).flatMap((line) => line.trim().split(' ').map(Number));
  if (heights.length !== size * size) throw new Error(`${path}: ${heights.length} heights instead of ${size * size}.`);
  return { west: get('xllcorner'), north: get('yllcorner') + size * cellMetres, size, heights };
}

function lay(terrain: Terrain, sheet: Sheet): void {
  const column = Math.round((sheet.west - terrain.west) / cellMetres);
  const row = Math.round((terrain.north - sheet.north) / cellMetres);
  for (let line = 0; line < sheet.size; line++) {
    const heights = sheet.heights.slice(line * sheet.size, (line + 1) * sheet.size);
    terrain.metres.set(heights, (row + line) * terrain.columns + column);
  }
}

/** Each ring of invented ground comes so much nearer to the mean height, so that no seams stand where two sides meet. */
const levellingShare = 0.015;

/** Fills the empty cells from the known ones, ring by ring, each with the mean of what is known around it. */
function spread(terrain: Terrain): void {
  const { metres } = terrain;
  let edge: number[] = [];
  let sum = 0;
  metres.forEach((height, cell) => {
    if (Number.isNaN(height)) return;
    edge.push(cell);
    sum += height;
  });
  const level = (sum / edge.length) * levellingShare;
  while (edge.length > 0) {
    const ring = new Map<number, number>();
    for (const cell of edge) {
      for (const other of cellsAround(terrain, cell)) {
        if (Number.isNaN(metres[other] ?? 0) && !ring.has(other)) {
          ring.set(other, meanAround(terrain, other) * (1 - levellingShare) + level);
        }
      }
    }
    for (const [cell, height] of ring) metres[cell] = height;
    edge = [...ring.keys()];
  }
}

function cellsAround({ columns, rows }: Terrain, cell: number): number[] {
  const [column, row] = [cell % columns, Math.floor(cell / columns)];
  const [left, right] = [Math.max(0, column - 1), Math.min(columns - 1, column + 1)];
  const around: number[] = [];
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = left; x <= right; x++) around.push(y * columns + x);
  }
  return around;
}

function meanAround(terrain: Terrain, cell: number): number {
  const known = cellsAround(terrain, cell)
    .map((other) => terrain.metres[other] ?? Number.NaN)
    .filter((height) => !Number.isNaN(height));
  return known.reduce((sum, height) => sum + height, 0) / known.length;
}

/** The height between the middles of the four cells around; outside, that of the nearest edge. */
export function heightAt(terrain: Terrain, easting: number, northing: number): number {
  const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  const column = clamp((easting - terrain.west) / cellMetres - 0.5, terrain.columns - 1.001);
  const row = clamp((terrain.north - northing) / cellMetres - 0.5, terrain.rows - 1.001);
  const [left, top] = [Math.floor(column), Math.floor(row)];
  const [across, down] = [column - left, row - top];
  const cell = top * terrain.columns + left;
  const heights = [cell, cell + 1, cell + terrain.columns, cell + terrain.columns + 1].map(
    (at) => terrain.metres[at] ?? 0,
  );
  const [a = 0, b = 0, c = 0, d = 0] = heights;
  return (a * (1 - across) + b * across) * (1 - down) + (c * (1 - across) + d * across) * down;
}
