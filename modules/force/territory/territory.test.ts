import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPack } from '../load-pack.ts';
import { readTable } from '../making/table.ts';
import { openDemand } from './demand.ts';
import { openTerritory } from './territory.ts';

const dirOf = (id: string) => join(import.meta.dirname, '../../../data/packs', id);
const slug = (name: string) => name.toLowerCase().replaceAll(' ', '-');
const postcodesOf = (id: string) => readTable(join(dirOf(id), 'sources/gazetteer', `postcodes-${id}.csv.gz`));

describe('Staffordshire', () => {
  const dir = dirOf('staffordshire');
  const pack = loadPack(dir);
  const territory = openTerritory(pack, dir);
  const setting = (lon: number, lat: number) => territory.settingOf(lon, lat);

  test('200 sampled postcodes fall in the district of their own code', () => {
    const rows = postcodesOf('staffordshire');
    const step = Math.floor(rows.length / 200);
    const sampled = rows.filter((_row, i) => i % step === 0).slice(0, 200);
    expect(sampled).toHaveLength(200);
    const wrong = sampled.filter(
      (row) => territory.areaOf(Number(row.lon), Number(row.lat))?.areaId !== slug(row.district ?? ''),
    );
    expect(wrong.map((row) => row.postcode)).toEqual([]);
  });

  test('a point has its beat and ward, which lie in its area', () => {
    const hit = territory.areaOf(-2.177, 53.0218);
    expect(hit).toEqual({ areaId: 'stoke-on-trent', beatId: 'etruria-and-hanley', ward: 'Etruria and Hanley' });
  });

  test('wards of one name in two districts are two beats', () => {
    const churnets = pack.areas.filter((area) => area.name === 'Churnet').map((area) => area.id);
    expect(churnets.sort()).toEqual(['churnet-east-staffordshire', 'churnet-staffordshire-moorlands']);
  });

  test('a point outside lies in no area and counts as rural', () => {
    expect(territory.areaOf(-0.7285, 52.6708)).toBeNull();
    expect(setting(-0.7285, 52.6708)).toBe('rural');
  });

  test.each([
    ['Hanley', -2.177, 53.0218],
    ['Stafford', -2.1168, 52.8066],
    ['Tamworth', -1.6952, 52.6336],
    ['Burton upon Trent', -1.6301, 52.8079],
    ['Cannock', -2.0305, 52.6903],
    ['Newcastle-under-Lyme', -2.2268, 53.0111],
    ['Leek', -2.0236, 53.1063],
    ['Lichfield', -1.8265, 52.6835],
  ])('%s is urban', (_name, lon, lat) => {
    expect(setting(lon, lat)).toBe('urban');
  });

  test.each([
    ['Abbots Bromley', -1.882, 52.8184],
    ['Longnor', -1.8689, 53.1822],
    ['Alton', -1.8936, 52.9784],
    ['the Roaches', -1.9939, 53.1586],
  ])('%s is rural', (_name, lon, lat) => {
    expect(setting(lon, lat)).toBe('rural');
  });

  test('nine in ten crimes of the months at hand count as demand, every point in its beat', () => {
    const points = openDemand(pack, dir)();
    const crimes = points.reduce((sum, point) => sum + point.weight, 0) * 14;
    expect(crimes).toBeGreaterThan(0.9 * (93_906 + 8_515 + 7_590 + 7_913));
    const astray = points.filter((p, i) => i % 50 === 0 && territory.areaOf(p.lon, p.lat)?.beatId !== p.beatId);
    expect(astray).toEqual([]);
  });

  test('night and day differ in where the demand lies, but a day is the mean of its hours', () => {
    const demand = openDemand(pack, dir);
    const total = (hour?: number) => demand(hour).reduce((sum, point) => sum + point.weight, 0);
    const hours = [...Array(24).keys()].map(total);
    expect(hours.reduce((sum, hour) => sum + hour, 0) / 24).toBeCloseTo(total(), 0);
    expect(total(20)).toBeGreaterThan(total(5));
    const shares = (hour: number) => demand(hour).map((point) => (point.weight / total(hour)).toFixed(7));
    expect(shares(14)).not.toEqual(shares(2));
  });
});

describe('Rutland', () => {
  const dir = dirOf('rutland');
  const territory = openTerritory(loadPack(dir), dir);

  test.each([
    ['Oakham', -0.7285, 52.6708, 'oakham', 'urban'],
    ['Uppingham', -0.7226, 52.5885, 'uppingham', 'urban'],
    ['Cottesmore', -0.6596, 52.7129, 'rural-north', 'rural'],
    ['Ketton', -0.5525, 52.6275, 'rural-east', 'rural'],
    ['Whissendine', -0.7796, 52.7204, 'rural-north', 'rural'],
  ])('%s', (_name, ...row) => {
    const [lon, lat, areaId, setting] = row;
    expect(territory.areaOf(lon, lat)?.areaId).toBe(areaId);
    expect(territory.settingOf(lon, lat)).toBe(setting);
  });

  test('every postcode lies in an area; of those in Oakham wards all are urban', () => {
    const rows = postcodesOf('rutland');
    const at = rows.map((row) => ({ row, lon: Number(row.lon), lat: Number(row.lat) }));
    expect(at.filter(({ lon, lat }) => territory.areaOf(lon, lat) === null)).toEqual([]);
    const oakham = at.filter(({ row }) => row.ward?.startsWith('Oakham'));
    const rural = oakham.filter(({ lon, lat }) => territory.settingOf(lon, lat) === 'rural');
    expect(rural.map(({ row }) => row.postcode)).toEqual([]);
  });
});

test('M01 an area that the force has drawn itself is as drawn; its neighbour keeps the rest of what was published', () => {
  const dir = dirOf('rutland');
  const pack = loadPack(dir);
  const [lon, lat] = [-0.7285, 52.6708];
  const published = openTerritory(pack, dir).areaOf(lon, lat);
  const around = (by: number): [number, number][] => [
    [lon - by, lat - by],
    [lon + by, lat - by],
    [lon + by, lat + by],
    [lon - by, lat + by],
  ];
  const areas = pack.areas.map((area) => (area.id === 'greetham' ? { ...area, outline: around(0.001) } : area));
  const redrawn = openTerritory({ ...pack, areas }, dir);
  expect(published?.areaId).toBe('oakham');
  expect(redrawn.areaOf(lon, lat)).toEqual({ areaId: 'rural-north', beatId: 'greetham', ward: 'Greetham' });
  expect(redrawn.areaOf(lon + 0.002, lat)).toEqual(published);
});
