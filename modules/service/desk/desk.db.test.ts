import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepBlob, startReactions, startTimer } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import {
  agent,
  ictManager,
  makeWorld,
  officer,
  otherAgent,
  otherOfficer,
  reported,
  technician,
  type World,
} from '../test-service.ts';
import type { ServiceIncidentFiles, ServiceIncidentRecord } from './views.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

async function record(id: string): Promise<RowOf<typeof ServiceIncidentRecord>> {
  const [row] = await world.seen(agent, 'serviceIncidentRecord', { of: id });
  return row as never;
}

async function linesOf(
  id: string,
): Promise<readonly { kind: string; audience: string; text: string; author: string }[]> {
  return (await world.seen(agent, 'serviceIncidentLog', { of: id })) as never;
}

async function runDue(): Promise<void> {
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
}

async function react(): Promise<void> {
  const reactions = startReactions(world.test.context);
  await reactions.runDue();
  await reactions.close();
}

test('SM-14 the words of the person who reported it, the symptoms of the desk and what a machine sent are kept apart', async () => {
  const said = { summary: 'Mast 7 is silent', description: 'Nobody hears us on the hill' };
  const sent = { host: 'mast-7', check: 'carrier', value: '0' };
  const id = await reported(world, { ...said, source: 'monitoring', parameters: sent, symptoms: '' });
  const change = { field: 'symptoms', from: '', to: 'No carrier since 04:12' };
  await world.must(agent, 'amendServiceIncident', { serviceIncidentId: id, change });
  expect(await record(id)).toMatchObject({ ...said, parameters: sent, symptoms: change.to });
});

test('SM-12 SM-13 SM-15 where it came from, who is rung back and how, which items and which service stand in the record', async () => {
  const itemIds = [randomUUID(), randomUUID()];
  const whom = {
    reporterId: otherOfficer.id,
    reporter: 'PC Daniel Example',
    callBack: '07700 900123',
    callBackBy: 'phone',
  };
  const id = await reported(world, { source: 'phone', ...whom, itemIds, serviceId: 'custody' }, agent);
  expect(await record(id)).toMatchObject({ source: 'phone', ...whom, itemIds, serviceId: 'custody' });
});

test('SM-17 a category when it is opened, another meanwhile, and one of its own when it is closed', async () => {
  const id = await reported(world, { categoryId: 'radio' });
  const change = { field: 'category', from: 'radio', to: 'radio-coverage' };
  await world.must(agent, 'amendServiceIncident', { serviceIncidentId: id, change });
  const done = { resolution: 'Cell restarted', closureCategoryId: 'network' };
  await world.must(technician, 'resolveServiceIncident', { serviceIncidentId: id, ...done });
  expect(await record(id)).toMatchObject({ categoryId: 'radio-coverage', closureCategoryId: 'network' });
  const opened = (await linesOf(id)).find(({ kind }) => kind === 'amended');
  expect(opened?.text).toBe('category: radio → radio-coverage');
});

test('SM-30 two agents change the same fact at once: the second is refused with the value that stands, and nothing is lost', async () => {
  const id = await reported(world, { categoryId: 'radio' });
  const to = (category: string) => ({
    serviceIncidentId: id,
    change: { field: 'category', from: 'radio', to: category },
  });
  const answers = await Promise.all([
    world.send(agent, 'amendServiceIncident', to('radio-handset')),
    world.send(otherAgent, 'amendServiceIncident', to('radio-coverage')),
  ]);
  const won = answers.findIndex(({ kind }) => kind === 'done');
  const stands = won === 0 ? 'radio-handset' : 'radio-coverage';
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
  expect(answers[1 - won]).toMatchObject({ code: 'changed-meanwhile', current: stands });
  expect((await record(id)).categoryId).toBe(stands);
});

