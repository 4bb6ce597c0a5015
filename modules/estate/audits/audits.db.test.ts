import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import { added, makeWorld, officer, serviceManager, technician, type World } from '../test-estate.ts';
import { STATION } from './test-story.ts';

const DAY_MS = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const thing = (serial: string, over: object = {}, more: object = {}) =>
  added(world, {
    ...{ classId: 'tablet', name: `Tablet ${serial}` },
    ...{ fields: { stationId: STATION, room: 'Store', serial, ...over }, ...more },
  });

async function begun(room: string): Promise<string> {
  const auditId = randomUUID();
  await world.must(technician, 'beginAudit', { auditId, stationId: STATION, room });
  return auditId;
}

const linesOf = async (auditId: string) =>
  Object.fromEntries(
    (await world.seen(technician, 'auditLines', { of: auditId })).map(({ scanned, label, kind }) => [
      String(scanned || label),
      kind,
    ]),
  );
const open = async (auditId: string, who = technician) =>
  (await world.seen(who, 'auditExceptions')).filter((row) => row.auditId === auditId);

test('an audit by scan of a room names what is missing, belongs elsewhere, is held, lost or unknown, until each is settled', async () => {
  const ids = {
    there: await thing('S-1'),
    gone: await thing('S-2'),
    other: await thing('S-3', { room: 'Front desk' }),
  };
  const held = await thing('S-4');
  const lost = await thing('S-5');
  const old = await thing('S-6', {}, { stage: 'withdrawn' });
  const to = { personId: null, name: 'Erin Marlow' };
  const signature = { kind: 'typed', name: 'E Marlow' };
  await world.must(technician, 'issueItem', { itemId: held, to, signature });
  const loss = { itemId: lost, serviceIncidentId: randomUUID(), circumstances: 'Not found', replacement: false };
  await world.must(technician, 'reportLost', loss);
  await thing('S-7', {}, { access: 'restricted', allowed: [serviceManager.id] });
  const auditId = await begun('Store');
  expect(await world.seen(technician, 'audits')).toMatchObject([{ id: auditId, expected: 2, room: 'Store' }]);
  for (const scanned of ['S-1', 'S-3', 'S-4', 'S-5', 'S-6', 'NO-LABEL', 'NO-LABEL']) {
    await world.must(technician, 'scanLabel', { auditId, scanned });
  }
  await world.must(technician, 'endAudit', { auditId });
  const [gone] = await world.seen(technician, 'itemRecord', { of: ids.gone });
  expect(await linesOf(auditId)).toEqual({
    ...{ 'S-1': 'as-recorded', 'S-3': 'elsewhere', 'S-4': 'in-hands', 'S-5': 'lost', 'S-6': 'not-in-use' },
    ...{ 'NO-LABEL': 'unknown', [String(gone?.label)]: 'missing' },
  });
  expect(await open(auditId)).toHaveLength(6);
  const settle = (lineId: string, how: string) => world.must(technician, 'settleException', { auditId, lineId, how });
  await settle(ids.other, 'record-corrected');
  await settle(old, 'record-corrected');
  const [moved] = await world.seen(technician, 'itemRecord', { of: ids.other });
  expect(moved).toMatchObject({ fields: { room: 'Store', stationId: STATION } });
  expect((await world.seen(technician, 'itemRecord', { of: old }))[0]).toMatchObject({ stage: 'in-stock' });
  for (const lineId of [ids.gone, held, lost]) await settle(lineId, 'found');
  await settle('NO-LABEL', 'relabelled');
  expect(await open(auditId)).toEqual([]);
  const again = await world.send(technician, 'settleException', { auditId, lineId: held, how: 'found' });
  expect(again).toMatchObject({ kind: 'refused', code: 'no-such-exception' });
});

test('what an audit found otherwise has its clock, and so has an audit that nobody ends', async () => {
  await thing('S-8', { room: 'Garage' });
  const auditId = await begun('Garage');
  const owed = async () => (await world.seen(technician, 'audits')).find(({ id }) => id === auditId)?.owed;
  expect(await owed()).toMatchObject([{ key: 'finish', dueAt: world.test.clock.now() + DAY_MS }]);
  await world.must(technician, 'endAudit', { auditId });
  expect(await owed()).toMatchObject([{ key: 'exceptions', dueAt: world.test.clock.now() + 7 * DAY_MS }]);
  expect(await world.send(technician, 'endAudit', { auditId })).toMatchObject({ code: 'audit-ended' });
  world.test.clock.advance(8 * DAY_MS);
  const timer = startTimer(world.test.context);
  await timer.runDue();
  await timer.close();
  const [line] = await open(auditId);
  await world.must(technician, 'settleException', { auditId, lineId: String(line?.lineId), how: 'reported-lost' });
  expect(await owed()).toEqual([]);
});

test('what is concealed is read like a label that nothing carries, and nobody without the permission audits', async () => {
  await thing('S-9', { room: 'Vault' }, { access: 'concealed', allowed: [serviceManager.id] });
  const auditId = randomUUID();
  const place = { auditId, stationId: STATION, room: 'Vault' };
  expect(await world.send(technician, 'beginAudit', place)).toMatchObject({
    kind: 'confirm',
    code: 'nothing-expected',
  });
  await world.must(technician, 'beginAudit', place, 'nothing-expected');
  await world.must(technician, 'scanLabel', { auditId, scanned: 'S-9' });
  expect(await linesOf(auditId)).toEqual({ 'S-9': 'unknown' });
  expect(await world.send(officer, 'scanLabel', { auditId, scanned: 'S-1' })).toMatchObject({ kind: 'not-permitted' });
  const nowhere = { ...place, auditId: randomUUID(), stationId: 'nowhere' };
  expect(await world.send(technician, 'beginAudit', nowhere)).toMatchObject({ code: 'no-such-station' });
});
