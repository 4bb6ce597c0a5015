import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepBlob, startTimer } from '../../../kernel/index.ts';
import { added, makeWorld, officer, serviceManager, technician, type World } from '../test-estate.ts';
import { radioInUse } from './test-story.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const to = { personId: officer.id, collar: '1042', name: 'Erin Marlow' };
const signature = { kind: 'typed', name: 'E Marlow' } as const;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

let issis = 4_326_100;

async function issued(over: object = {}): Promise<{ readonly itemId: string; readonly issi: string }> {
  issis += 1;
  const issi = String(issis);
  const fields = { issi, stunState: 'enabled', serial: `SN-${issi}`, stationId: 'oakham-police-station' };
  const itemId = await added(world, { classId: 'radio-terminal', name: `Handset ${issi}`, fields, ...over });
  await world.must(technician, 'issueItem', { itemId, to, signature });
  return { itemId, issi };
}

const lose = (itemId: string, who = officer) =>
  world.must(who, 'reportLost', { itemId, serviceIncidentId: randomUUID(), circumstances: 'Fell from the belt' });

const custodyOf = async (itemId: string, who = technician) =>
  (await world.seen(who, 'custodies')).find((row) => row.itemId === itemId) as never as {
    person: string;
    stun: string;
    owed: { key: string; dueAt: number }[];
    signature: string;
  };

const stunStateOf = async (itemId: string) => {
  const [record] = await world.seen(technician, 'itemRecord', { of: itemId });
  return record as never as {
    stage: string;
    archived: boolean;
    fields: Record<string, unknown>;
    personal: Record<string, unknown>;
  };
};

test('what is issued against a typed or drawn signature is in somebody’s hands, and they see it as their kit', async () => {
  const { itemId } = await issued();
  expect(await custodyOf(itemId)).toMatchObject({ person: 'Erin Marlow', signature: 'typed' });
  const kit = await world.seen(officer, 'myKit', { of: officer.id });
  expect(kit.map((row) => row.itemId)).toContain(itemId);
  expect((await stunStateOf(itemId)).personal).toMatchObject({ holder: 'Erin Marlow' });
  const sha256 = await keepBlob(world.test.db, Buffer.from('<svg/>'), 'image/png', 1);
  const drawn = { kind: 'drawn', sha256, name: 'E Marlow' };
  const unsent = { ...drawn, sha256: 'a'.repeat(64) };
  const refused = await world.send(technician, 'returnItem', { itemId, signature: unsent });
  expect(refused).toMatchObject({ kind: 'refused', code: 'no-such-file' });
  await world.must(technician, 'returnItem', { itemId, signature: drawn });
  expect((await world.seen(officer, 'myKit', { of: officer.id })).map((row) => row.itemId)).not.toContain(itemId);
});

test('nobody sees the kit of others, nor reports as lost what somebody else has', async () => {
  const { itemId } = await issued();
  const other = { ...officer, id: '0198c2f0-0000-7000-8000-0000000000ee' };
  expect(await world.seen(other, 'myKit', { of: officer.id })).toEqual([]);
  const input = { itemId, serviceIncidentId: randomUUID(), circumstances: 'Gone' };
  expect(await world.send(other, 'reportLost', input)).toMatchObject({ kind: 'not-permitted' });
  await expect(world.seen(officer, 'custodies')).rejects.toThrow();
});

test('a transfer goes from hand to hand, with both in the history', async () => {
  const { itemId } = await issued();
  await world.must(technician, 'transferItem', {
    itemId,
    to: { ...to, name: 'Daniel Example', collar: '1043' },
    signature,
  });
  expect(await custodyOf(itemId)).toMatchObject({ person: 'Daniel Example' });
  const log = await world.seen(technician, 'custodyLog', { of: itemId });
  expect(log.map(({ kind }) => kind)).toEqual(['issued', 'transferred']);
});

test('a loss is one act: written off, stun asked, report and replacement owed, each with its own clock', async () => {
  const { itemId } = await issued();
  await lose(itemId);
  const now = world.test.clock.now();
  const { stun, owed } = await custodyOf(itemId);
  expect(stun).toBe('asked');
  expect(Object.fromEntries(owed.map(({ key, dueAt }) => [key, dueAt - now]))).toEqual({
    stun: 30 * 60_000,
    'property-report': DAY_MS,
    replacement: 3 * DAY_MS,
  });
  expect(await stunStateOf(itemId)).toMatchObject({ stage: 'withdrawn', fields: { stunState: 'stun asked' } });
  await world.must(technician, 'confirmStun', { itemId });
  await world.must(technician, 'fileLossReport', { itemId, reference: 'PR/1' });
  await world.must(technician, 'giveReplacement', { itemId });
  expect((await custodyOf(itemId)).owed).toEqual([]);
  expect(await stunStateOf(itemId)).toMatchObject({ fields: { stunState: 'stunned' } });
});