test('an assignment and a weighing carry what was seen as well', async () => {
  const id = await reported(world, { categoryId: 'network' });
  const seen = { teamId: 'networks', assigneeId: null };
  await world.must(agent, 'assignServiceIncident', { serviceIncidentId: id, teamId: 'servers', seen });
  const late = await world.send(otherAgent, 'assignServiceIncident', { serviceIncidentId: id, teamId: 'radio', seen });
  expect(late).toMatchObject({ code: 'changed-meanwhile', current: { teamId: 'servers' } });
  const weighed = { serviceIncidentId: id, impact: 2, urgency: 2, reason: 'A whole floor' };
  const before = { impact: 3, urgency: 3, priority: 5 };
  await world.must(agent, 'prioritiseServiceIncident', { ...weighed, seen: before });
  const again = await world.send(otherAgent, 'prioritiseServiceIncident', { ...weighed, impact: 3, seen: before });
  expect(again).toMatchObject({ code: 'changed-meanwhile', current: { impact: 2, urgency: 2, priority: 3 } });
});

test('SM-19 each change of priority keeps its reason and who said so; its clocks count from when it was reported', async () => {
  const id = await reported(world);
  const { raisedAt } = await record(id);
  world.test.clock.advance(5 * MINUTE_MS);
  const seen = { impact: 3, urgency: 3, priority: 5 };
  const anew = { impact: 1, urgency: 1, reason: 'The whole cell is dark' };
  await world.must(agent, 'prioritiseServiceIncident', { serviceIncidentId: id, seen, ...anew });
  const { priority, computed, clocks } = await record(id);
  expect({ priority, computed }).toEqual({ priority: 1, computed: 1 });
  expect(clocks.find(({ metric }) => metric === 'response')).toMatchObject({ dueAt: raisedAt + 10 * MINUTE_MS });
  const line = (await linesOf(id)).find(({ kind }) => kind === 'priority');
  expect(line).toMatchObject({ author: agent.name, text: 'P1: The whole cell is dark' });
});

test('nobody goes below the floor of what it touches but a duty ICT manager, with the reason', async () => {
  const id = await reported(world, { serviceId: '999-answering' });
  const { priority, floor, computed, vip } = await record(id);
  expect({ priority, computed, vip }).toEqual({ priority: 2, computed: 5, vip: '999 answering' });
  expect(floor).toEqual({ priority: 2, because: '999 answering has criticality 1' });
  const seen = { impact: 3, urgency: 3, priority: 2 };
  const lower = { serviceIncidentId: id, reason: 'A spare headset' };
  const tried = { ...lower, seen, impact: 3, urgency: 3, priority: 4 };
  expect(await world.send(agent, 'prioritiseServiceIncident', tried)).toMatchObject({ code: 'below-floor' });
  expect(await world.send(agent, 'goBelowFloor', { ...lower, priority: 4 })).toMatchObject({ kind: 'not-permitted' });
  await world.must(ictManager, 'goBelowFloor', { ...lower, priority: 4 });
  expect((await record(id)).priority).toBe(4);
  const line = (await linesOf(id)).find(({ kind }) => kind === 'priority');
  expect(line).toMatchObject({ author: ictManager.name, text: expect.stringContaining('P4 in place of P5') });
});

test('SM-29 SD-19 what matters to operations is marked and raises no priority by itself', async () => {
  const [marked, other] = [{ serviceId: 'radio-voice' }, { serviceId: 'office' }];
  const weight = { impact: 1, urgency: 2 };
  const one = await record(await reported(world, { ...marked, ...weight }));
  const two = await record(await reported(world, { ...other, ...weight }));
  expect([one.vip, two.vip]).toEqual(['Radio voice', null]);
  expect(one.priority).toBe(two.priority);
});

