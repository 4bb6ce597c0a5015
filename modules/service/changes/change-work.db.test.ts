import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import { agent, changeManager, fim, ictManager, makeWorld, reported, technician, type World } from '../test-service.ts';
import { asked, codeOf, done, planned, raised, recordOf, said, vote } from './test-changes.ts';

const HOUR_MS = 3_600_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const record = (changeId: string) => recordOf(world, changeId);

test('SM-56 an emergency is done first; its papers are due within a day and its review is owed', async () => {
  const title = { title: 'Bring back 999' };
  const changeId = await raised(
    world,
    { model: 'emergency', said: title },
    {
      part: { serviceIds: ['999-answering'], restores999: true, implementerIds: [technician.id] },
    },
  );
  await world.must(technician, 'submitChange', { changeId });
  const { approval } = await record(changeId);
  expect(approval?.groups.map(({ id, about, asked: who }) => [id, about, who.map(({ key }) => key)])).toEqual([
    ['word', 'change', ['duty-ict-manager']],
    ['timing', 'timing', ['fim']],
  ]);
  expect(await world.send(technician, 'beginChange', { changeId, go: true }, 'against')).toMatchObject({
    ...{ kind: 'confirm', code: 'not-agreed' },
  });
  await world.must(ictManager, 'decideChange', vote(changeId, 'duty-ict-manager', { groupId: 'word' }));
  await world.must(technician, 'beginChange', { changeId, go: true }, 'not-agreed', 'against');
  await world.must(fim, 'decideChange', vote(changeId, 'fim', { groupId: 'timing' }));
  expect(await record(changeId)).toMatchObject({ situation: 'implement' });
  expect((await record(changeId)).authorisedAt).not.toBeNull();
  await world.must(technician, 'endChange', { changeId, outcome: 'successful' });
  const timer = startTimer(world.test.context);
  world.test.clock.advance(25 * HOUR_MS);
  await timer.runDue();
  await timer.close();
  const lines = (await world.seen(agent, 'changeLog', { of: changeId })).map(({ text }) => text);
  expect(lines).toContain('Write the papers of an emergency change: missed');
  const closing = { changeId, closure: 'successful' };
  expect(codeOf(await world.send(changeManager, 'closeChange', closing))).toBe('review-owed');
  const review = { changeId, objectivesMet: true, backOutUsed: false, lessons: 'A spare is needed' };
  await world.must(changeManager, 'reviewChange', review);
  expect(codeOf(await world.send(changeManager, 'closeChange', closing))).toBe('papers-owed');
  const { proposal } = await record(changeId);
  await world.must(technician, 'amendChange', { changeId, proposal, said: { ...said, ...title } });
  await world.must(changeManager, 'closeChange', closing);
});

test('SM-57 tasks have an order, an owner, planned and actual times; out of order is asked about', async () => {
  const changeId = await planned(world);
  const [first, second] = [randomUUID(), randomUUID()];
  const [plannedFrom, plannedTo] = [world.test.clock.now(), world.test.clock.now() + HOUR_MS];
  const owned = { changeId, ownerId: technician.id, owner: 'Owen', plannedFrom, plannedTo };
  await world.must(technician, 'addChangeTask', { ...owned, taskId: second, order: 2, title: 'Load the rules' });
  await world.must(technician, 'addChangeTask', { ...owned, taskId: first, order: 1, title: 'Save the rules' });
  const early = await world.send(technician, 'startChangeTask', { changeId, taskId: second });
  expect(early).toMatchObject({ kind: 'confirm', code: 'out-of-order' });
  await world.must(technician, 'startChangeTask', { changeId, taskId: first });
  world.test.clock.advance(HOUR_MS / 2);
  await world.must(technician, 'finishChangeTask', { changeId, taskId: first });
  const { tasks } = await record(changeId);
  expect(tasks.map(({ title }) => title)).toEqual(['Save the rules', 'Load the rules']);
  expect(tasks[0]).toMatchObject({ owner: 'Owen', plannedFrom, plannedTo, startedAt: plannedFrom });
  expect(tasks[0]?.doneAt).toBe(plannedFrom + HOUR_MS / 2);
});

