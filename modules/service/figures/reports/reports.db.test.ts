import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startReactions, startTimer } from '../../../../kernel/index.ts';
import { agent, makeWorld, reported, type World } from '../../test-service.ts';

const DAY_MS = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

async function runDue(): Promise<void> {
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
  const reactions = startReactions(world.test.context);
  await reactions.runDue();
  await reactions.close();
}

const made = () => world.seen(agent, 'madeReports');

test('SM-125 a report is made by itself at its time, once, keeps its numbers, and is made again the next time', async () => {
  const scheduleId = randomUUID();
  await reported(world, { categoryId: 'network' });
  await world.must(agent, 'scheduleReport', { scheduleId, name: 'Teams', group: 'team', every: 'day', at: '07:00' });
  await runDue();
  expect(await made()).toEqual([]);
  world.test.clock.advance(DAY_MS);
  await runDue();
  await runDue();
  const [first, ...others] = await made();
  expect(others).toEqual([]);
  expect(first).toMatchObject({ scheduleId, name: 'Teams', group: 'team' });
  expect(first?.rows).toEqual(expect.arrayContaining([expect.objectContaining({ of: 'networks', raised: 1 })]));
  world.test.clock.advance(DAY_MS);
  await runDue();
  expect(await made()).toHaveLength(2);
  await world.must(agent, 'endReportSchedule', { scheduleId });
  world.test.clock.advance(3 * DAY_MS);
  await runDue();
  expect(await made()).toHaveLength(2);
  expect(await world.send(agent, 'endReportSchedule', { scheduleId })).toMatchObject({ code: 'no-such-schedule' });
});