test('a radio that is on a job is stunned only when a second person says so', async () => {
  const { itemId, issi } = await issued();
  await radioInUse(world, issi);
  await lose(itemId, serviceManager);
  expect((await custodyOf(itemId)).stun).toBe('proposed');
  const ask = (who = technician, ...confirmed: string[]) =>
    world.send(who, 'askStun', { itemId, reason: 'Stolen' }, ...confirmed);
  expect(await ask(serviceManager)).toMatchObject({ kind: 'refused', code: 'second-person-needed' });
  expect(await ask(technician)).toMatchObject({ kind: 'confirm', code: 'terminal-in-use' });
  expect((await custodyOf(itemId)).stun).toBe('proposed');
  expect(await ask(technician, 'terminal-in-use')).toMatchObject({ kind: 'done' });
  expect((await custodyOf(itemId)).stun).toBe('asked');
});

test('SM-121 what was not audited by scan for a year stands before the supervisor, until it is seen', async () => {
  const { itemId, issi } = await issued();
  const due = async () =>
    (await world.seen(serviceManager, 'custodies', { filters: { owed: 'true' } })).map((row) => row.itemId);
  world.test.clock.advance(366 * DAY_MS);
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
  expect(await due()).toContain(itemId);
  const log = async () => (await world.seen(technician, 'custodyLog', { of: itemId })).map(({ text }) => text);
  expect(await log()).toContain('Audit by scan: overdue');
  await world.must(technician, 'auditItem', { scanned: `SN-${issi}`, stationId: 'oakham-police-station' });
  const { owed } = await custodyOf(itemId);
  expect(owed[0]?.dueAt).toBe(world.test.clock.now() + 365 * DAY_MS);
  const nothing = await world.send(technician, 'auditItem', { scanned: 'NO-SUCH-LABEL' });
  expect(nothing).toMatchObject({ kind: 'refused', code: 'nothing-so-labelled' });
});

test('several things go out against one signature, or none of them', async () => {
  const make = (name: string) => added(world, { classId: 'body-camera', name });
  const itemIds = [await make('Camera 1'), await make('Camera 2')];
  const { itemId: held } = await issued();
  const refused = await world.send(technician, 'issueItems', { itemIds: [...itemIds, held], to, signature });
  expect(refused).toMatchObject({ kind: 'refused', code: 'held-already', detail: expect.stringMatching(/RAD-\d+/) });
  expect(await custodyOf(itemIds[0] ?? '')).toBeUndefined();
  await world.must(technician, 'issueItems', { itemIds, to, signature, note: 'New starter' });
  const kit = (await world.seen(officer, 'myKit', { of: officer.id })).map((row) => row.itemId);
  expect(kit).toEqual(expect.arrayContaining(itemIds));
});

test('SM-120 issue, return and transfer are signed for, a loss is stunned, and what is disposed of has its certificate', async () => {
  const { itemId } = await issued();
  const sha256 = await keepBlob(world.test.db, Buffer.from('a drawn name'), 'image/png', 1);
  const drawn = { kind: 'drawn', sha256, name: 'D Example' } as const;
  await world.must(technician, 'transferItem', { itemId, to: { ...to, name: 'Daniel Example' }, signature: drawn });
  const [picture] = await world.seen(technician, 'signatures', { of: itemId });
  expect(picture).toMatchObject({ name: 'D Example', sha256, mediaType: 'image/png' });
  const log = await world.seen(technician, 'custodyLog', { of: itemId });
  expect(log.map(({ signatureId }) => signatureId)).toEqual([null, picture?.id]);
  expect(await world.seen(technician, 'signatures', { filters: { id: String(picture?.id) } })).toEqual([picture]);
  await expect(world.seen(officer, 'signatures', { of: itemId })).rejects.toThrow();
  await world.must(technician, 'returnItem', { itemId, signature: drawn });

  const { itemId: lost } = await issued();
  await lose(lost);
  await world.must(technician, 'confirmStun', { itemId: lost });
  expect(await stunStateOf(lost)).toMatchObject({ stage: 'withdrawn', fields: { stunState: 'stunned' } });

  const gone = {
    itemId,
    method: 'destroyed',
    data: 'erased',
    reference: 'ER-1',
    company: 'Wipe & Shred',
    signature: drawn,
  };
  expect(await world.send(officer, 'disposeItem', gone)).toMatchObject({ kind: 'not-permitted' });
  const unproven = await world.send(technician, 'disposeItem', { ...gone, reference: '' });
  expect(unproven).toMatchObject({ kind: 'refused', code: 'reference-needed' });
  const heard = await world.send(technician, 'disposeItem', gone);
  expect(heard).toMatchObject({ kind: 'confirm', code: 'not-stunned' });
  await world.must(technician, 'changeItem', { itemId, fields: { stunState: 'killed' } });
  await world.must(technician, 'disposeItem', gone);
  const [certificate] = (await world.seen(technician, 'disposals')).filter((row) => row.itemId === itemId);
  expect(certificate).toMatchObject({
    ...{ certificate: expect.stringMatching(/^DC-RAD-/), method: 'destroyed', data: 'erased', reference: 'ER-1' },
    ...{ signedAs: 'D Example', by: technician.name, at: world.test.clock.now(), serial: expect.stringMatching('SN-') },
    signatureId: expect.any(String),
  });
  expect(await custodyOf(itemId)).toBeUndefined();
  expect(await stunStateOf(itemId)).toMatchObject({ stage: 'disposed', archived: true });
  expect(await world.send(technician, 'disposeItem', gone)).toMatchObject({ code: 'disposed-already' });
});
