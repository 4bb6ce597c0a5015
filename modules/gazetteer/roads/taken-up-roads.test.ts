import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Closure } from './closure.ts';
import { importRoads } from './import-roads.ts';
import { openRoads, type Roads } from './roads.ts';
import type { LonLat } from './sphere.ts';
import { makeRoads, type TakenUpRoads } from './taken-up-roads.ts';

const tiny = new URL('./vectors/leeds-university-tiny.osm.pbf', import.meta.url).pathname;
const patience = { timeout: 120_000 };
const from: LonLat = [-1.559171, 53.808649];
const to: LonLat = [-1.5583782, 53.8092761];
const shut: Closure = {
  id: 'burst main',
  where: { kind: 'circle', centre: [-1.5588, 53.80896], radiusMetres: 30 },
  emergencyMayPass: false,
};

let folder: string;
let roads: TakenUpRoads;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taken-up-roads-'));
  roads = makeRoads({ packDir: folder, dataDir: folder });
});
afterEach(async () => {
  await roads.close();
  await rm(folder, { recursive: true });
});

async function drive(over: Roads) {
  const [row] = await over.table([from], [to], { profile: 'car', by: 'time' });
  return row?.[0];
}

async function imported(): Promise<readonly string[]> {
  const told: string[] = [];
  await importRoads(tiny, folder, { progress: (line) => told.push(line) });
  return told;
}

test(
  'M08 a map that is imported while it runs is driven on without a start, with what is closed, and says what it changes',
  patience,
  async () => {
    await roads.setClosures([shut]);
    expect(await roads.look()).toBe(false);
    expect(await drive(roads)).toMatchObject({ reachable: false });
    expect(await imported()).toContainEqual(expect.stringMatching(/^\d+ roads; there was no edition before/));
    const before = roads.changes();
    expect(await roads.look()).toBe(true);
    expect(roads.changes()).toBeGreaterThan(before);
    const asStarted = openRoads({ kind: 'osm', file: tiny });
    await asStarted.setClosures([shut]);
    expect(await drive(roads)).toEqual(await drive(asStarted));
    await asStarted.close();
    expect(await roads.look()).toBe(false);
    expect(await imported()).toContainEqual(expect.stringMatching(/^roads: 0 new, 0 gone, 0 changed, \d+ as before/));
  },
);

test(
  'M08 a map that cannot be read is said once: the old roads answer on, and what was asked of them is answered',
  patience,
  async () => {
    await imported();
    await roads.look();
    const known = await drive(roads);
    await mkdir(join(folder, 'map'), { recursive: true });
    await copyFile(join(folder, 'map', 'roads.graph'), join(folder, 'kept.graph'));
    await writeFile(join(folder, 'map', 'roads.graph'), 'no graph at all');
    await expect(roads.look()).rejects.toThrow(/Import the map again/);
    expect(await roads.look()).toBe(false);
    expect(await drive(roads)).toEqual(known);
    await copyFile(join(folder, 'kept.graph'), join(folder, 'map', 'roads.graph'));
    const [taken, answer] = await Promise.all([roads.look(), drive(roads)]);
    expect([taken, answer]).toEqual([true, known]);
  },
);
