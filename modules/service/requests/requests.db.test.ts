import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { published } from '../catalogue/test-story.ts';
import {
  agent,
  inspector,
  makeWorld,
  officer,
  otherOfficer,
  sergeant,
  serviceManager,
  technician,
  type World,
} from '../test-service.ts';
import { asked, settle } from './test-story.ts';

const DAY_MS = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const own = async (id: string, who = officer) =>
  (await world.seen(who, 'ownRecords', { of: who.id })).find((row) => row.id === id);
const shelf = async (itemId: string) =>
  (await world.seen(officer, 'catalogue')).find(({ id }) => id === itemId)?.inStock;
const approvalsOf = async (who = sergeant) => (await world.seen(who, 'approvals', { of: who.id })).map(({ id }) => id);
const open = async (id: string) => (await world.seen(agent, 'openRequests')).find((row) => row.id === id);

test('SM-112 an item has its form, eligibility, price, approval, lead time, tasks and a shelf from which one is booked', async () => {
  const itemId = await published(world, { eligible: ['officer'] }, 1);
  const input = (more: object) => ({ requestId: randomUUID(), itemId, version: 1, approverId: sergeant.id, ...more });
  const missing = await world.send(officer, 'submitRequest', input({}));
  expect(missing).toMatchObject({ kind: 'refused', code: 'answer-missing', current: 'room' });
  const wrong = await world.send(officer, 'submitRequest', input({ answers: { room: '1', headset: 'Three ears' } }));
  expect(wrong).toMatchObject({ kind: 'refused', code: 'no-such-choice', current: 'headset' });
  const other = await world.send(agent, 'submitRequest', input({ answers: { room: '1' } }));
  expect(other).toMatchObject({ kind: 'refused', code: 'not-eligible' });
  const stale = await world.send(officer, 'submitRequest', input({ answers: { room: '1' }, version: 2 }));
  expect(stale).toMatchObject({ kind: 'refused', code: 'changed-meanwhile' });
  const requestId = await asked(world, itemId);
  expect(await shelf(itemId)).toBe(0);
  expect(await open(requestId)).toMatchObject({ pricePence: 8_500, booked: true, situation: 'approving' });
  const none = await world.send(officer, 'submitRequest', input({ answers: { room: '1' } }));
  expect(none).toMatchObject({ kind: 'confirm', code: 'none-on-shelf' });
  await world.must(officer, 'cancelRequest', { requestId });
  expect(await shelf(itemId)).toBe(1);
});

test('nothing is prepared before the approver has said yes; whoever was not asked, and whoever asked, says nothing', async () => {
  const itemId = await published(world);
  const requestId = await asked(world, itemId);
  expect(await approvalsOf()).toContain(requestId);
  expect(await own(requestId)).toMatchObject({ standing: { is: 'wants-approval', approver: sergeant.name } });
  const early = await world.send(technician, 'finishRequestTask', { requestId, taskId: 'number' });
  expect(early).toMatchObject({ kind: 'refused', code: 'not-preparing' });
  for (const stranger of [officer, otherOfficer, inspector, agent]) {
    const answer = await world.send(stranger, 'decideRequest', { requestId, decision: 'approve', reason: 'Because' });
    expect(answer).toMatchObject({ kind: 'not-permitted' });
  }
  await world.must(sergeant, 'decideRequest', { requestId, decision: 'approve', reason: 'Needed for the role' });
  expect(await approvalsOf()).not.toContain(requestId);
  expect(await own(requestId)).toMatchObject({ standing: { is: 'prepared', task: 'Give a number' } });
});

test('nobody says yes to what they ask for themselves', async () => {
  const itemId = await published(world);
  const input = { requestId: randomUUID(), itemId, version: 1, answers: { room: '1' } };
  expect(await world.send(sergeant, 'submitRequest', { ...input, approverId: sergeant.id })).toMatchObject({
    kind: 'refused',
    code: 'own-approver',
  });
  await world.must(serviceManager, 'submitRequest', { ...input, approverId: sergeant.id });
  const { requestId } = input;
  expect(
    await world.send(serviceManager, 'decideRequest', { requestId, decision: 'approve', reason: 'Mine' }),
  ).toMatchObject({
    kind: 'refused',
    code: 'own-request',
  });
});

