import { afterAll, beforeAll, expect, test } from 'vitest';
import { startReactions, startTimer } from '../../../../kernel/index.ts';
import { agent, ictManager, makeWorld, otherAgent, reported, technician, type World } from '../../test-service.ts';

const HOUR_MS = 3_600_000;

let world: World;
beforeAll(async () => {
  const routing = [
    { team: 'radio', how: 'load' as const },
    { team: 'networks', how: 'round-robin' as const },
  ];
  world = await makeWorld([], ({ desk }) => ({ desk: { ...desk, routing } }));
});
afterAll(() => world.test.close());

async function settle(): Promise<void> {
  const reactions = startReactions(world.test.context);
  await reactions.runDue();
  await reactions.close();
}

const assigneeOf = async (id: string) => (await world.seen(agent, 'serviceIncidentRecord', { of: id }))[0]?.assignee;
const start = (who: typeof agent, input: object) => world.must(who, 'startDeskShift', { personId: who.id, ...input });
const desk = { source: 'desk' } as const;

async function came(categoryId: string, more: object = {}): Promise<unknown> {
  const id = await reported(world, { ...desk, categoryId, ...more }, ictManager);
  await settle();
  return assigneeOf(id);
}

test('SM-32 what comes to a team is given by load or in turn to who is there, and first to who knows it', async () => {
  expect(await came('radio-handset')).toBeNull();
  await start(agent, { teamIds: ['radio', 'networks'] });
  expect(await came('radio-handset')).toBe(agent.name);
  await start(technician, { teamIds: ['radio'] });
  expect(await came('radio-handset')).toBe(technician.name);
  await start(otherAgent, { teamIds: ['radio', 'networks'], categoryIds: ['radio-coverage'] });
  for (const _ of [1, 2, 3]) expect(await came('radio-coverage')).toBe(otherAgent.name);
  world.test.clock.advance(1_000);
  const inTurn = [];
  for (const _ of [1, 2, 3, 4]) {
    inTurn.push(await came('network'));
    world.test.clock.advance(1_000);
  }
  expect(new Set(inTurn)).toEqual(new Set([agent.name, otherAgent.name]));
  expect(inTurn[0]).not.toBe(inTurn[1]);
  expect(inTurn[2]).toBe(inTurn[0]);
});

test('what waits in the inbox is given to nobody until somebody has looked at it', async () => {
  const id = await reported(world, { categoryId: 'network' });
  await settle();
  expect(await assigneeOf(id)).toBeNull();
  await world.must(agent, 'triageServiceIncident', { serviceIncidentId: id, how: 'accepted' });
  await settle();
  expect(await assigneeOf(id)).not.toBeNull();
});

test('everybody ends their own shift, and one that was forgotten ends by itself', async () => {
  expect(await world.send(agent, 'endDeskShift', { personId: technician.id })).toMatchObject({ code: 'not-yours' });
  await world.must(technician, 'endDeskShift', { personId: technician.id });
  const there = async () => (await world.seen(agent, 'deskShifts')).map(({ id }) => id);
  expect(await there()).toEqual([agent.id, otherAgent.id]);
  world.test.clock.advance(11 * HOUR_MS);
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
  expect(await there()).toEqual([]);
});
