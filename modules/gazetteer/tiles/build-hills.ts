import { writeFile } from 'node:fs/promises';
import { encode } from 'fast-png';
import { fromNationalGrid, toNationalGrid } from '../grid/national-grid.ts';
import type { BaseBuilt } from './build-base.ts';
import { packTiles, type Tile } from './pmtiles-file.ts';
import { cellMetres, heightAt, readTerrain, type Terrain } from './terrain.ts';

/**
 * Hill shade as heights, not as pictures: MapLibre shades them itself, so one small file serves the light and the dark
 * theme. At zoom 10 a pixel is 92 m here, about two cells of the source: more would cost four times the size and show
 * little, since the shade lies under everything else.
 */
const zooms = { least: 6, most: 10 };
const pixels = 256;
/** Heights are kept to a quarter of a metre: finer steps only cost bytes, coarser ones show as terraces. */
const stepMetres = 0.25;

export async function buildHillTiles(terrainFolder: string, file: string): Promise<BaseBuilt> {
  const terrain = readTerrain(terrainFolder);
  const bounds = boundsOf(terrain);
  const tiles = tileCoords(bounds).map((coord): Tile => ({ ...coord, data: drawHillTile(terrain, coord) }));
  const attribution = 'Contains OS data © Crown copyright and database right 2013–2025.';
  const metadata = { name: 'Trefoil hills', type: 'baselayer', attribution, encoding: 'terrarium' };
  const bytes = packTiles({ tiles, kind: 'png', bounds, metadata });
  await writeFile(file, bytes);
  return { tiles: tiles.length, bytes: bytes.length };
}

type Bounds = readonly [number, number, number, number];
interface Coord {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

function boundsOf(terrain: Terrain): Bounds {
  const east = terrain.west + terrain.columns * cellMetres;
  const south = terrain.north - terrain.rows * cellMetres;
  const corners = [terrain.west, east].flatMap((easting) =>
    [south, terrain.north].map((northing) => fromNationalGrid({ easting, northing })),
  );
  const [lons, lats] = [corners.map((corner) => corner.lon), corners.map((corner) => corner.lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

const columnOf = (lon: number, z: number): number => ((lon + 180) / 360) * 2 ** z;
const rowOf = (lat: number, z: number): number =>
  ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z;
const lonOf = (column: number, z: number): number => (column / 2 ** z) * 360 - 180;
const latOf = (row: number, z: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** z))) * 180) / Math.PI;

function tileCoords([west, south, east, north]: Bounds): Coord[] {
  const coords: Coord[] = [];
  for (let z = zooms.least; z <= zooms.most; z++) {
    for (let x = Math.floor(columnOf(west, z)); x <= columnOf(east, z); x++) {
      for (let y = Math.floor(rowOf(north, z)); y <= rowOf(south, z); y++) coords.push({ z, x, y });
    }
  }
  return coords;
}

/** Terrarium (github.com/tilezen/joerd): height + 32,768 as a red, a green and a fractional blue byte. */
export function drawHillTile(terrain: Terrain, { z, x, y }: Coord): Uint8Array {
  const data = new Uint8Array(pixels * pixels * 3);
  for (let row = 0; row < pixels; row++) {
    for (let column = 0; column < pixels; column++) {
      const place = toNationalGrid(lonOf(x + (column + 0.5) / pixels, z), latOf(y + (row + 0.5) / pixels, z));
      const height = heightAt(terrain, place.easting, place.northing);
      const value = Math.round(height / stepMetres) * stepMetres + 32_768;
      data.set([Math.floor(value / 256), Math.floor(value % 256), (value % 1) * 256], (row * pixels + column) * 3);
    }
  }
  return encode({ width: pixels, height: pixels, channels: 3, data }, { zlib: { level: 9 } });
}
