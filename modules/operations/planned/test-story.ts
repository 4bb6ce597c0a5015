import { randomUUID } from 'node:crypto';
import { startTimer } from '../../../kernel/index.ts';
import { bookedUnit, dispatcher, supervisor, type World } from '../test-world.ts';

const HOUR_MS = 3_600_000;

/** An operation of one unit from now on for four hours; answers its id. */
export async function plannedOperation(world: World, over: object = {}, ...confirmed: string[]): Promise<string> {
  const now = world.test.clock.now();
  const operationId = randomUUID();
  const period = { startsAt: now, endsAt: now + 4 * HOUR_MS, briefingAt: now - HOUR_MS / 2 };
  const lead = { commander: 'Insp Michael Zebra', silver: 'Ch Insp Zebra', briefing: 'Zebra lanes from the church' };
  const people = [{ collar: '7301', name: 'Zebra Example' }];
  const wish = { operationId, name: 'Op Falcon', areaId: 'oakham', callsigns: [], ...period, ...lead, people };
  const all = ['overlapping-claim', 'below-minimum', ...confirmed];
  await world.must(supervisor, 'planOperation', { ...wish, ...over }, ...all);
  return operationId;
}

/** Planned, briefed late, one unit comes and goes, another is held as well; it goes on longer and ends. */
export async function livePlanned(world: World): Promise<void> {
  const { must, test } = world;
  await bookedUnit(world, 'PL01');
  const operationId = await plannedOperation(world, { callsigns: ['PL01'] });
  const timer = startTimer(test.context);
  await timer.runDue();
  await must(dispatcher, 'briefOperation', { operationId, briefing: 'Zebra lanes from the bridge' });
  const unit = { operationId, callsign: 'PL01' };
  await must(dispatcher, 'setHeldUnit', { ...unit, state: 'arrived' });
  const second = { operationId, callsign: 'PL02', state: 'held', reason: 'Zebra' };
  await must(dispatcher, 'setHeldUnit', second, 'below-minimum', 'overlapping-claim');
  await must(dispatcher, 'setHeldUnit', { ...unit, state: 'released', reason: 'Zebra in custody' });
  test.clock.advance(4 * HOUR_MS);
  await timer.runDue();
  const longer = { operationId, until: test.clock.now() + HOUR_MS, reason: 'Zebra has two more streets' };
  await must(dispatcher, 'extendOperation', longer, 'below-minimum', 'overlapping-claim');
  await must(dispatcher, 'endOperation', { operationId, outcome: 'Zebra arrested' });
  await timer.close();
}
