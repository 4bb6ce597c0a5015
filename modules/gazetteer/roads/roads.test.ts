import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Closure } from './closure.ts';
import { runRoadsCommand } from './command.ts';
import { readGraph, writeGraph } from './graph-file.ts';
import { findImportedMap, readSource } from './road-source.ts';
import { openRoads, type Roads } from './roads.ts';
import type { LonLat } from './sphere.ts';
import { makeRoads } from './taken-up-roads.ts';

const packs = new URL('../../../data/packs/', import.meta.url).pathname;
const tiny = new URL('./vectors/leeds-university-tiny.osm.pbf', import.meta.url).pathname;
const patience = { timeout: 120_000 };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roads-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('the roads of a pack, in their thread', () => {
  const [oakham, uppingham]: [LonLat, LonLat] = [
    [-0.7295, 52.6705],
    [-0.7226, 52.5886],
  ];
  let roads: Roads;
  beforeAll(async () => {
    roads = makeRoads({ packDir: join(packs, 'rutland'), dataDir: null });
    await roads.ready;
  }, 120_000);
  afterAll(() => roads.close());

  const drive = async (profile: 'car' | 'emergency', maxSeconds?: number) => {
    const options = { profile, by: 'time', ...(maxSeconds === undefined ? {} : { maxSeconds }) } as const;
    const entry = (await roads.table([oakham], [uppingham], options))[0]?.[0];
    if (!entry) throw new Error('a table of one by one has one entry');
    return entry;
  };

  test('are real, and an emergency vehicle is quicker over them than a car', async () => {
    const [car, emergency] = [await drive('car'), await drive('emergency')];
    expect(roads.estimated).toBe(false);
    expect(car.reachable).toBe(true);
    expect(emergency.seconds ?? 0).toBeLessThan(car.seconds ?? 0);
  });

  test('answer nothing beyond the time asked for', async () => {
    expect(await drive('car', 60)).toMatchObject({ reachable: false, seconds: null, metres: null });
    expect((await drive('car', 3600)).reachable).toBe(true);
  });

  test('a patient question comes after all that were asked without patience, and is answered', async () => {
    const order: string[] = [];
    const ask = (name: string, patient: boolean) =>
      roads.table([oakham], [uppingham], { profile: 'car', by: 'time', patient }).then((table) => {
        order.push(name);
        return table;
      });
    const asked = [ask('first', true), ask('second', true), ask('third', true), ask('now', false), ask('too', false)];
    const answers = await Promise.all(asked);
    // The first was under way before anybody was in a hurry.
    expect(order).toEqual(['first', 'now', 'too', 'second', 'third']);
    for (const answer of answers) expect(answer[0]?.[0]?.reachable).toBe(true);
  });

  test('obey a closure at once, and forget it as soon', async () => {
    const before = await drive('car');
    const shut = (emergencyMayPass: boolean): Closure => ({
      id: 'A6003',
      where: { kind: 'circle', centre: [-0.7293, 52.6236], radiusMetres: 1_500 },
      emergencyMayPass,
    });
    await roads.setClosures([shut(true)]);
    expect((await drive('car')).seconds ?? Infinity).toBeGreaterThan(before.seconds ?? 0);
    const letThrough = await drive('emergency');
    await roads.setClosures([shut(false)]);
    expect((await drive('emergency')).seconds ?? Infinity).toBeGreaterThan(letThrough.seconds ?? 0);
    await roads.setClosures([]);
    expect(await drive('car')).toEqual(before);
  });

  test('still lead into a closure, for that is where the incident is', async () => {
    const ring: LonLat[] = [
      [-0.73, 52.585],
      [-0.715, 52.585],
      [-0.715, 52.592],
      [-0.73, 52.592],
    ];
    const before = await drive('car');
    await roads.setClosures([{ id: 'cordon', where: { kind: 'polygon', ring }, emergencyMayPass: false }]);
    expect(await drive('car')).toEqual(before);
    await roads.setClosures([]);
  });
});

test('the stand-in graph reaches everything and says that it is estimated', patience, async () => {
  const roads = makeRoads({ packDir: join(packs, 'staffordshire'), dataDir: null });
  const table = await roads.table([[-2.1166, 52.8058]], [[-2.179, 53.0027]], { profile: 'car', by: 'time' });
  await roads.close();
  const entry = table[0]?.[0];
  expect(roads.estimated).toBe(true);
  const minutes = (entry?.seconds ?? 0) / 60;
  // Stafford to Stoke: about 25 km by any way that one would drive.
  expect(minutes).toBeGreaterThan(20);
  expect(minutes).toBeLessThan(50);
});

test('a pack without roads claims nothing', async () => {
  const roads = makeRoads({ packDir: folder, dataDir: null });
  expect(await roads.table([[0, 52]], [[0, 53]], { profile: 'car', by: 'time' })).toMatchObject([
    [{ reachable: false }],
  ]);
});

test('a map that cannot be read fails every question with the reason', patience, async () => {
  const file = join(folder, 'broken.osm.pbf');
  await writeFile(file, 'not a map at all');
  const roads = openRoads({ kind: 'osm', file });
  await expect(roads.table([[0, 52]], [[0, 53]], { profile: 'car', by: 'time' })).rejects.toThrow(
    /not an OpenStreetMap/,
  );
  await expect(roads.ready).rejects.toThrow(/not an OpenStreetMap/);
  await roads.close();
});

