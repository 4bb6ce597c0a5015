import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  agent,
  changeManager,
  fim,
  makeWorld,
  officer,
  otherOfficer,
  reported,
  serviceManager,
  technician,
  type World,
} from '../test-service.ts';
import { asked, codeOf, planned, quiet, raised, recordOf, said, vote } from './test-changes.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const record = (changeId: string) => recordOf(world, changeId);

test('SM-45 only those who may raise, amend and close changes', async () => {
  const input = { changeId: randomUUID(), model: 'normal', proposal: quiet(world), said };
  expect(await world.send(officer, 'raiseChange', input)).toMatchObject({ kind: 'not-permitted' });
  const changeId = await raised(world);
  const amended = { changeId, proposal: quiet(world), said };
  expect(await world.send(officer, 'amendChange', amended)).toMatchObject({ kind: 'not-permitted' });
  const closing = { changeId, closure: 'successful' };
  for (const who of [officer, technician]) {
    expect(await world.send(who, 'closeChange', closing)).toMatchObject({ kind: 'not-permitted' });
  }
});

test('SM-46 an RfC says why, what for, what if not, on what, with whom, how, how tested, how undone and when', async () => {
  const proposal = quiet(world);
  const changeId = await raised(world, { proposal, implementers: ['Owen Price'] });
  const row = await record(changeId);
  expect(row.said).toEqual(said);
  expect(row.number).toMatch(/^CH-\d+$/);
  expect(row.proposal).toMatchObject({ itemIds: proposal.itemIds, serviceIds: ['office'], window: proposal.window });
  expect(row.implementers).toEqual(['Owen Price']);
  const thin = await raised(world, { said: { title: 'Something' } });
  await world.must(technician, 'submitChange', { changeId: thin });
  expect(codeOf(await world.send(changeManager, 'askApproval', { changeId: thin }))).toBe('papers-owed');
});

test('SM-47 a normal change is assessed, agreed to, planned, done, looked back at and closed', async () => {
  const changeId = await raised(world);
  const situations = [(await record(changeId)).situation];
  const step = async (who: typeof agent, name: string, input: object = {}, ...confirmed: string[]) => {
    await world.must(who, name, { changeId, ...input }, ...confirmed);
    situations.push((await record(changeId)).situation);
  };
  await step(technician, 'submitChange');
  await step(changeManager, 'askApproval');
  await step(changeManager, 'decideChange', { groupId: 'manager', askedKey: 'change-manager', decision: 'yes' });
  world.test.clock.set((await record(changeId)).window?.from ?? 0);
  await step(technician, 'beginChange', { go: true });
  world.test.clock.advance(HOUR_MS / 3);
  await step(technician, 'endChange', { outcome: 'successful' });
  await step(changeManager, 'closeChange', { closure: 'successful' });
  expect(situations).toEqual(['new', 'assess', 'authorise', 'scheduled', 'implement', 'review', 'closed']);
});

async function template(part: object = {}): Promise<string> {
  const templateId = randomUUID();
  await world.must(technician, 'proposeTemplate', {
    ...{ templateId, name: 'Replace a handset', said },
    proposal: quiet(world, part),
  });
  await world.must(changeManager, 'approveTemplate', { templateId, note: 'CAB' });
  return templateId;
}

async function standard(templateId: string, outcome: string): Promise<string> {
  const changeId = await raised(world, { model: 'standard', templateId }, { part: { serviceIds: [] } });
  await world.must(technician, 'submitChange', { changeId });
  expect((await record(changeId)).situation).toBe('scheduled');
  await world.must(technician, 'beginChange', { changeId, go: true }, 'against');
  await world.must(technician, 'endChange', { changeId, outcome });
  return changeId;
}

test('SM-47 a standard change needs no approval; its template is suspended by two failures, by a P1 and by a year without review', async () => {
  const templateId = await template();
  const use = () =>
    world.send(technician, 'raiseChange', {
      ...{ changeId: randomUUID(), model: 'standard', templateId, said },
      proposal: quiet(world),
    });
  await standard(templateId, 'failed');
  expect(await use()).toMatchObject({ kind: 'done' });
  await standard(templateId, 'backed-out');
  expect(codeOf(await use())).toBe('template-suspended');
  await world.must(changeManager, 'reviewTemplate', { templateId, note: 'The fault is found' });
  expect(await use()).toMatchObject({ kind: 'done' });
  const changeId = await standard(templateId, 'successful');
  const serviceIncidentId = await reported(world);
  const suspect = { changeId, serviceIncidentId, number: 'IT-77', priority: 1 };
  await world.test.handle({ name: 'service.suspectChange', input: suspect });
  await world.must(technician, 'settleSuspicion', { changeId, serviceIncidentId, caused: true });
  expect(codeOf(await use())).toBe('template-suspended');
  await world.must(changeManager, 'reviewTemplate', { templateId, note: 'Step 4 is new' });
  world.test.clock.advance(364 * DAY_MS);
  expect(await use()).toMatchObject({ kind: 'done' });
  world.test.clock.advance(3 * DAY_MS);
  expect(codeOf(await use())).toBe('template-suspended');
});

