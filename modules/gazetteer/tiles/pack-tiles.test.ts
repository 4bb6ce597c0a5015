import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { PbfReader } from 'pbf';
import { PMTiles, type RangeResponse, type Source, tileIdToZxy } from 'pmtiles';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawHillTile } from './build-hills.ts';
import { buildPackBase, packsFolder } from './build-packs.ts';
import { findMapFolder } from './map-folder.ts';
import { mapStyle } from './map-style.ts';
import { packTiles, type Tile } from './pmtiles-file.ts';
import { readTerrain } from './terrain.ts';
import { sourceLayers } from './tile-feature.ts';

/** Reads an archive as a browser does, by ranges of bytes. */
class Bytes implements Source {
  readonly #bytes: Uint8Array;
  readonly #key = crypto.randomUUID();
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  getKey(): string {
    return this.#key;
  }
  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    return { data: new Uint8Array(this.#bytes.subarray(offset, offset + length)).buffer };
  }
}

const open = async (file: string): Promise<PMTiles> => new PMTiles(new Bytes(await readFile(file)));
const shipped = (pack: string, file: string): string => join(packsFolder, pack, 'built', file);

async function tileOf(archive: PMTiles, z: number, x: number, y: number): Promise<Uint8Array> {
  const tile = await archive.getZxy(z, x, y);
  if (!tile) throw new Error(`there is no tile ${z}/${x}/${y}`);
  return new Uint8Array(tile.data);
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiles-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('a PMTiles archive', () => {
  const numbered = (count: number): Tile[] => {
    // Scattered, so that the directory does not pack into the root by its regularity.
    let scatter = 1;
    return Array.from({ length: count }, (_, index) => {
      const [z, x, y] = tileIdToZxy(5_000 + 3 * index);
      scatter = (scatter * 48_271) % 2_147_483_647;
      return { z, x, y, data: Buffer.from(`tile ${scatter % 1_000}`) };
    });
  };

  test.each([1, 50, 20_000])('of %i tiles gives each of them back, and stores equal ones once', async (count) => {
    const tiles = numbered(count);
    const bytes = packTiles({ tiles, kind: 'mvt', bounds: [-1, 52, 1, 53], metadata: { name: 'test' } });
    const archive = new PMTiles(new Bytes(bytes));
    const header = await archive.getHeader();
    expect(header).toMatchObject({
      numAddressedTiles: count,
      numTileContents: new Set(tiles.map((tile) => tile.data.toString())).size,
      minLat: 52,
      maxLon: 1,
    });
    expect((header.leafDirectoryLength ?? 0) > 0).toBe(count > 10_000);
    expect(await archive.getMetadata()).toEqual({ name: 'test' });
    for (const { z, x, y, data } of tiles.filter((_, index) => index % 97 === 0)) {
      expect(Buffer.from(await tileOf(archive, z, x, y)).toString()).toBe(data.toString());
    }
    expect(await archive.getZxy(3, 0, 0)).toBeUndefined();
  });

  test('of pictures keeps them as they are', async () => {
    const bytes = packTiles({
      tiles: [{ z: 3, x: 1, y: 2, data: Buffer.from('png') }],
      kind: 'png',
      bounds: [0, 0, 1, 1],
      metadata: {},
    });
    expect(Buffer.from(await tileOf(new PMTiles(new Bytes(bytes)), 3, 1, 2)).toString()).toBe('png');
  });
});

describe.each(['rutland', 'staffordshire'])('the shipped map of %s', (pack) => {
  test('is what its sources make today', { timeout: 120_000 }, async () => {
    const made = join(folder, `${pack}.pmtiles`);
    await buildPackBase(join(packsFolder, pack), made);
    const [before, now] = [await open(shipped(pack, 'base.pmtiles')), await open(made)];
    const wanted = await contentsOf(before);
    expect(wanted.length).toBeGreaterThan(300);
    expect(await contentsOf(now)).toEqual(wanted);
  });

  test('has hills that its terrain makes today', { timeout: 120_000 }, async () => {
    const archive = await open(shipped(pack, 'hills.pmtiles'));
    const { minLon, maxLon, minLat, maxLat } = await archive.getHeader();
    const [lon, lat] = [(minLon + maxLon) / 2, (minLat + maxLat) / 2];
    const [x, y] = [column(lon, 10), row(lat, 10)];
    const made = drawHillTile(readTerrain(join(packsFolder, pack, 'sources', 'terrain')), { z: 10, x, y });
    expect(decode(await tileOf(archive, 10, x, y)).data).toEqual(decode(made).data);
  });

  test('is found for the server, and nothing else is', () => {
    const needs = { packDir: join(packsFolder, pack), dataDir: join(folder, 'nothing-imported') };
    expect(findMapFolder(needs, 'base.pmtiles')).toBe(join(packsFolder, pack, 'built'));
    expect(findMapFolder(needs, 'areas.geojson')).toBe(join(packsFolder, pack));
    expect(findMapFolder(needs, 'pack.json')).toBeNull();
    expect(findMapFolder(needs, 'constructor')).toBeNull();
  });
});

const column = (lon: number, z: number): number => Math.floor(((lon + 180) / 360) * 2 ** z);
const row = (lat: number, z: number): number =>
  Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z);

/** Every tile, unpacked: another zlib may pack the same tile into other bytes. */
async function contentsOf(archive: PMTiles): Promise<string[]> {
  const { minZoom, maxZoom, minLon, minLat, maxLon, maxLat } = await archive.getHeader();
  const contents: string[] = [];
  for (let z = minZoom; z <= maxZoom; z++) {
    for (let x = column(minLon, z) - 1; x <= column(maxLon, z) + 1; x++) {
      for (let y = row(maxLat, z) - 1; y <= row(minLat, z) + 1; y++) {
        const tile = await archive.getZxy(z, x, y);
        if (tile) contents.push(`${z}/${x}/${y} ${Buffer.from(tile.data).toString('base64')}`);
      }
    }
  }
  return contents;
}

/** The layers of a vector tile, each with the texts that stand in its properties (Mapbox Vector Tile 2.1). */
function textsOf(tile: Uint8Array): Map<string, Set<string>> {
  const layers = new Map<string, Set<string>>();
  new PbfReader(tile).readFields((tag, _, pbf) => {
    if (tag !== 3) return;
    const layer = { name: '', texts: new Set<string>() };
    pbf.readMessage((field, found, reader) => {
      if (field === 1) found.name = reader.readString();
      if (field === 4)
        reader.readMessage((kind, texts, value) => void (kind === 1 && texts.add(value.readString())), found.texts);
    }, layer);
    layers.set(layer.name, layer.texts);
  }, null);
  return layers;
}

async function textsAt(
  pack: string,
  z: number,
  [lon, lat]: readonly [number, number],
): Promise<Map<string, Set<string>>> {
  return textsOf(await tileOf(await open(shipped(pack, 'base.pmtiles')), z, column(lon, z), row(lat, z)));
}

describe('what the tiles hold', () => {
  const oakham = [-0.7295, 52.6705] as const;

  test('streets in the middle of the town, with buildings and names', async () => {
    const layers = await textsAt('rutland', 14, oakham);
    const names = [...layers.keys()];
    expect(names).toEqual(expect.arrayContaining(['roads', 'buildings', 'street_labels', 'landmarks', 'areas']));
    expect(names.filter((name) => !sourceLayers.some((known) => known === name))).toEqual([]);
    expect(layers.get('roads')).toContain('minor');
    expect(layers.get('street_labels')).toContain('Burley Road');
  });

  test('no minor road below zoom 12', async () => {
    const roads = (await textsAt('rutland', 11, oakham)).get('roads');
    expect(roads).toContain('secondary');
    expect([...(roads ?? [])].filter((kind) => ['minor', 'service', 'path', 'track'].includes(kind))).toEqual([]);
  });

  test('no road in a county without a road map', async () => {
    const layers = await textsAt('staffordshire', 13, [-2.1166, 52.8058]);
    expect([...layers.keys()]).not.toContain('roads');
    expect([...layers.keys()]).toEqual(expect.arrayContaining(['areas', 'street_points']));
  });
});

describe('the style', () => {
  test.each(['dark', 'light'] as const)('%s: layers have distinct ids and draw known source layers', (theme) => {
    const style = mapStyle({ theme, tilesAt: 'https://example.org/map', font: 'Inter Variable' });
    const ids = style.layers.map((layer) => layer.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toBe('ground');
    for (const layer of style.layers) {
      if ('source-layer' in layer) expect(sourceLayers).toContain(layer['source-layer']);
    }
    expect(style.sources.base).toEqual({ type: 'vector', url: 'pmtiles://https://example.org/map/base.pmtiles' });
  });
});