test('a graph read back is the graph written; one cut short or foreign is refused', patience, async () => {
  const graph = await readSource({ kind: 'osm', file: tiny });
  const file = join(folder, 'roads.graph');
  await writeGraph(file, graph);
  expect(await readGraph(file)).toEqual(graph);
  const bytes = await readFile(file);
  await writeFile(file, bytes.subarray(0, bytes.length - 100));
  await expect(readGraph(file)).rejects.toThrow(/cut short/);
  await writeFile(file, 'something else');
  await expect(readGraph(file)).rejects.toThrow(/Import the map again/);
});

describe('on the command line', () => {
  async function run(...args: string[]): Promise<{ code: number; out: string[]; told: string }> {
    const [out, told]: [string[], string[]] = [[], []];
    const code = await runRoadsCommand(args, { write: (line) => out.push(line), complain: (line) => told.push(line) });
    return { code, out, told: told.join('\n') };
  }
  const pairsFile = async (text: string): Promise<string> => {
    const file = join(folder, `${crypto.randomUUID()}.csv`);
    await writeFile(file, text);
    return file;
  };
  const header = 'from_lon,from_lat,to_lon,to_lat';
  let data = '';
  beforeAll(async () => {
    data = join(folder, 'data');
    expect(await run('import', tiny, '--data', data)).toMatchObject({
      code: 0,
      told: expect.stringMatching(/100 %.*Done/s),
    });
  }, 120_000);

  test('import leaves a graph, tiles and the map, and nothing half-made', async () => {
    expect(await readdir(data)).toEqual(['map']);
    expect((await readdir(join(data, 'map'))).toSorted()).toEqual([
      'base.pmtiles',
      'import.json',
      'roads.graph',
      'source.osm.pbf',
    ]);
    expect(findImportedMap(data)).not.toBeNull();
  });

  test('an import that fails leaves what was there', async () => {
    const other = join(folder, 'other');
    await mkdir(join(other, 'map'), { recursive: true });
    await copyFile(join(data, 'map', 'roads.graph'), join(other, 'map', 'roads.graph'));
    const whole = await readFile(tiny);
    const cut = join(folder, 'cut.osm.pbf');
    await writeFile(cut, whole.subarray(0, 20_000));
    const { code, told } = await run('import', cut, '--data', other);
    expect(code).toBe(1);
    expect(told).toMatch(/cut short/);
    expect(await readdir(other)).toEqual(['map']);
    expect(await readdir(join(other, 'map'))).toEqual(['roads.graph']);
  });

  test('a second import replaces the first', patience, async () => {
    expect((await run('import', tiny, '--data', data)).code).toBe(0);
    expect(await readdir(data)).toEqual(['map']);
  });

  test('a table answers a row for each pair, in order', async () => {
    const pairs = await pairsFile(
      `${header}\n-1.559171,53.808649,-1.5583782,53.8092761\n-1.5583782,53.8092761,-1.5583782,53.8092761\n`,
    );
    const { code, out } = await run('table', '--data', data, '--pairs', pairs, '--by', 'distance');
    expect(code).toBe(0);
    expect(out).toHaveLength(3);
    expect(out[0]).toBe('metres,seconds,reachable,from_snap_m,to_snap_m');
    expect(out[1]).toMatch(/^\d+(\.\d+)?,\d+(\.\d+)?,true,21\.\d+,0/);
    expect(out[2]).toMatch(/^0,0,true,/);
  });

  test.each([
    ['a word for a number', `${header}\n\n-1.5,53.8,east,53.8\n`, /line 3: to_lon is "east"/],
    ['a latitude beyond the pole', `${header}\n-1.5,153.8,-1.5,53.8\n`, /line 2: from_lat is "153.8".*-90 and 90/],
    ['a missing column', 'from_lon,from_lat,to_lon\n1,2,3\n', /line 1: there is no column to_lat/],
    ['an empty field', `${header}\n-1.5,53.8,,53.8\n`, /line 2: to_lon is ""/],
    ['an open quote', `${header}\n"-1.5,53.8,1,53.8\n`, /Quote|quote/],
  ])('%s is named by its line, and nothing is answered', async (_, text, words) => {
    const { code, out, told } = await run('table', '--data', data, '--pairs', await pairsFile(text));
    expect([code, out]).toEqual([1, []]);
    expect(told).toMatch(words);
  });

  test.each([
    [['table', '--data', 'x'], 2, /usage: trefoil roads table/],
    [['table', '--data', 'x', '--pairs', 'y', '--profile', 'bicycle'], 2, /car\|emergency/],
    [['table', '--data', '/nowhere', '--pairs', 'y'], 1, /holds no road map. Import one/],
    [['import', 'a', 'b', '--data', 'x'], 2, /usage: trefoil roads import/],
    [['import', '--colour', 'red'], 2, /colour.*usage/s],
    [['export'], 2, /roads import.*roads table/s],
  ] as const)('%j is answered with what would be right', async (args, code, words) => {
    const answer = await run(...args);
    expect(answer.code).toBe(code);
    expect(answer.told).toMatch(words);
  });
});