test('a template is not approved by whoever proposed it', async () => {
  const templateId = randomUUID();
  const proposed = { templateId, name: 'Restart a kiosk', proposal: quiet(world), said };
  await world.must(changeManager, 'proposeTemplate', proposed);
  expect(codeOf(await world.send(changeManager, 'approveTemplate', { templateId }))).toBe('own-template');
});

test('SM-49 whoever asks for something that a template covers has a change made of it; a risky one takes the long way', async () => {
  const [low, high] = [await template(), await template({ serviceIds: ['network'] })];
  const request = () => ({ title: 'A second screen', window: quiet(world).window });
  const [changeId, risky] = [randomUUID(), randomUUID()];
  await world.must(officer, 'requestChange', { changeId, templateId: low, ...request() });
  expect(await record(changeId)).toMatchObject({ model: 'standard', situation: 'scheduled' });
  await world.must(officer, 'requestChange', { changeId: risky, templateId: high, ...request() });
  expect(await record(risky)).toMatchObject({ model: 'normal', situation: 'assess' });
  const own = await world.seen(officer, 'followedChanges');
  expect(own.map(({ id }) => id)).toEqual(expect.arrayContaining([changeId, risky]));
});

test('SM-48 a customer follows and comments what they raised or what touches them, in plain words; others do not see it', async () => {
  const changeId = await raised(world, { requesterId: officer.id, requester: 'Erin' });
  const mine = async (who: typeof officer) =>
    (await world.seen(who, 'followedChanges')).find(({ id }) => id === changeId) as never as {
      plain: { state: string; next: string };
    };
  expect((await mine(officer)).plain).toMatchObject({ state: 'Being written', next: 'It is handed in' });
  expect(await mine(otherOfficer)).toBeUndefined();
  const comment = { changeId, text: 'Not on Friday: the derby' };
  expect(codeOf(await world.send(otherOfficer, 'commentChange', comment))).toBe('no-such-change');
  await world.must(officer, 'commentChange', comment);
  await world.must(technician, 'noteChange', { changeId, text: 'Never public' });
  const talk = (await world.seen(officer, 'changeTalk', { of: changeId })).map(({ text }) => text);
  expect(talk).toContain('Not on Friday: the derby');
  expect(talk).not.toContain('Never public');
  expect(await world.seen(otherOfficer, 'changeTalk', { of: changeId })).toEqual([]);
  // Handed in, it stands in the published schedule: whoever it touches joins in with a word.
  await world.must(technician, 'submitChange', { changeId });
  await world.must(otherOfficer, 'commentChange', { changeId, text: 'Us too' });
  expect((await mine(otherOfficer)).plain.state).toBe('Being looked at');
});

test('what is sensitive stands in no schedule and answers nobody whom it does not concern', async () => {
  const changeId = await raised(world, {}, { part: { sensitive: true } });
  await world.must(technician, 'submitChange', { changeId });
  expect((await world.seen(officer, 'changeSchedule')).some(({ id }) => id === changeId)).toBe(false);
  const absent = await world.send(officer, 'commentChange', { changeId: randomUUID(), text: 'Hello' });
  expect(await world.send(officer, 'commentChange', { changeId, text: 'Hello' })).toEqual(absent);
});

test('before it is agreed to, its reach is worked out with all that is planned at the same time', async () => {
  const at = { from: world.test.clock.now() + 40 * DAY_MS, to: world.test.clock.now() + 40 * DAY_MS + HOUR_MS };
  const window = { ...at, backOutMinutes: 30 };
  const first = await raised(world, {}, { part: { window, serviceIds: ['telephony'], implementerIds: [] } });
  await world.must(technician, 'submitChange', { changeId: first });
  const second = await raised(world, {}, { part: { window, serviceIds: ['directory'], implementerIds: [] } });
  await world.must(technician, 'submitChange', { changeId: second });
  const { judged } = await record(second);
  expect(judged?.impact.together).toEqual([(await record(first)).number]);
  expect(judged?.impact.services).toEqual(
    expect.arrayContaining(['telephony', '999-answering', 'directory', 'mobile-working', 'custody']),
  );
  expect(judged?.impact.usualImmediate).toBeGreaterThan(0);
  expect(judged?.impact.usualCalls).toBeGreaterThan(judged?.impact.usualImmediate ?? 0);
  expect(judged?.controlRoom).toBe(false);
});

