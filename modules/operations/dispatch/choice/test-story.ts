import { randomUUID } from 'node:crypto';
import { bookedUnit, dispatcher, raisedIncident, type World } from '../../test-world.ts';

/** A plan that is raised, and a unit that is chosen with a word why. */
export async function liveChoosing(world: World): Promise<void> {
  const { incidentId } = await raisedIncident(world, { code: '001', grade: 'G2' });
  await world.must(dispatcher, 'setPlanLevel', { incidentId, seen: 1, level: 2, reason: 'Twenty people now' });
  const tourId = await bookedUnit(world, 'RX01', { issi: '4399001' });
  const sent = { assignmentId: randomUUID(), incidentId, tourId, reason: 'Knows the family' };
  await world.must(dispatcher, 'assignUnit', sent, 'not-suitable', 'skill-missing');
}
