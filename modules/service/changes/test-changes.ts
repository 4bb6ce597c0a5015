import { randomUUID } from 'node:crypto';
import type { RowOf, Subject } from '../../../kernel/pure.ts';
import { agent, changeManager, technician, type World } from '../test-service.ts';
import type { ChangeRecord } from './views.ts';

const HOUR_MS = 3_600_000;

export const said = {
  ...{ title: 'New firewall rules', reason: 'The enquiry offices move', benefit: 'They see the new system' },
  ...{ notDoing: 'They go on by phone', resources: 'One technician', plan: 'Load the rules' },
  ...{ test: 'Ask each office', backOut: 'Load the old rules' },
};

const booked = new WeakMap<World, number>();

/** A quiet change of the office: low by every rule, each at a time of its own. */
export function quiet(world: World, part: object = {}) {
  const turn = (booked.get(world) ?? 0) + 1;
  booked.set(world, turn);
  const from = world.test.clock.now() + 24 * HOUR_MS + turn * 3 * HOUR_MS;
  return {
    ...{ teamId: 'networks', serviceIds: ['office'], itemIds: [randomUUID()], implementerIds: [technician.id] },
    window: { from, to: from + 2 * HOUR_MS, backOutMinutes: 15 },
    ...{ workMinutes: 30, tested: true, backOutProven: true },
    ...part,
  };
}

/** A raised change; answers its id. */
export async function raised(
  world: World,
  input: object = {},
  { who = technician, part = {} }: { readonly who?: Subject; readonly part?: object } = {},
): Promise<string> {
  const changeId = randomUUID();
  const usual = { model: 'normal', proposal: quiet(world, part), said };
  await world.must(who, 'raiseChange', { changeId, ...usual, ...input });
  return changeId;
}

/** One that waits for those who must agree. */
export async function asked(world: World, input: object = {}, part: object = {}): Promise<string> {
  const changeId = await raised(world, input, { part });
  await world.must(technician, 'submitChange', { changeId });
  await world.must(changeManager, 'askApproval', { changeId }, 'collides');
  return changeId;
}

/** One that is agreed to and planned. */
export async function planned(world: World, input: object = {}, part: object = {}): Promise<string> {
  const changeId = await asked(world, input, part);
  const yes = { changeId, groupId: 'manager', askedKey: 'change-manager', decision: 'yes', reason: 'Fine' };
  await world.must(changeManager, 'decideChange', yes);
  return changeId;
}

/** One that was done. */
export async function done(world: World, outcome = 'successful', part: object = {}): Promise<string> {
  const changeId = await planned(world, {}, part);
  await world.must(technician, 'beginChange', { changeId, go: true }, 'against');
  await world.must(technician, 'endChange', { changeId, outcome });
  return changeId;
}

export async function recordOf(world: World, changeId: string): Promise<RowOf<typeof ChangeRecord>> {
  const [row] = await world.seen(agent, 'changeRecord', { of: changeId });
  return row as never;
}

export const codeOf = (answer: object) => ('code' in answer ? answer.code : answer);

export const vote = (changeId: string, askedKey: string, part: object = {}) => ({
  ...{ changeId, groupId: 'cab', askedKey, decision: 'yes', reason: 'Tested twice' },
  ...part,
});