test('SM-51 what is planned twice at one time is said before approval, with the next free times', async () => {
  const itemIds = [randomUUID()];
  const from = world.test.clock.now() + 50 * DAY_MS;
  const part = { itemIds, window: { from, to: from + HOUR_MS, backOutMinutes: 30 } };
  await asked(world, {}, part);
  const changeId = await raised(world, {}, { part });
  await world.must(technician, 'submitChange', { changeId });
  const asking = await world.send(changeManager, 'askApproval', { changeId });
  expect(asking).toMatchObject({ kind: 'confirm', code: 'collides' });
  const { judged } = await record(changeId);
  expect(judged?.collisions.map(({ kind }) => kind)).toEqual(['same-item', 'same-implementer']);
  expect(judged?.freeSlots.length).toBe(3);
  const blackout = { blackoutId: randomUUID(), kind: 'operation', name: 'County show', serviceIds: ['office'] };
  await world.must(fim, 'declareBlackout', { ...blackout, from: from - HOUR_MS, to: from + 5 * HOUR_MS });
  await world.send(changeManager, 'askApproval', { changeId }, 'collides');
  expect((await record(changeId)).judged?.collisions.map(({ other }) => other)).toContain('County show');
});

test('what is amended after it was handed in is judged anew, and agreed to anew', async () => {
  const changeId = await planned(world);
  const { proposal, authorisedAt } = await record(changeId);
  expect(authorisedAt).not.toBeNull();
  const riskier = { ...proposal, serviceIds: ['network'] };
  await world.must(technician, 'amendChange', { changeId, proposal: riskier, said });
  const row = await record(changeId);
  expect(row).toMatchObject({ situation: 'assess', approval: null, authorisedAt: null });
  expect(row.judged?.risk.band).toBe('medium');
  await world.must(changeManager, 'askApproval', { changeId }, 'collides');
  expect((await record(changeId)).approval?.round).toBe(2);
});

test('SM-54 the CAB has a calendar, an agenda by risk, delegates, votes, a quorum and minutes', async () => {
  const [low, risky] = [await asked(world), await asked(world, {}, { serviceIds: ['network'], implementerIds: [] })];
  const cabId = randomUUID();
  await world.must(changeManager, 'callCab', { cabId, at: world.test.clock.now() + DAY_MS });
  const meeting = async () =>
    (await world.seen(agent, 'cabs')).find(({ id }) => id === cabId) as never as {
      agenda: string[];
      quorum: number;
      attendance: { role: string }[];
      minutes: { text: string }[];
      situation: string;
    };
  expect((await meeting()).agenda).toContain(risky);
  expect((await meeting()).agenda).not.toContain(low);
  await world.must(changeManager, 'attendCab', {
    cabId,
    role: 'change-manager',
    personId: changeManager.id,
    person: 'G',
  });
  const unready = await world.send(changeManager, 'holdCab', { cabId });
  expect(unready).toMatchObject({ kind: 'confirm', code: 'no-quorum' });
  await world.must(changeManager, 'attendCab', {
    cabId,
    role: 'service-manager',
    personId: serviceManager.id,
    person: 'T',
  });
  const delegate = { personId: agent.id, person: 'Nadia', asDelegate: true };
  await world.must(changeManager, 'attendCab', { cabId, role: 'duty-inspector', ...delegate });
  await world.must(changeManager, 'decideChange', vote(risky, 'change-manager'));
  await world.must(serviceManager, 'decideChange', vote(risky, 'service-manager'));
  expect((await record(risky)).situation).toBe('authorise');
  await world.must(agent, 'decideChange', vote(risky, 'duty-inspector'));
  // The network carries the control room: the CAB agrees, and the FIM says when.
  expect((await record(risky)).situation).toBe('authorise');
  await world.must(fim, 'decideChange', vote(risky, 'fim', { groupId: 'timing' }));
  expect((await record(risky)).situation).toBe('scheduled');
  await world.must(changeManager, 'minuteCab', { cabId, changeId: risky, text: 'Agreed, after the show' });
  await world.must(changeManager, 'holdCab', { cabId });
  expect(await meeting()).toMatchObject({ situation: 'held', minutes: [{ text: 'Agreed, after the show' }] });
});

test('SM-55 nobody agrees to what they raised or do, and nobody who was not asked; a no needs its reason', async () => {
  const changeId = await raised(world, {}, { who: changeManager });
  await world.must(changeManager, 'submitChange', { changeId });
  await world.must(serviceManager, 'askApproval', { changeId });
  const yes = { changeId, groupId: 'manager', decision: 'yes' };
  const own = await world.send(changeManager, 'decideChange', { ...yes, askedKey: 'change-manager' });
  expect(codeOf(own)).toBe('own-change');
  expect(codeOf(await world.send(technician, 'decideChange', { ...yes, askedKey: 'service-manager' }))).toBe(
    'not-asked',
  );
  const no = { ...yes, askedKey: 'service-manager', decision: 'no' };
  expect(codeOf(await world.send(serviceManager, 'decideChange', no))).toBe('no-reason');
  await world.must(serviceManager, 'decideChange', { ...yes, askedKey: 'service-manager' });
  expect((await record(changeId)).situation).toBe('scheduled');
});
