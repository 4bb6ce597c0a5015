import { afterAll, beforeAll, expect, test } from 'vitest';
import { startReactions, startTimer } from '../../../../kernel/index.ts';
import type { Subject } from '../../../../kernel/pure.ts';
import {
  agent,
  makeWorld,
  officer,
  otherAgent,
  reported,
  serviceManager,
  technician,
  type World,
} from '../../test-service.ts';

const MINUTE_MS = 60_000;
const every = [1, 2, 3, 4, 5];

let world: World;
beforeAll(async () => {
  world = await makeWorld([], ({ desk }) => ({
    desk: {
      ...desk,
      routing: [],
      tell: [
        { on: 'assigned', priorities: every, to: ['assignee'] },
        { on: 'reporter-wrote', priorities: every, to: ['assignee', 'team'] },
        { on: 'missed', priorities: [1], to: ['service-manager'] },
      ],
      escalate: [{ on: 'missed', metric: 'response', priorities: [1], from: 'radio', to: 'networks' }],
    },
  }));
});
afterAll(() => world.test.close());

async function settle(): Promise<void> {
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
  const reactions = startReactions(world.test.context);
  await reactions.runDue();
  await reactions.close();
}

async function told(who: Subject): Promise<readonly string[]> {
  await settle();
  return (await world.seen(who, 'told', { of: who.id })).map(({ why }) => String(why));
}

test('SM-7 whom the rules name is told, and what misses a target goes to the team and up the ladder that the force has set', async () => {
  await world.must(otherAgent, 'startDeskShift', { personId: otherAgent.id, teamIds: ['radio'] });
  const serviceIncidentId = await reported(world, { impact: 1, urgency: 1 });
  const holder = { assigneeId: technician.id, assignee: technician.name };
  await world.must(agent, 'assignServiceIncident', { serviceIncidentId, teamId: 'radio', ...holder });
  expect(await told(technician)).toEqual(['It was given to you or your team']);
  await world.must(officer, 'commentServiceIncident', { serviceIncidentId, text: 'Still dead' });
  expect(await told(otherAgent)).toEqual(['The person who reported it wrote']);
  expect(await told(technician)).toHaveLength(2);
  expect(await told(serviceManager)).toEqual([]);
  world.test.clock.advance(20 * MINUTE_MS);
  expect((await told(serviceManager)).every((why) => why === 'A target was missed')).toBe(true);
  expect((await told(serviceManager)).length).toBeGreaterThan(0);
  const [row] = await world.seen(agent, 'serviceIncidentRecord', { of: serviceIncidentId });
  expect(row).toMatchObject({ teamId: 'networks', assigneeId: null });
  const lines = await world.seen(agent, 'serviceIncidentLog', { of: serviceIncidentId });
  const kinds = lines.map(({ kind, text }) => `${kind} ${text}`);
  expect(kinds).toEqual(expect.arrayContaining([expect.stringMatching(/^told .*: A target was missed$/)]));
  const steps = lines.filter(({ kind }) => kind === 'clock').map(({ text }) => String(text));
  expect(steps.length).toBeGreaterThan(0);
});

test('what one was told is theirs alone, and nobody is told of what they did', async () => {
  const serviceIncidentId = await reported(world);
  const mine = { assigneeId: agent.id, assignee: agent.name };
  await world.must(agent, 'assignServiceIncident', { serviceIncidentId, teamId: 'radio', ...mine });
  expect(await told(agent)).toEqual([]);
  expect(await world.seen(agent, 'told', { of: technician.id })).toEqual([]);
});
