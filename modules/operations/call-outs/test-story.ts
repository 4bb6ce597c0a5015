import { randomUUID } from 'node:crypto';
import { dispatcher, raisedIncident, type World } from '../test-world.ts';

export const anyway = ['outside-hours', 'vehicle-wanted'];

/** Called out to an incident; answers its id. */
export async function calledOut(
  world: World,
  incidentId: string,
  resource: string,
  over: object = {},
): Promise<string> {
  const callOutId = randomUUID();
  await world.must(dispatcher, 'callOut', { incidentId, callOutId, resource, ...over }, ...anyway);
  return callOutId;
}

/** Recovery that is called, comes and is there; a helicopter that does not. */
export async function liveCallOuts(world: World): Promise<void> {
  const { incidentId } = await raisedIncident(world, { grade: 'G2' });
  const car = await calledOut(world, incidentId, 'recovery', { vehicle: 'ZZ99 RUT zebra', reason: 'Zebra blocks' });
  const answer = (callOutId: string, of: object) =>
    world.must(dispatcher, 'answerCallOut', { incidentId, callOutId, ...of });
  await answer(car, { answer: 'accepted', etaMinutes: 12, reference: 'Zebra-1', words: 'Zebra north' });
  await answer(car, { answer: 'arrived' });
  const air = await calledOut(world, incidentId, 'npas');
  await answer(air, { answer: 'declined', words: 'Zebra fog' });
}
