import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import { agent, makeWorld, officer, reported, technician, type World } from '../test-service.ts';

const MINUTE_MS = 60_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const find = async (id: string) =>
  (await world.seen(agent, 'openServiceIncidents')).find((row) => row.id === id) as never as {
    number: string;
    priority: number;
    situation: string;
    reporter: string;
    teamId: string;
    clocks: { metric: string; startedAt: number; dueAt: number; paused: boolean }[];
  };

test('SM-9 SM-19 SM-72 what is reported has a number, a priority from impact and urgency, a team and its clocks at once', async () => {
  const id = await reported(world, { impact: 1, urgency: 1 });
  const row = await find(id);
  expect(row).toMatchObject({ priority: 1, situation: 'open', reporter: officer.id, teamId: 'radio' });
  expect(row.number).toMatch(/^IT-\d+$/);
  expect(row.clocks.map(({ metric }) => metric).sort()).toEqual(['resolution', 'response', 'update']);
});

test('an answer that the reporter reads stops the response clock; a pause with its reason moves the others by as much', async () => {
  const id = await reported(world, { impact: 1, urgency: 1 });
  const due = (await find(id)).clocks.find(({ metric }) => metric === 'resolution')?.dueAt ?? 0;
  await world.must(agent, 'answerReporter', { serviceIncidentId: id, text: 'We are on it' });
  await world.must(technician, 'pauseServiceIncident', { serviceIncidentId: id, reason: 'waiting-supplier' });
  expect((await find(id)).clocks.every(({ paused }) => paused)).toBe(true);
  world.test.clock.advance(90 * MINUTE_MS);
  await world.must(technician, 'resumeServiceIncident', { serviceIncidentId: id });
  const { clocks } = await find(id);
  expect(clocks.map(({ metric }) => metric).sort()).toEqual(['resolution', 'update']);
  expect(clocks.find(({ metric }) => metric === 'resolution')?.dueAt).toBe(due + 90 * MINUTE_MS);
});

test('what pauses no record of this priority is refused, with the words of the force', async () => {
  const id = await reported(world, { impact: 1, urgency: 1 });
  const answer = await world.send(technician, 'pauseServiceIncident', {
    serviceIncidentId: id,
    reason: 'waiting-user',
  });
  expect(answer).toMatchObject({ kind: 'refused', code: 'reason-not-allowed' });
});

test('a target warns, breaks and is told up the ladder until somebody acts', async () => {
  const id = await reported(world, { impact: 1, urgency: 1 });
  const timer = startTimer(world.test.context);
  try {
    world.test.clock.advance(11 * MINUTE_MS);
    await timer.runDue();
  } finally {
    await timer.close();
  }
  const lines = await world.seen(agent, 'serviceIncidentLog', { of: id });
  const clocks = lines.filter(({ kind }) => kind === 'clock').map(({ text }) => text);
  expect(clocks).toContain('Answer the person who reported it: soon due');
  expect(clocks).toContain('Answer the person who reported it: missed');
});
