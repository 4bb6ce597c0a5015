import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startReactions, startTimer } from '../../../kernel/index.ts';
import type { Subject } from '../../../kernel/pure.ts';
import {
  agent,
  ictManager,
  makeWorld,
  officer,
  otherOfficer,
  reported,
  serviceManager,
  staff,
  type World,
} from '../test-service.ts';

const MINUTE_MS = 60_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const dispatcher = staff('0198c2f0-0000-7000-8000-000000000030', 'dispatcher');

async function declared(input: object = {}) {
  const serviceIncidentId = await reported(world, { summary: 'No radio in the north', serviceId: 'radio-voice' });
  const majorId = randomUUID();
  const words = { title: 'No radio in the north', text: 'Use mobile phones. We are on it.' };
  await world.must(ictManager, 'declareMajor', { majorId, serviceIncidentId, ...words, ...input });
  return { majorId, serviceIncidentId };
}

async function noticesOf(who: Subject, majorId: string): Promise<readonly string[]> {
  const rows = await world.seen(who, 'notices');
  return rows.filter(({ id }) => id === majorId).map(({ text }) => String(text));
}

async function runDue(): Promise<void> {
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
}

test('SM-33 SD-17 one text of a major IT incident is at once what officers, the control room and the desk read, and what its reporters read', async () => {
  const { majorId, serviceIncidentId } = await declared();
  const child = await reported(world, { summary: 'My radio is dead' }, otherOfficer);
  await world.must(agent, 'linkServiceIncident', {
    serviceIncidentId: child,
    otherId: serviceIncidentId,
    kind: 'child',
  });
  const text = 'The supplier is on site. Next word in half an hour.';
  await world.must(ictManager, 'updateMajor', { majorId, text });
  for (const who of [officer, dispatcher, agent]) expect(await noticesOf(who, majorId)).toEqual([text]);
  const reactions = startReactions(world.test.context);
  await reactions.runDue();
  await reactions.close();
  const lines = await world.seen(agent, 'serviceIncidentLog', { of: child });
  expect(lines.filter(({ audience }) => audience === 'public').map((line) => line.text)).toContain(text);
  await world.must(ictManager, 'endMajor', { majorId, text: 'Radio is as before.' });
  expect(await noticesOf(officer, majorId)).toEqual([]);
});

test('SM-22 a major IT incident has a manager, a cadence of updates that nobody misses in silence, a timeline and a review', async () => {
  const { majorId } = await declared({ updateMinutes: 20 });
  world.test.clock.advance(21 * MINUTE_MS);
  await runDue();
  const timeline = async () => (await world.seen(agent, 'majorTimeline', { of: majorId })).map(({ kind }) => kind);
  expect(await timeline()).toContain('clock');
  const promise = async () =>
    (
      await world.test.db
        .selectFrom('kernel.deadline')
        .selectAll()
        .where('stream', '=', `service.major/${majorId}`)
        .execute()
    ).map(({ key, due_at: dueAt }) => ({ key, dueAt: Number(dueAt) }));
  await world.must(ictManager, 'updateMajor', { majorId, text: 'Still down' });
  expect(await promise()).toEqual([{ key: 'update', dueAt: world.test.clock.now() + 20 * MINUTE_MS }]);
  const to = { managerId: serviceManager.id, manager: serviceManager.name, note: 'End of shift' };
  await world.must(ictManager, 'handOverMajor', { majorId, ...to });
  const early = await world.send(serviceManager, 'reviewMajor', { majorId, lessons: 'None yet' });
  expect(early).toMatchObject({ code: 'major-runs' });
  await world.must(serviceManager, 'endMajor', { majorId, text: 'Over' });
  expect((await promise()).map(({ key }) => key)).toEqual(['review']);
  const actions = [{ what: 'Test the spare link monthly', who: 'Networks' }];
  await world.must(serviceManager, 'reviewMajor', { majorId, lessons: 'The spare link was not tested', actions });
  expect(await promise()).toEqual([]);
  const row = (await world.seen(agent, 'majors')).find(({ id }) => id === majorId);
  expect(row).toMatchObject({ situation: 'reviewed', manager: serviceManager.name, actions });
});

test('an agent proposes a major IT incident but does not declare one, and there is one at a time for an IT incident', async () => {
  const { serviceIncidentId } = await declared();
  const words = { title: 'Again', text: 'Once more' };
  const again = { majorId: randomUUID(), serviceIncidentId, ...words };
  expect(await world.send(agent, 'declareMajor', again)).toMatchObject({ kind: 'not-permitted' });
  expect(await world.send(ictManager, 'declareMajor', again)).toMatchObject({ code: 'major-already' });
});

test('of an outage that is no major one everybody is told as well, and the word that was promised is owed', async () => {
  const noticeId = randomUUID();
  const words = { title: 'Printers in Oakham are slow', text: 'Please print at the front desk.' };
  const nextAt = world.test.clock.now() + 60 * MINUTE_MS;
  await world.must(agent, 'publishNotice', { noticeId, kind: 'outage', serviceIds: ['office'], ...words, nextAt });
  expect(await noticesOf(officer, noticeId)).toEqual([words.text]);
  expect(await world.send(officer, 'withdrawNotice', { noticeId, text: 'Over' })).toMatchObject({
    kind: 'not-permitted',
  });
  world.test.clock.advance(61 * MINUTE_MS);
  await runDue();
  const broken = await world.test.db
    .selectFrom('kernel.event')
    .select('type')
    .where('stream', '=', `service.notice/${noticeId}`)
    .execute();
  expect(broken.map(({ type }) => type)).toContain('kernel.DeadlineBreached');
  await world.must(agent, 'withdrawNotice', { noticeId, text: 'They are as before.' });
  expect(await noticesOf(officer, noticeId)).toEqual([]);
});
