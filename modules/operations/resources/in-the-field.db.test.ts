import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookedUnit, makeWorld, officer, sergeant, type World } from '../test-world.ts';
import { heardInField } from './in-the-field.ts';

let world: World;

beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.test.close());

const crewOf = (accountId: string | null) => ({
  crew: [{ collar: '1234', name: 'A. Example', permit: 'response', accountId }],
});
const heard = (accounts: readonly string[], area: string | null = 'oakham') =>
  heardInField(world.test.db, accounts, area === null ? null : world.force.districtOf(area));

test('whoever is in a crew on duty hears it under the callsign, in whatever car; others, and cars without them, do not', async () => {
  await bookedUnit(world, 'RS01', crewOf(sergeant.id));
  await bookedUnit(world, 'RS02', { ...crewOf(sergeant.id), kind: 'supervision' });
  await bookedUnit(world, 'RE01', crewOf(officer.id));
  await bookedUnit(world, 'RE02', crewOf(null));
  expect(await heard([sergeant.id])).toEqual(['RS01', 'RS02']);
  expect(await heard([randomUUID()])).toEqual([]);
  expect(await heard([])).toEqual([]);
});

test('of the district alone, by whichever of its beats; what has no place is heard everywhere', async () => {
  await bookedUnit(world, 'RS01', { ...crewOf(sergeant.id), areaId: 'langham' });
  expect(await heard([sergeant.id], 'rural-north')).toEqual(['RS01']);
  expect(await heard([sergeant.id], 'cottesmore')).toEqual(['RS01']);
  expect(await heard([sergeant.id], 'uppingham')).toEqual([]);
  expect(await heard([sergeant.id], null)).toEqual(['RS01']);
});

test('who has booked off hears no more', async () => {
  const tourId = await bookedUnit(world, 'RS01', crewOf(sergeant.id));
  await world.must(sergeant, 'bookOff', { tourId });
  expect(await heard([sergeant.id])).toEqual([]);
});
