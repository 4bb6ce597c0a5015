import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OsmNode, OsmRelation, OsmWay } from './element.ts';
import { OsmFault } from './fault.ts';
import { readOsm } from './read-osm.ts';

const tiny = new URL('../roads/vectors/leeds-university-tiny.osm.pbf', import.meta.url).pathname;
const rutland = new URL('../../../data/packs/rutland/sources/roads/rutland.osm.pbf', import.meta.url).pathname;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'osm-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function fileOf(bytes: Uint8Array): Promise<string> {
  const path = join(folder, `${crypto.randomUUID()}.osm.pbf`);
  await writeFile(path, bytes);
  return path;
}

async function faultOf(path: string): Promise<string> {
  const error = await readOsm(path, { node() {}, way() {}, relation() {} }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(OsmFault);
  return error instanceof Error ? error.message : '';
}

/** A file of one header block, as an exporter would write it. */
function headerOf(features: readonly string[], blobField = 3): Buffer {
  const header = new PbfWriter();
  for (const feature of features) header.writeStringField(4, feature);
  const raw = header.finish();
  const blob = new PbfWriter();
  blob.writeVarintField(2, raw.length);
  blob.writeBytesField(blobField, deflateSync(raw));
  const packed = blob.finish();
  const blobHeader = new PbfWriter();
  blobHeader.writeStringField(1, 'OSMHeader');
  blobHeader.writeVarintField(3, packed.length);
  const lead = blobHeader.finish();
  const length = Buffer.alloc(4);
  length.writeUInt32BE(lead.length);
  return Buffer.concat([length, lead, packed]);
}

describe('a whole map', () => {
  test('gives every node, way and relation, with tags, places and members', async () => {
    const nodes = new Map<number, OsmNode>();
    const ways = new Map<number, OsmWay>();
    const relations: OsmRelation[] = [];
    let lastProgress = 0;
    await readOsm(rutland, {
      node: (node) => void nodes.set(node.id, node),
      way: (way) => void ways.set(way.id, way),
      relation: (relation) => void relations.push(relation),
      progress: (read, total) => {
        expect(read).toBeGreaterThan(lastProgress);
        expect(read).toBeLessThanOrEqual(total);
        lastProgress = read;
      },
    });
    expect([nodes.size, ways.size, relations.length]).toEqual([113_647, 10_476, 234]);
    expect(lastProgress).toBe(1_078_152);
    const street = [...ways.values()].find((way) => way.tags.get('name') === 'Empingham Lane');
    const places = (street?.nodes ?? []).map((id) => nodes.get(id)).filter((node) => node !== undefined);
    expect(places.length).toBeGreaterThan(1);
    for (const { lon, lat } of places) {
      expect(lon).toBeGreaterThan(-0.83);
      expect(lon).toBeLessThan(-0.42);
      expect(lat).toBeGreaterThan(52.5);
      expect(lat).toBeLessThan(52.8);
    }
    expect(relations.some((relation) => relation.members.some((member) => ways.has(member.id)))).toBe(true);
  });

  test('reads only the kinds asked for', async () => {
    let ways = 0;
    await readOsm(tiny, { way: () => void ways++ });
    expect(ways).toBe(294);
  });

  test("lets a visitor's own error through as it is", async () => {
    const own = new Error('mine');
    const visitor = {
      way(): void {
        throw own;
      },
    };
    await expect(readOsm(tiny, visitor)).rejects.toBe(own);
  });
});

describe('a file that cannot be read says what is wrong with it', () => {
  test.each([
    ['no such file', async () => join(folder, 'absent.osm.pbf'), 'there is no such file'],
    ['a folder', async () => folder, 'not a file'],
    ['an empty file', async () => fileOf(new Uint8Array()), 'empty'],
    [
      'other text',
      async () => fileOf(Buffer.from('name,lon,lat\nOakham,-0.7,52.6\n')),
      'not an OpenStreetMap .osm.pbf',
    ],
    ['XML', async () => fileOf(Buffer.from('<?xml version="1.0"?><osm version="0.6"></osm>')), 'osmium cat'],
    ['gzip', async () => fileOf(gzipSync('<osm/>')), 'gzip'],
    ['bzip2', async () => fileOf(Buffer.from('BZh91AY&SY....')), 'bzip2'],
    ['a few bytes', async () => fileOf(Uint8Array.of(0, 0)), 'cut short'],
  ])('%s', async (_, path, words) => {
    expect(await faultOf(await path())).toContain(words);
  });

  test('a download that broke off, wherever it broke off inside a block', async () => {
    const whole = await readFile(tiny);
    for (const share of [0.01, 0.3, 0.6, 0.95]) {
      const cut = await fileOf(whole.subarray(0, Math.floor(whole.length * share)));
      expect(await faultOf(cut)).toMatch(/cut short/);
    }
  });

  test('damage in a compressed block', async () => {
    const whole = Buffer.from(await readFile(tiny));
    whole.fill(0, 5_000, 5_400);
    expect(await faultOf(await fileOf(whole))).toMatch(/damaged: the block at byte \d+/);
  });

  test('features that change the meaning of the data', async () => {
    const history = await fileOf(headerOf(['OsmSchema-V0.6', 'HistoricalInformation']));
    expect(await faultOf(history)).toMatch(/HistoricalInformation.*osmium time-filter/);
    await expect(readOsm(await fileOf(headerOf(['OsmSchema-V0.6', 'DenseNodes'])), {})).resolves.toBeUndefined();
  });

  test('a compression that is not zlib, by name', async () => {
    expect(await faultOf(await fileOf(headerOf([], 7)))).toContain('Zstandard');
  });
});
