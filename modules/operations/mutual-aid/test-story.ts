import { randomUUID } from 'node:crypto';
import { startTimer } from '../../../kernel/index.ts';
import { bookedUnit, supervisor, type World } from '../test-world.ts';

const HOUR_MS = 3_600_000;

/** Asked, from now for four hours; answers its id. */
export async function askedAid(world: World, direction: 'in' | 'out', over: object = {}): Promise<string> {
  const aidId = randomUUID();
  const now = world.test.clock.now();
  const what = { what: 'Zebra cars', contact: 'Insp Zebra', reason: 'Zebra football' };
  const period = { from: now, until: now + 4 * HOUR_MS };
  const forceId = 'leicestershire';
  await world.must(supervisor, 'askAid', { aidId, direction, forceId, count: 1, ...period, ...what, ...over });
  return aidId;
}

export async function agreedAid(world: World, direction: 'in' | 'out', over: object = {}): Promise<string> {
  const aidId = await askedAid(world, direction, over);
  await world.must(supervisor, 'answerAid', { aidId, answer: 'agreed', words: 'Zebra by eight' });
  return aidId;
}

/** A unit of another force that joins; answers its tour. */
export async function joinedUnit(world: World, aidId: string, callsign: string, over: object = {}): Promise<string> {
  const tourId = randomUUID();
  const crew = [{ collar: 'L2214', name: 'Zebra Borrowed', permit: 'response', accountId: null }];
  const where = { kind: 'response', talkgroup: 'RUT-IO1', areaId: 'oakham', crew, note: 'By zebra road' };
  await world.must(supervisor, 'joinAidUnit', { aidId, tourId, callsign, ...where, ...over });
  return tourId;
}

/** Both ways: one of theirs joins and goes back, one of ours is lent and comes back late. */
export async function liveAid(world: World): Promise<void> {
  const { must, test } = world;
  const timer = startTimer(test.context);
  const borrowed = await agreedAid(world, 'in');
  await joinedUnit(world, borrowed, 'LE41');
  await must(supervisor, 'returnAidUnit', { aidId: borrowed, callsign: 'LE41', note: 'Zebra thanks' });
  await must(supervisor, 'answerAid', { aidId: borrowed, answer: 'over' });
  await bookedUnit(world, 'MA01');
  const lent = await agreedAid(world, 'out');
  await timer.runDue();
  await must(supervisor, 'lendUnit', { aidId: lent, callsign: 'MA01', note: 'Zebra' }, 'below-minimum');
  test.clock.advance(5 * HOUR_MS);
  await timer.runDue();
  await must(supervisor, 'returnAidUnit', { aidId: lent, callsign: 'MA01' });
  await timer.close();
}
