import { randomUUID } from 'node:crypto';
import { systemSubject } from '../../../kernel/testing.ts';
import { bookedUnit, dispatcher, officer, type World } from '../test-world.ts';

/** An officer in need: the radio system is asked, a log is raised, the talkgroup opened by hand. */
export async function liveEmergency(world: World): Promise<void> {
  const { must } = world;
  const tourId = await bookedUnit(world, 'NEED1', { issi: '4000991' });
  await must(officer, 'setStatus', { tourId, status: '0' });
  await must(systemSubject('radio system'), 'noteTalkgroup', { tourId, outcome: 'unknown' });
  const log = { tourId, incidentId: randomUUID(), assignmentId: randomUUID() };
  await must(dispatcher, 'raiseForOfficer', log);
  await must(dispatcher, 'noteTalkgroup', { tourId, outcome: 'by-hand' });
}