test('SM-25 what goes from team to team is counted; at three a manager is told until somebody has it by name', async () => {
  const id = await reported(world, { categoryId: 'network' });
  for (const teamId of ['servers', 'networks', 'servers', 'networks']) {
    await world.must(technician, 'assignServiceIncident', { serviceIncidentId: id, teamId, note: `Yours: ${teamId}` });
  }
  expect((await record(id)).pingPong).toBe(3);
  await runDue();
  const told = (await linesOf(id)).filter(({ text }) => text.startsWith('Goes back and forth'));
  expect(told.map(({ text }) => text)).toContain(
    'Goes back and forth between teams: give it to somebody by name: missed',
  );
  expect((await linesOf(id)).map(({ text }) => text)).toContain('servers: Yours: servers');
  const by = { assigneeId: technician.id, assignee: technician.name };
  await world.must(technician, 'assignServiceIncident', { serviceIncidentId: id, teamId: 'networks', ...by });
  const promises = await world.test.db
    .selectFrom('kernel.deadline')
    .select('key')
    .where('stream', 'like', `%${id}`)
    .execute();
  expect(promises.map(({ key }) => key)).not.toContain('ping-pong');
});

test('SM-21 what is said of a parent is said to every child, its end is theirs, and none of them vanishes', async () => {
  const parent = await reported(world, { summary: 'Switch is dark' });
  const children = [await reported(world), await reported(world, {}, otherOfficer)];
  for (const id of children) {
    await world.must(agent, 'linkServiceIncident', { serviceIncidentId: id, otherId: parent, kind: 'child' });
  }
  await world.must(agent, 'answerReporter', { serviceIncidentId: parent, text: 'The supplier is on site' });
  await world.must(agent, 'giveWorkaround', { serviceIncidentId: parent, text: 'Use the hot spot' });
  await react();
  await world.must(technician, 'resolveServiceIncident', { serviceIncidentId: parent, resolution: 'Switch replaced' });
  await react();
  const open = (await world.seen(agent, 'openServiceIncidents')).map(({ id }) => id);
  for (const id of children) {
    const read = (await linesOf(id)).filter(({ audience }) => audience === 'public').map(({ text }) => text);
    expect(read).toEqual(expect.arrayContaining(['The supplier is on site', 'Use the hot spot', 'Switch replaced']));
    expect(await record(id)).toMatchObject({ situation: 'resolved' });
    expect(open).toContain(id);
  }
  const again = await world.send(agent, 'linkServiceIncident', {
    ...{ serviceIncidentId: parent, otherId: children[0], kind: 'child' },
  });
  expect(again).toMatchObject({ code: 'has-parent' });
});

test('nothing is deleted by a merge: both records stand, its reporter hears of the other, and it can be taken back', async () => {
  const into = await reported(world, { summary: 'Printer' });
  const id = await reported(world, { summary: 'The same printer' }, otherOfficer);
  await world.must(agent, 'mergeServiceIncident', { serviceIncidentId: id, intoId: into, note: 'Same tray' });
  const before = await linesOf(id);
  expect(await record(id)).toMatchObject({ situation: 'closed', summary: 'The same printer' });
  await world.must(agent, 'answerReporter', { serviceIncidentId: into, text: 'Tray is on its way' });
  await react();
  expect((await linesOf(id)).map(({ text }) => text)).toEqual([
    ...before.map(({ text }) => text),
    'Tray is on its way',
  ]);
  await world.must(agent, 'unlinkServiceIncident', { serviceIncidentId: id, otherId: into, kind: 'merged-into' });
  expect(await record(id)).toMatchObject({ situation: 'open', links: [] });
  expect((await record(into)).links).toEqual([]);
});

