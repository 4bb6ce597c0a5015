import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TakenUpPlaces } from './taken-up.ts';

const packSources = new URL('../../../data/packs/rutland/sources', import.meta.url).pathname;
const header = 'uprn,building,number,street,locality,postcode,lat,lon,easting,northing';
const house = (uprn: string, number: string) => `${uprn},,${number},Northgate,Oakham,LE15 6QS,52.67190,-0.72700,,`;

let dataDir: string;
let places: TakenUpPlaces;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'trefoil-taken-up-'));
  places = new TakenUpPlaces({ packSources, maps: () => [], dataDir });
  await places.ready;
});
afterEach(() => rmSync(dataDir, { recursive: true }));

/** As an import lays a table down: whole, in place of the last of its name. */
function layDown(name: string, ...rows: readonly string[]): void {
  const folder = join(dataDir, 'gazetteer');
  mkdirSync(folder, { recursive: true });
  const making = join(folder, `.${name}.importing`);
  writeFileSync(making, [header, ...rows, ''].join('\n'));
  renameSync(making, join(folder, name));
}
const found = (query: string) => places.get().search(query)[0]?.id;

test('B01 a table that is imported while it runs is found without a start, and so is its next edition', async () => {
  expect(await places.look()).toBe(false);
  expect(found('UPRN 100099000001')).toBeUndefined();
  layDown('addresses-rutland.csv', house('100099000001', '12'));
  expect(await places.look()).toBe(true);
  expect(found('UPRN 100099000001')).toBe('uprn:100099000001');
  expect(found('northgate oakham')).toBeDefined();
  layDown('addresses-rutland.csv', house('100099000002', '14'));
  expect(await places.look()).toBe(true);
  expect([found('UPRN 100099000001'), found('UPRN 100099000002')]).toEqual([undefined, 'uprn:100099000002']);
  expect(await places.look()).toBe(false);
});

test('the old places answer until the new ones stand whole, and other work has its turn meanwhile', async () => {
  layDown('addresses-rutland.csv', house('100099000001', '12'));
  let turns = 0;
  const [before] = [places.get()];
  const looking = places.look();
  let done = false;
  void looking.then(() => {
    done = true;
  });
  while (!done) {
    if (places.get() === before) expect(found('northgate oakham')).toBeDefined();
    turns++;
    await setImmediate();
  }
  expect(turns).toBeGreaterThan(10);
  expect(places.get()).not.toBe(before);
});

test('a table that cannot be read is said once; the places stay as they were, and a mended one is taken up', async () => {
  layDown('addresses-rutland.csv', house('100099000001', '12'));
  await places.look();
  layDown('addresses-rutland.csv', 'no,number,at,all');
  await expect(places.look()).rejects.toThrow(/addresses-rutland\.csv, line 2/);
  expect(await places.look()).toBe(false);
  expect(found('UPRN 100099000001')).toBe('uprn:100099000001');
  layDown('addresses-rutland.csv', house('100099000003', '16'));
  expect(await places.look()).toBe(true);
  expect(found('UPRN 100099000003')).toBe('uprn:100099000003');
});
