import { randomUUID } from 'node:crypto';
import { contactOfficer, dispatcher, makeWorld, oakham, type World } from '../operations/test-world.ts';
import { makeInsight } from './index.ts';

/** What somebody confirms who sends whatever unit there is. */
export const accept = ['not-suitable', 'skill-missing', 'ring-the-fim', 'unit-committed'];

/** Operations with insight above it. */
export function makeInsightWorld(): Promise<World> {
  return makeWorld(undefined, ({ force, clock }) => [makeInsight({ pack: force.pack, clock }).definition]);
}

const SECOND = 1000;

/** A 999 call that rings so long before somebody answers it. */
export async function answeredCall(world: World, ringSeconds: number, by = contactOfficer): Promise<string> {
  const contactId = randomUUID();
  const ringing = { contactId, channel: '999', callerNumber: '07700 900123', circle: null, subscriber: null };
  await world.must(by, 'announceCall', ringing);
  world.test.clock.advance(ringSeconds * SECOND);
  await world.must(by, 'answerCall', { contactId });
  return contactId;
}

/** Makes an incident of the call, in Oakham unless told. */
export async function raisedFrom(
  world: World,
  contactId: string,
  over: { readonly code?: string; readonly grade?: string; readonly place?: object } = {},
): Promise<{ readonly incidentId: string; readonly contactId: string }> {
  const incidentId = randomUUID();
  const { code = '202', grade = 'G1', place = oakham } = over;
  await world.must(contactOfficer, 'writeContactField', {
    contactId,
    field: 'what',
    seen: '',
    value: 'Two men fighting',
  });
  await world.must(contactOfficer, 'placeContact', { contactId, place });
  await world.must(contactOfficer, 'raiseIncident', { contactId, incidentId, code, grade });
  return { incidentId, contactId };
}

/** Sends a unit after so long, which arrives after so long; null: never. */
export async function attended(
  world: World,
  incidentId: string,
  times: { readonly tourId: string; readonly assignSeconds: number; readonly arriveSeconds: number | null },
): Promise<string> {
  const assignment = { assignmentId: randomUUID(), incidentId, tourId: times.tourId };
  world.test.clock.advance(times.assignSeconds * SECOND);
  await world.must(dispatcher, 'assignUnit', assignment, ...accept);
  if (times.arriveSeconds === null) return assignment.assignmentId;
  world.test.clock.advance(times.arriveSeconds * SECOND);
  await world.must(dispatcher, 'reportProgress', { ...assignment, milestone: 'at-scene' }, 'unusual-order');
  await world.must(dispatcher, 'reportProgress', { ...assignment, milestone: 'resumed' }, 'unusual-order');
  return assignment.assignmentId;
}

/** Records the result and closes. */
export async function closed(world: World, incidentId: string, closingCode = '202'): Promise<void> {
  await world.must(dispatcher, 'recordResult', { incidentId, result: 'NFA', closingCode, note: '' });
  await world.must(dispatcher, 'closeIncident', { incidentId });
}
