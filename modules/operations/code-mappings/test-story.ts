import { randomUUID } from 'node:crypto';
import { startTimer } from '../../../kernel/index.ts';
import { systemSubject } from '../../../kernel/testing.ts';
import { dispatcher, fim, raisedIncident, supervisor, type World } from '../test-world.ts';

const DAY_MS = 86_400_000;

/** An incident that is offered to a force that has no table: answers what is left for a supervisor. */
export async function unmappedTransfer(world: World) {
  const { incidentId } = await raisedIncident(world, { code: '322', grade: 'G2' });
  const transferId = randomUUID();
  const offer = { incidentId, transferId, forceCode: 'E23000001', reason: 'Zebra coaches set out there' };
  await world.must(dispatcher, 'offerTransfer', offer);
  return { incidentId, transferId, unmappedId: `${transferId}:E23000001:322` };
}

/** A table is tried, a code finds no other side and is settled, and the nights go on. */
export async function liveCodeMappings(world: World): Promise<void> {
  const { must, test } = world;
  await must(systemSubject('reaction'), 'testCodeMappings', { because: 'published' });
  const { incidentId, unmappedId } = await unmappedTransfer(world);
  const timer = startTimer(test.context);
  await timer.runDue();
  await must(fim, 'settleUnmappedCode', { incidentId, unmappedId, words: 'Zebra told their control room' });
  await must(supervisor, 'testCodeMappings', {});
  test.clock.advance(DAY_MS);
  await timer.runDue();
  await must(systemSubject('reaction'), 'testCodeMappings', { because: 'nightly' });
  await timer.close();
}
