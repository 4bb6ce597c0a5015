import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runGazetteerCommand } from './command.ts';
import { type Gazetteer, gazetteerOf } from './gazetteer.ts';
import { findOwnFolders } from './import-own.ts';
import { readPlaces } from './sources/read-places.ts';

const rutland = new URL('../../../data/packs/rutland/sources', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'trefoil-own-'));
const dataDir = join(folder, 'data');

/** Invented: no open table has UPRNs or marker posts of this county. */
const addresses = `uprn,building,number,street,locality,postcode,lat,lon,easting,northing
100099000001,,12,Northgate,Oakham,LE15 6QS,52.67190,-0.72700,,
100099000002,Flat 1,14A,Northgate,Oakham,LE15 6QS,52.67195,-0.72690,,
100099000003,Flat 2,14A,Northgate,Oakham,LE15 6QS,52.67195,-0.72690,,
0099000004,Quill Cottage,,Main Street,Cottesmore,LE15 7DJ,,,490510,313560
`;
const references = `kind,line,reference,lat,lon
marker post,M99,178/2B,52.70000,-0.60000
marker post,M99,178/3B,52.70090,-0.60000
rail,SBL,24 m 40 ch,52.66990,-0.73400
canal,Oakham Canal,Bridge 12,52.69000,-0.70000
event grid,Rutland Show,C4,52.65000,-0.70000
camera,Oakham town centre,C7,52.67080,-0.72850
`;

async function imported(name: string, text: string): Promise<{ code: number; said: string[]; wrong: string[] }> {
  const file = join(folder, name);
  writeFileSync(file, text);
  const said: string[] = [];
  const wrong: string[] = [];
  const io = { write: (line: string) => void said.push(line), complain: (line: string) => void wrong.push(line) };
  const code = await runGazetteerCommand(['import', file, '--data', dataDir], { ...io, packsFolder: folder });
  return { code, said, wrong };
}

