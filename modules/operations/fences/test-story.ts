import { randomUUID } from 'node:crypto';
import { type Answer, startReactions, startTimer } from '../../../kernel/index.ts';
import { systemSubject } from '../../../kernel/testing.ts';
import { keepPositionDays, listPositionsSince, recordPositions } from '../resources/positions.ts';
import { bookedUnit, dispatcher, raisedIncident, type World } from '../test-world.ts';

export const watcher = systemSubject('fence-watch');
const centre = { lon: -0.7295, lat: 52.6705 };
const METRES_PER_DEGREE = 111_195;

/** So many metres east and north of the middle of Oakham. */
export function offCentre(east: number, north = 0): { readonly lon: number; readonly lat: number } {
  const across = METRES_PER_DEGREE * Math.cos((centre.lat * Math.PI) / 180);
  return { lon: centre.lon + east / across, lat: centre.lat + north / METRES_PER_DEGREE };
}

interface Fix {
  readonly east: number;
  readonly accuracyMetres?: number | null;
  readonly agoSeconds?: number;
}

/** A unit's radio says where it is, and the watch looks, as the server has it look each second. Answers what was noted. */
export async function reported(world: World, callsign: string, fix: Fix): Promise<readonly Answer[]> {
  const { test } = world;
  const { east, accuracyMetres = 10, agoSeconds = 0 } = fix;
  const position = { callsign, ...offCentre(east), at: test.clock.now() - agoSeconds * 1000, accuracyMetres };
  await keepPositionDays(test.db, test.clock);
  await recordPositions(test.db, test.clock, [position]);
  return looked(world);
}

export async function looked(world: World): Promise<readonly Answer[]> {
  const { test, operations } = world;
  const { fences } = operations;
  await fences.stands(test.db);
  const answers: Answer[] = [];
  for (const crossing of await fences.crossings(test.db, await listPositionsSince(test.db, 0))) {
    if (crossing.note !== null) answers.push(await world.send(watcher, 'noteCrossing', crossing.note));
    await fences.settle(test.db, crossing);
  }
  test.clock.advance(1_000);
  return answers;
}

export function circleFence(world: World, over: object = {}) {
  const { clock } = world.test;
  const bounds = { kind: 'circle', ...centre, radiusMetres: 200 };
  return { fenceId: randomUUID(), name: 'Round the church', bounds, until: clock.now() + 3_600_000, ...over };
}

/** A fence of an incident that is crossed, acknowledged, let stand longer and withdrawn; one whose time runs out. */
export async function liveFences(world: World): Promise<void> {
  const { must, test } = world;
  const { incidentId } = await raisedIncident(world, { grade: 'G4' });
  await bookedUnit(world, 'FN01', { issi: null });
  await reported(world, 'FN01', { east: 2_000 });
  const fence = circleFence(world, { incidentId, ways: 'both', name: 'Round Zebra Street' });
  const { fenceId } = fence;
  await must(dispatcher, 'setFence', fence);
  await looked(world);
  await reported(world, 'FN01', { east: 0 });
  await reported(world, 'FN01', { east: 900 });
  await must(dispatcher, 'acknowledgeCrossings', { fenceId, seen: 2 });
  const until = fence.until + 3_600_000;
  await must(dispatcher, 'extendFence', { fenceId, seen: fence.until, until });
  await must(dispatcher, 'withdrawFence', { fenceId, reason: 'Zebra has gone home' });
  const timer = startTimer(test.context);
  const reactions = startReactions(test.context);
  try {
    await must(dispatcher, 'setFence', circleFence(world));
    test.clock.advance(3_600_001);
    await timer.runDue();
    await reactions.runDue();
  } finally {
    await timer.close();
    await reactions.close();
  }
}
