import { randomUUID } from 'node:crypto';
import { startReactions } from '../../../kernel/index.ts';
import { bookedUnit, dispatcher, sergeant, type World } from '../test-world.ts';

export const crew = [{ collar: '7101', name: 'Dora Example', permit: 'response' }];

interface PlannedDuty {
  readonly callsign: string;
  readonly firstDay: string;
  readonly cycle: readonly ({ from: string; hours: number } | null)[];
  readonly days?: number;
}

/** Planned by the sergeant; answers how many were new. */
export async function plannedDuties(world: World, planId: string, { days, ...of }: PlannedDuty): Promise<unknown> {
  const where = { kind: 'response', areaId: 'oakham', talkgroup: 'RUT-1', crew };
  const answer = await world.must(sergeant, 'planDuties', { planId, ...where, ...of, days: days ?? of.cycle.length });
  return answer.planned;
}

export async function react(world: World): Promise<void> {
  const reactions = startReactions(world.test.context);
  try {
    await reactions.runDue();
  } finally {
    await reactions.close();
  }
}

/** A duty that is kept and extended, one for which nobody comes, and one that is taken back. */
export async function liveDuties(world: World): Promise<void> {
  const { must, test } = world;
  const firstDay = new Date(test.clock.now()).toISOString().slice(0, 10);
  const shift = { from: '00:00', hours: 16 };
  await plannedDuties(world, randomUUID(), { callsign: 'DU01', firstDay, cycle: [shift, shift, shift] });
  const [first, second, third] = (await world.seen(sergeant, 'operations.duties')).filter(
    ({ callsign }) => callsign === 'DU01',
  );
  const tourId = await bookedUnit(world, 'DU01', { crew: [{ ...crew[0], accountId: null }] });
  await react(world);
  const until = test.clock.now() + 40 * 3_600_000;
  const on = (await world.seen(sergeant, 'operations.duties')).find((duty) => duty.tourId === tourId);
  await must(sergeant, 'extendDuty', { dutyId: on?.id, until, reason: 'Scene guard' });
  const others = [first, second, third].filter((duty) => duty !== undefined && duty.id !== on?.id);
  const [sick, off] = others;
  await must(sergeant, 'recordAbsence', { dutyId: sick?.id, collar: '7101', reason: 'Rang in sick' });
  await must(sergeant, 'cancelDuty', { dutyId: off?.id ?? sick?.id, reason: 'Rest day in lieu' });
  await must(dispatcher, 'bookOff', { tourId });
  await react(world);
}
