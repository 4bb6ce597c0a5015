import { randomUUID } from 'node:crypto';
import { bookedUnit, dispatcher, supervisor, type World } from '../test-world.ts';

const member = (collar: string, name: string) => ({ collar, name, permit: 'response', accountId: null });

/** Two officers of the register who crew up, change and part again, and one whose authority comes and goes meanwhile. */
export async function liveOfficers(world: World): Promise<void> {
  const { must, test } = world;
  await must(supervisor, 'enterOfficer', { collar: '7001', name: 'Nora Example', issi: '4007001' });
  const on = await bookedUnit(world, 'PE01', { crew: [member('7001', 'Nora Example')], skills: [], issi: null });
  const until = test.clock.now() + 86_400_000;
  await must(supervisor, 'grantSkill', { collar: '7001', skill: 'taser', authority: 'Course 12', until });
  await must(supervisor, 'withdrawSkill', { collar: '7001', skill: 'taser', reason: 'Missed the refresher' });
  const other = await bookedUnit(world, 'PE02', { crew: [member('7002', 'Omar Example')], equipment: ['drone'] });
  await must(dispatcher, 'pairUnits', { tourId: on, withTourId: other });
  const seen = ['7001', '7002'];
  const crew = [member('7001', 'Nora Example'), member('7002', 'Omar Example')];
  await must(dispatcher, 'changeCrew', { tourId: on, seen, crew, vehicle: null, equipment: ['drone', 'shield'] });
  await must(dispatcher, 'splitUnit', {
    ...{ tourId: on, seen, newTourId: randomUUID(), callsign: 'PE02', kind: 'response', collars: ['7002'] },
    ...{ vehicle: null, equipment: ['drone'], skills: ['first-aid'], issi: null },
  });
}