test('SM-26 SM-27 resolved closes by itself or by a word, is reopened within the window and counted; later a new record follows it', async () => {
  const id = await reported(world);
  const resolve = { serviceIncidentId: id, resolution: 'Charged' };
  await world.must(technician, 'resolveServiceIncident', resolve);
  world.test.clock.advance(5 * DAY_MS);
  await runDue();
  expect(await record(id)).toMatchObject({ situation: 'closed' });
  await world.must(officer, 'reopenServiceIncident', { serviceIncidentId: id, reason: 'Dead again' });
  expect(await record(id)).toMatchObject({
    reopened: 1,
    lastReopened: { by: officer.name, at: world.test.clock.now() },
  });
  await world.must(technician, 'resolveServiceIncident', resolve);
  await world.must(officer, 'confirmServiceIncident', { serviceIncidentId: id });
  world.test.clock.advance(15 * DAY_MS);
  const late = { serviceIncidentId: id, reason: 'Once more' };
  expect(await world.send(officer, 'reopenServiceIncident', late)).toMatchObject({ code: 'reopen-too-late' });
  const next = await reported(world, { followsId: id });
  const { number } = await record(id);
  expect((await record(next)).links).toEqual([{ kind: 'follows', id, number }]);
  expect((await record(id)).links).toMatchObject([{ kind: 'followed-by', id: next }]);
});

test('what came in by itself waits in the inbox; put off, it comes back at its time; declined, its reporter reads why', async () => {
  const id = await reported(world);
  expect((await record(id)).triage).toBe('waiting');
  const until = world.test.clock.now() + 30 * MINUTE_MS;
  await world.must(agent, 'triageServiceIncident', { serviceIncidentId: id, how: 'snoozed', until });
  expect(await record(id)).toMatchObject({ triage: 'snoozed', snoozedUntil: until });
  world.test.clock.advance(31 * MINUTE_MS);
  await runDue();
  expect((await record(id)).triage).toBe('waiting');
  const decline = { serviceIncidentId: id, how: 'declined' };
  expect(await world.send(agent, 'triageServiceIncident', decline)).toMatchObject({ code: 'no-reason' });
  await world.must(agent, 'triageServiceIncident', { ...decline, note: 'Ask Estates: it is a door' });
  expect(await record(id)).toMatchObject({ situation: 'closed', triage: 'done' });
  expect((await linesOf(id)).at(-1)).toMatchObject({ audience: 'public', text: 'Ask Estates: it is a door' });
});

test('SM-24 the log has its times, what the reporter reads and what not, and files of both kinds', async () => {
  const id = await reported(world);
  const sha256 = await keepBlob(world.test.db, Buffer.from('picture'), 'image/png', world.test.clock.now());
  const attach = (who: typeof agent, name: string, audience: string) =>
    world.must(who, 'attachFile', { serviceIncidentId: id, attachmentId: randomUUID(), sha256, name, audience });
  await attach(officer, 'radio.png', 'public');
  await attach(agent, 'serials.png', 'internal');
  await world.must(agent, 'noteServiceIncident', { serviceIncidentId: id, text: 'Third of this batch' });
  const files = async (who: typeof agent) =>
    ((await world.seen(who, 'serviceIncidentFiles', { of: id })) as never as RowOf<typeof ServiceIncidentFiles>[]).map(
      ({ name }) => name,
    );
  expect(await files(agent)).toEqual(['radio.png', 'serials.png']);
  expect(await files(officer)).toEqual(['radio.png']);
  expect(await files(otherOfficer)).toEqual([]);
  const kinds = (await linesOf(id)).map(({ kind, audience }) => [kind, audience]);
  expect(kinds).toEqual(
    expect.arrayContaining([
      ['file', 'public'],
      ['file', 'internal'],
      ['note', 'internal'],
    ]),
  );
});

test('what may be a major IT incident is proposed with its reason, and dismissed with one', async () => {
  const id = await reported(world, { serviceId: 'dispatch' });
  expect((await record(id)).candidate).toBe('The service has criticality 1');
  await world.must(agent, 'dismissMajorCandidate', { serviceIncidentId: id, reason: 'One position of fourteen' });
  const seen = { impact: 3, urgency: 3, priority: 2 };
  const anew = { serviceIncidentId: id, seen, impact: 3, urgency: 2, reason: 'They wait' };
  await world.must(agent, 'prioritiseServiceIncident', anew);
  expect((await record(id)).candidate).toBeNull();
});
