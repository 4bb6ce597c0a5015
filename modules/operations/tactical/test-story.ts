import { randomUUID } from 'node:crypto';
import { dispatcher, fim, raisedIncident, type World } from '../test-world.ts';

/** A firearms job at a house that has no number yet, refused, given, run and ended. */
export async function liveTactical(world: World): Promise<void> {
  const { must } = world;
  const { incidentId } = await raisedIncident(world, { grade: 'G1' });
  const job = { incidentId, tacticalId: randomUUID() };
  const by = 'Supt Helen Marsh, SFC';
  const opened = { ...job, kind: 'firearms', planned: true, reason: 'Warrant for a firearm' };
  await must(dispatcher, 'openTactical', opened, 'address-not-exact');
  await must(fim, 'refuseAuthority', { ...job, by, reason: 'Which house?' });
  await must(dispatcher, 'seekAuthority', { ...job, reason: 'Number 4, by the informant' });
  await must(fim, 'giveAuthority', { ...job, by, options: ['contain'] }, 'address-not-exact');
  await must(fim, 'takeCommand', { ...job, role: 'tactical', person: 'Insp Grace Oduya' });
  await must(dispatcher, 'recordOption', { ...job, option: 'contain', note: 'Front and back' });
  await must(fim, 'reviewTactical', { ...job, rationale: 'He is talking' });
  await must(dispatcher, 'closeTactical', { ...job, outcome: 'Came out, arrested' });
}
