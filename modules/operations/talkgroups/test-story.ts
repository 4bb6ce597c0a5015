import { randomUUID } from 'node:crypto';
import { dispatcher, raisedIncident, type World } from '../test-world.ts';

/** Worked on a talkgroup, patched with the others' and taken apart again. */
export async function liveTalkgroups(world: World): Promise<void> {
  const { must } = world;
  const { incidentId } = await raisedIncident(world, { grade: 'G4' });
  await must(dispatcher, 'setTalkgroup', { incidentId, talkgroup: 'RUT-2', purpose: 'Search teams' });
  const patchId = randomUUID();
  await must(dispatcher, 'patchTalkgroups', { incidentId, patchId, kind: 'patch', talkgroups: ['RUT-1', 'RUT-2'] });
  await must(dispatcher, 'unpatchTalkgroups', { incidentId, patchId });
  await must(dispatcher, 'releaseTalkgroup', { incidentId, talkgroup: 'RUT-2' });
}