test('SM-58 a review is owed for what failed, overran or broke something; a proposed link is settled by a person', async () => {
  const itemIds = [randomUUID()];
  const changeId = await planned(world, {}, { itemIds, workMinutes: 30 });
  await world.must(technician, 'beginChange', { changeId, go: true }, 'against');
  world.test.clock.advance(37 * 60_000);
  await world.must(technician, 'endChange', { changeId, outcome: 'successful' });
  expect((await record(changeId)).reviewOwed).toEqual(['it took over 20 % longer than planned']);
  const serviceIncidentId = await reported(world, { itemIds: itemIds });
  await world.test.handle({
    name: 'service.suspectChange',
    input: { changeId, serviceIncidentId, number: 'IT-5', priority: 2 },
  });
  const review = { changeId, objectivesMet: true, backOutUsed: false, lessons: 'Plan an hour' };
  expect(codeOf(await world.send(changeManager, 'reviewChange', review))).toBe('suspicions-open');
  await world.must(technician, 'settleSuspicion', { changeId, serviceIncidentId, caused: false });
  expect((await record(changeId)).reviewOwed).toEqual(['it took over 20 % longer than planned']);
  await world.must(changeManager, 'reviewChange', review);
  await world.must(changeManager, 'closeChange', { changeId, closure: 'with-issues' });
  expect(await record(changeId)).toMatchObject({
    situation: 'closed',
    closure: 'with-issues',
    review: { lessons: 'Plan an hour' },
  });
});

test('SM-59 changes are counted by team, model, category, item and requester, with how they came out and the score', async () => {
  const teamId = 'radio';
  await done(world, 'successful', { teamId });
  const item = randomUUID();
  const failed = await done(world, 'failed', { teamId, itemIds: [item], categoryId: 'radio' });
  const serviceIncidentId = await reported(world);
  await world.test.handle({
    name: 'service.suspectChange',
    input: { changeId: failed, serviceIncidentId, number: 'IT-6', priority: 2 },
  });
  await world.must(technician, 'settleSuspicion', { changeId: failed, serviceIncidentId, caused: true });
  await planned(world, {}, { teamId, outageMinutes: 45 });
  const row = async (by: string, name: string) =>
    (await world.seen(agent, 'changeReport', { of: by })).find((one) => one.name === name);
  expect(await row('team', teamId)).toMatchObject({
    ...{ all: 3, ok: 1, failed: 1, causedP2: 1, score: 3 - 5 - 5, perChange: -3.5, outageMinutes: 45 },
  });
  expect(await row('item', item)).toMatchObject({ all: 1, failed: 1 });
  expect(await row('category', 'radio')).toMatchObject({ all: 1, failed: 1 });
  for (const by of ['model', 'requester', 'service']) {
    expect((await world.seen(agent, 'changeReport', { of: by })).length).toBeGreaterThan(0);
  }
});

test('SM-62 a change is held, rejected and cancelled with the reason, and stays', async () => {
  const held = await asked(world);
  expect(await world.send(changeManager, 'holdChange', { changeId: held, reason: '' })).toMatchObject({
    kind: 'malformed',
  });
  await world.must(changeManager, 'holdChange', { changeId: held, reason: 'Parts are late' });
  expect((await record(held)).plain).toMatchObject({ state: 'On hold', next: 'Parts are late' });
  await world.must(changeManager, 'releaseChange', { changeId: held });
  await world.must(changeManager, 'rejectChange', { changeId: held, reason: 'Comes with the release' });
  expect(await record(held)).toMatchObject({ situation: 'rejected', why: 'Comes with the release' });
  const cancelled = await raised(world);
  await world.must(technician, 'cancelChange', { changeId: cancelled, reason: 'No longer needed' });
  expect(await record(cancelled)).toMatchObject({ situation: 'cancelled', why: 'No longer needed' });
  const { rows } = await world.test.db
    .selectFrom('kernel.event')
    .select('type')
    .where('stream', '=', `service.change/${cancelled}`)
    .execute()
    .then((all) => ({ rows: all.map(({ type }) => type) }));
  expect(rows).toEqual(['service.ChangeRaised', 'service.ChangeCancelled']);
});