let gazetteer: Gazetteer;
beforeAll(async () => {
  expect(await imported('rutland.csv', addresses)).toMatchObject({ code: 0, wrong: [] });
  expect(await imported('posts.csv', references)).toMatchObject({ code: 0, wrong: [] });
  gazetteer = gazetteerOf(await readPlaces([rutland, ...findOwnFolders(dataDir)]));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const first = (query: string) => gazetteer.search(query)[0];

test('G01 cameras of the force’s own table are found by what they are called, and all of them are there for the map', () => {
  expect(first('oakham town centre c7')).toMatchObject({ kind: 'camera', lon: -0.7285, lat: 52.6708 });
  expect(gazetteer.listReferences('camera')).toMatchObject([{ line: 'Oakham town centre', reference: 'C7' }]);
});

describe('an address of the force’s own table', () => {
  test.each([
    ['UPRN 100099000001', '12 Northgate', 'uprn:100099000001'],
    ['uprn:100099000001', '12 Northgate', 'uprn:100099000001'],
    ['100099000001', '12 Northgate', 'uprn:100099000001'],
    ['99000004', 'Quill Cottage, Main Street', 'uprn:99000004'],
    ['12 northgate oakham', '12 Northgate', 'uprn:100099000001'],
    ['12 nothgate', '12 Northgate', 'uprn:100099000001'],
    ['flat 2, 14a northgate, oakham', 'Flat 2, 14A Northgate', 'uprn:100099000003'],
    ['quil cottage', 'Quill Cottage', 'uprn:99000004'],
  ])('B01 %s', (query, name, id) => {
    expect(first(query)).toMatchObject({ name, id, kind: 'address' });
  });

  test('B01 a house that the table lacks leaves its street', () => {
    expect(first('77 northgate oakham')).toMatchObject({ name: 'Northgate', kind: 'street' });
    expect(first('UPRN 1')).toBeUndefined();
  });

  test('B01 the forms of a place: address, partial, phonetic, junction, common place, postcode, grid, lat/long, UPRN', () => {
    const forms = [
      ['12 northgate oakham', 'address'],
      ['northga oakham', 'street'],
      ['northgait oakham', 'street'],
      ['finkey street / northgate oakham', 'junction'],
      ['catmose college', 'school'],
      ['LE15 6RA', 'postcode'],
      ['SK 860 087', 'position'],
      ['52.6695, -0.7290', 'position'],
      ['UPRN 100099000001', 'address'],
    ];
    expect(forms.map(([query = '']) => [query, first(query)?.kind])).toEqual(forms);
  });

  test('B03 the nearest to a point of the map is the house where one is known, else the street', () => {
    expect(gazetteer.nearest(-0.72702, 52.67191)).toMatchObject({ name: '12 Northgate', kind: 'address' });
    expect(gazetteer.nearest(-0.7226, 52.5886)?.kind).toBe('street');
  });
});

describe('a reference', () => {
  test.each([
    ['M99 178/2B', 'M99 178/2B', 'marker post'],
    ['m99 marker post 178.2 b', 'M99 178/2B', 'marker post'],
    ['178/3b m99', 'M99 178/3B', 'marker post'],
    ['SBL 24m40ch', 'SBL 24 m 40 ch', 'rail'],
    ['bridge 12 oakham canal', 'Oakham Canal Bridge 12', 'canal'],
    ['rutland show grid c4', 'Rutland Show C4', 'event grid'],
  ])('B11 CR-17 %s, in the same box', (query, name, kind) => {
    expect(first(query)).toMatchObject({ name, kind });
  });

  test('B11 bridges of a railway, as the map of the county has them', () => {
    expect(first('PMJ bridge 55')).toMatchObject({ name: 'PMJ bridge 55', kind: 'rail' });
    expect(first('bridge 47 GSM2')).toMatchObject({ name: 'GSM2 bridge 47', kind: 'rail' });
  });

  test('B11 what is typed so far lists those that begin so; the line alone lists none', () => {
    expect(gazetteer.search('m99 178').map(({ name }) => name)).toEqual(['M99 178/2B', 'M99 178/3B']);
    expect(gazetteer.search('m99').filter(({ kind }) => kind === 'marker post')).toEqual([]);
  });
});

describe('an import', () => {
  test('B01 names every row that is wrong, and leaves what was there', async () => {
    const before = readdirSync(join(dataDir, 'gazetteer')).sort();
    const { code, wrong } = await imported(
      'broken.csv',
      `uprn,building,number,street,locality,postcode,lat,lon
100099000009,,1,Northgate,Oakham,LE15 6QS,52.671,-0.727
12x,,2,Northgate,Oakham,LE15 6QS,52.671,-0.727
100099000009,,3,Northgate,Oakham,LE15 6QS,52.671,-0.727
100099000010,,4,Northgate,Oakham,LE15 6QS,-0.727,52.671
100099000011,,,Northgate,Oakham,LE15 6QS,52.671,-0.727
100099000012,,6,Northgate,Oakham,LE15 6QS,,
100099000013,,7,Northgate,Oakham
`,
    );
    expect(code).toBe(1);
    expect(wrong).toEqual([
      'line 3: uprn: one to twelve digits, e.g. 100030123456',
      'line 4: uprn: 100099000009 stands on line 2 already',
      'line 5: lat: -0.727, 52.671 is not in Great Britain (latitude first)',
      'line 6: number: a house needs a number or a name (building)',
      'line 7: lat: a position is missing (lat and lon, or easting and northing)',
      'line 8: it has 5 cells, the header 8',
      '6 of 7 rows are wrong: nothing was imported.',
    ]);
    expect(readdirSync(join(dataDir, 'gazetteer')).sort()).toEqual(before);
  });

  test('B11 names every reference that is wrong', async () => {
    const text =
      'kind,line,reference,lat,lon\nbuoy,A,1,52.6,-0.7\nrail,,1,52.6,-0.7\nrail,SBL,1,52.6,-0.7\nrail,SBL,1,52.6,-0.7\n';
    const { code, wrong } = await imported('wrong-posts.csv', text);
    expect(code).toBe(1);
    expect(wrong).toEqual([
      'line 2: kind: one of: marker post, rail, canal, event grid, camera',
      expect.stringMatching(/^line 3: line: /),
      'line 5: reference: SBL 1 stands on line 4 already',
      '3 of 4 rows are wrong: nothing was imported.',
    ]);
  });

  test('of a file that is neither, or not there, says what it should be', async () => {
    const other = await imported('other.csv', 'name,lat,lon\nOakham,52.67,-0.73\n');
    expect([other.code, other.wrong[0]]).toEqual([1, expect.stringContaining('uprn,building,number,street')]);
    const said: string[] = [];
    const io = { write: () => {}, complain: (line: string) => void said.push(line), packsFolder: folder };
    expect(await runGazetteerCommand(['import', '/nowhere.csv', '--data', dataDir], io)).toBe(1);
    expect(await runGazetteerCommand(['import'], io)).toBe(2);
    expect(existsSync('/nowhere.csv')).toBe(false);
    expect(said).toEqual([
      '/nowhere.csv: there is no such file.',
      'usage: trefoil gazetteer import FILE.csv --data DIR [--try]',
    ]);
  });
});
