import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPlaces } from './read-places.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'places-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function sourcesOf(files: Readonly<Record<string, string>>): Promise<string> {
  const sources = join(folder, crypto.randomUUID());
  await mkdir(join(sources, 'gazetteer'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(sources, 'gazetteer', name), name.endsWith('.gz') ? gzipSync(text) : text);
  }
  return sources;
}

const streets = `name,kind,lon,lat,easting,northing,locality
"Vale, The",street,-2.1,52.9,393000,333000,Ford
Police Station,place,-2.11,52.91,392000,334000,Ford
`;
const localities = 'nptg_code,name,parent,lon,lat\nE1,Ford,Town,-2.1,52.9\nE2,Ford,,-1.5,52.5\n';

describe('the sources of a pack', () => {
  test('are found by their names, packed or not, and joined', async () => {
    const places = await readPlaces([await sourcesOf({ 'streets-x.csv.gz': streets, 'localities-x.csv': localities })]);
    const found = places.entries.map(({ name, kind, locality }) => [name, kind, locality?.id]);
    expect(found).toEqual([
      ['Ford', 'place', 'nptg:E1'],
      ['Ford', 'place', 'nptg:E2'],
      ['Vale, The', 'street', 'nptg:E1'],
      ['Police Station', 'police station', 'nptg:E1'],
    ]);
  });

  test('of several packs are one gazetteer', async () => {
    const one = await sourcesOf({ 'streets-x.csv': streets });
    const two = await sourcesOf({ 'localities-y.csv': localities });
    expect((await readPlaces([one, two])).entries).toHaveLength(4);
  });

  test('may be none at all', async () => {
    expect((await readPlaces([await sourcesOf({})])).entries).toEqual([]);
  });

  test('without a column that is needed are refused by name', async () => {
    const sources = await sourcesOf({ 'postcodes-x.csv': 'postcode,lat\nST1 1AA,53\n' });
    await expect(readPlaces([sources])).rejects.toThrow(/postcodes-x\.csv: there is no column "lon"/);
  });

  test('that tell no locality leave it open', async () => {
    const places = await readPlaces([await sourcesOf({ 'streets-x.csv': streets })]);
    expect(places.entries.map(({ locality }) => locality)).toEqual([null, null]);
  });
});
