import { added, officer, technician, type World } from '../test-estate.ts';

/** A car from its first plan over a reading to its service; answers its id. */
export async function liveServicing(world: World): Promise<void> {
  const fields = { registration: 'DM26 ZZZ', serviceDueOn: '2027-01-10', serviceDueMiles: 60_000 };
  const itemId = await added(world, { classId: 'vehicle', name: 'Car', fields });
  await world.must(technician, 'followService', { itemId });
  await world.must(officer, 'readMileage', { itemId, miles: 58_210 });
  await world.must(technician, 'recordService', { itemId, miles: 60_020, nextOn: '2027-06-01', nextMiles: 75_000 });
}
