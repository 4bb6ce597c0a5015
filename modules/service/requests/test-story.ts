import { randomUUID } from 'node:crypto';
import { startReactions, startTimer } from '../../../kernel/index.ts';
import type { Subject } from '../../../kernel/pure.ts';
import { published } from '../catalogue/test-story.ts';
import { agent, inspector, officer, reported, sergeant, technician, type World } from '../test-service.ts';

const DAY_MS = 86_400_000;

/** A request for a desk phone; answers its id. */
export async function asked(world: World, itemId: string, input: object = {}, who: Subject = officer): Promise<string> {
  const requestId = randomUUID();
  const usual = { version: 1, answers: { room: '2.14' }, approverId: sergeant.id };
  await world.must(who, 'submitRequest', { requestId, itemId, ...usual, ...input });
  return requestId;
}

/** A life of requests that meets every kind of event of theirs, and of the stock that they take from. */
export async function liveRequests(world: World): Promise<void> {
  const { must, test } = world;
  const itemId = await published(world);
  await must(sergeant, 'keepProfile', { personId: sergeant.id, deputyId: inspector.id, callBack: '07700 900123' });
  const requestId = await asked(world, itemId);
  await must(agent, 'answerRequester', { requestId, text: 'Which of the two rooms?' });
  await must(officer, 'commentRequest', { requestId, text: 'By the stairs' });
  await must(sergeant, 'decideRequest', { requestId, decision: 'approve', reason: 'Needed for the role' });
  await must(technician, 'takeRequestTask', { requestId, taskId: 'number' });
  await must(technician, 'noteRequest', { requestId, text: 'Socket 14 is dead' });
  await must(technician, 'finishRequestTask', { requestId, taskId: 'number', note: 'Extension 4471' });
  await must(technician, 'finishRequestTask', { requestId, taskId: 'connect' });
  await must(officer, 'reopenRequest', { requestId, reason: 'The headset is missing' });
  await must(technician, 'finishRequestTask', { requestId, taskId: 'connect' });
  await must(officer, 'confirmRequest', { requestId });
  const refused = await asked(world, itemId);
  await must(sergeant, 'decideRequest', { requestId: refused, decision: 'refuse', reason: 'There is one already' });
  await must(officer, 'cancelRequest', { requestId: await asked(world, itemId), reason: 'I have changed post' });
  await asked(world, itemId, { serviceIncidentId: await reported(world) });
  test.clock.advance(4 * DAY_MS);
  await settle(world);
}

/** Fires what is due and lets follow what follows from it. */
export async function settle(world: World): Promise<void> {
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
  const reactions = startReactions(world.test.context);
  await reactions.runDue();
  await reactions.close();
}