test('SM-114 the line manager approves before anything is prepared; a deputy is asked by choice, and when nothing was said in time', async () => {
  await world.must(officer, 'keepProfile', { personId: officer.id, managerId: sergeant.id });
  await world.must(sergeant, 'keepProfile', { personId: sergeant.id, deputyId: inspector.id });
  const itemId = await published(world);
  const chosen = await asked(world, itemId, { approverId: null });
  expect(await approvalsOf(sergeant)).toContain(chosen);
  await world.must(sergeant, 'passApproval', { requestId: chosen, fromId: sergeant.id, reason: 'On leave' });
  expect(await approvalsOf(inspector)).toContain(chosen);
  expect(await approvalsOf(sergeant)).not.toContain(chosen);
  await world.must(inspector, 'decideRequest', {
    requestId: chosen,
    decision: 'approve',
    reason: 'Needed for the role',
  });
  const silent = await asked(world, itemId, { approverId: null });
  world.test.clock.advance(4 * DAY_MS);
  await settle(world);
  expect(await approvalsOf(inspector)).toContain(silent);
  const late = await world.send(sergeant, 'decideRequest', { requestId: silent, decision: 'approve', reason: 'Late' });
  expect(late).toMatchObject({ kind: 'not-permitted' });
  await world.must(inspector, 'decideRequest', { requestId: silent, decision: 'refuse', reason: 'No budget' });
  expect(await own(silent)).toMatchObject({ standing: { is: 'ended', how: 'refused' } });
});

test('tasks come in their order, the last delivers; what is missing is done again, a word of the requester closes', async () => {
  const itemId = await published(world, { approval: { by: 'nobody' } });
  const requestId = await asked(world, itemId);
  const tasks = async () => {
    const row = (await open(requestId)) as { readonly tasks: readonly { readonly ready: boolean }[] } | undefined;
    return row?.tasks.map(({ ready }) => ready);
  };
  expect(await tasks()).toEqual([true, false]);
  const early = await world.send(technician, 'finishRequestTask', { requestId, taskId: 'connect' });
  expect(early).toMatchObject({ kind: 'confirm', code: 'waits-for-another' });
  await world.must(technician, 'finishRequestTask', { requestId, taskId: 'number' });
  await world.must(technician, 'finishRequestTask', { requestId, taskId: 'connect' });
  expect(await own(requestId)).toMatchObject({ standing: { is: 'delivered' } });
  await world.must(officer, 'reopenRequest', { requestId, reason: 'The headset is missing' });
  expect(await own(requestId)).toMatchObject({ standing: { is: 'prepared', task: 'Connect the phone' } });
  await world.must(technician, 'finishRequestTask', { requestId, taskId: 'connect' });
  await world.must(officer, 'confirmRequest', { requestId });
  expect(await own(requestId)).toMatchObject({ standing: { is: 'ended', how: 'done' } });
});

test('the promised lead time runs in the hours of the calendar from the yes, and its breach is told', async () => {
  const itemId = await published(world, { approval: { by: 'nobody' }, leadHours: 10 });
  const requestId = await asked(world, itemId);
  const row = (await open(requestId)) as never as { startedAt: number; dueAt: number };
  expect(row.dueAt - row.startedAt).toBeGreaterThanOrEqual(10 * 3_600_000);
  world.test.clock.advance(5 * DAY_MS);
  await settle(world);
  const lines = (await world.seen(agent, 'requestLog', { of: requestId })).map(({ text }) => text);
  expect(lines).toContain('Deliver Desk phone: Give a number: missed');
});

test('no internal note of a request reaches whoever asked; a stranger sees and does nothing of it', async () => {
  const requestId = await asked(world, await published(world));
  await world.must(technician, 'noteRequest', { requestId, text: 'secret' });
  await world.must(agent, 'answerRequester', { requestId, text: 'Which room?' });
  const lines = await world.seen(officer, 'ownRecordLog', { of: requestId });
  expect(lines.map(({ text }) => text)).toEqual(['Room: 2.14', 'Which room?']);
  expect(await world.seen(otherOfficer, 'ownRecordLog', { of: requestId })).toEqual([]);
  expect(await world.seen(otherOfficer, 'approvals', { of: sergeant.id })).toEqual([]);
  for (const name of ['commentRequest', 'cancelRequest', 'confirmRequest', 'reopenRequest']) {
    const answer = await world.send(otherOfficer, name, { requestId, text: 'x', reason: 'because' });
    expect(answer).toMatchObject({ kind: 'not-permitted' });
  }
});
