import { randomUUID } from 'node:crypto';
import { bookedUnit, dispatcher, officer, raisedIncident, type World } from '../test-world.ts';

const accept = ['not-suitable', 'skill-missing', 'unit-committed', 'not-by-policy'];

/** Asked for and answered; several sent at once, one swapped for another, a job handed over, and who there was. */
export async function liveAsks(world: World): Promise<void> {
  const { must } = world;
  const { incidentId } = await raisedIncident(world, { grade: 'G2' });
  const [one, two, three] = await Promise.all(['QA1', 'QA2', 'QA3'].map((name) => bookedUnit(world, name)));
  const unit = (tourId: unknown) => ({ tourId, assignmentId: randomUUID() });
  const note = 'Zebra in the wood';
  const dog = { incidentId, askId: randomUUID() };
  await must(officer, 'askForResource', { ...dog, what: 'dog', note });
  await must(dispatcher, 'answerAsk', { ...dog, answer: 'declined', reason: 'Zebra has no dog' });
  await must(officer, 'askForResource', { incidentId, askId: randomUUID(), what: 'back-up', urgent: true, note });
  const units = [unit(one), unit(two)];
  await must(dispatcher, 'assignUnits', { incidentId, units, backUp: true }, ...accept);
  const third = unit(three);
  await must(dispatcher, 'swapUnits', { incidentId, out: units[0], in: third, reason: 'Zebra is nearer' }, ...accept);
  await must(
    dispatcher,
    'handOverJob',
    { incidentId, out: third, in: unit(one), atScene: true, words: 'Zebra to be seen' },
    ...accept,
  );
  await must(dispatcher, 'noteAvailability', { incidentId });
}
