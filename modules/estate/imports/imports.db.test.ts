import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTimer } from '../../../kernel/index.ts';
import { systemSubject } from '../../../kernel/testing.ts';
import { added, makeWorld, officer, technician, type World } from '../test-estate.ts';
import { runEstateImport } from './command.ts';

const DAY_MS = 86_400_000;
const deviceTypes = join(import.meta.dirname, '../../../data/device-types');

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.test.close());

const take = (rows: readonly object[], more: object = {}) =>
  world.send(technician, 'importRows', {
    ...{ importId: randomUUID(), source: 'network-scan', identify: ['serial', 'hostname'] },
    ...{ rows: rows.map((values, i) => ({ line: i + 2, classId: 'switch', values })), ...more },
  });
const fieldsOf = async (itemId: string) => (await world.seen(technician, 'itemRecord', { of: itemId }))[0];
const findingsOn = async (itemId: string) =>
  (await world.seen(technician, 'findings')).filter((finding) => finding.itemId === itemId);

test('SM-86 an item is known again by the best field, merged by whose word counts, and what differs is a finding', async () => {
  const itemId = await added(world, { fields: { serial: 'FOC-1', hostname: 'oak-1', room: 'Comms room' } });
  const values = { serial: 'FOC-1', hostname: 'oak-one', address: '10.0.0.7', room: 'Comms room' };
  const fresh = { serial: 'FOC-2', hostname: 'oak-2' };
  expect(await take([values, fresh])).toMatchObject({
    result: { added: 1, changed: 1, same: 0, findings: 1, faults: [] },
  });
  expect(await fieldsOf(itemId)).toMatchObject({
    fields: { hostname: 'oak-1', address: '10.0.0.7' },
    origins: { hostname: 'person', address: 'network-scan' },
  });
  const [finding] = await findingsOn(itemId);
  expect(finding).toMatchObject({ field: 'hostname', recorded: 'oak-1', found: 'oak-one', source: 'network-scan' });
  // The same again says nothing new; the register is believed over the scan.
  expect(await take([values])).toMatchObject({ result: { changed: 0, same: 1, findings: 0 } });
  const register = { source: 'asset-register' };
  expect(await take([{ serial: 'FOC-1', address: '10.0.0.8' }], register)).toMatchObject({ result: { changed: 1 } });
  expect(await take([{ serial: 'FOC-1', address: '10.0.0.9' }])).toMatchObject({ result: { changed: 0, findings: 1 } });
  const settle = { itemId, findingId: finding?.id, take: true, reason: 'Renamed in CH-4' };
  await world.must(technician, 'settleFinding', settle);
  expect(await fieldsOf(itemId)).toMatchObject({ fields: { hostname: 'oak-one', address: '10.0.0.8' } });
  expect(await findingsOn(itemId)).toMatchObject([{ field: 'address', found: '10.0.0.9' }]);
});

test('SM-86 what is wrong with a row is told with its line; the others are taken in; a dry run writes nothing', async () => {
  for (const name of ['Twin', 'Twin']) await added(world, { name, fields: { serial: 'SAME' } });
  const rows = [
    { serial: 'NEW-1', criticality: '9' },
    { serial: 'SAME' },
    { address: '10.0.0.1' },
    { serial: 'NEW-2', hostname: 'fine' },
    { serial: 'NEW-2', hostname: 'fine' },
    { serial: 'NEW-3', teamId: 'nobody', colour: 'red' },
  ];
  const expected = {
    added: 1,
    faults: [
      { line: 2, why: 'criticality: a number from 1 to 4' },
      { line: 3, why: '2 items have this serial.' },
      { line: 4, why: 'It has none of: serial, hostname.' },
      { line: 6, why: 'Line 5 is the same item.' },
      { line: 7, why: 'teamId: a team of the force; colour: no field of Switch' },
    ],
  };
  const before = await world.seen(technician, 'items');
  expect(await take(rows, { dryRun: true })).toMatchObject({ result: expected });
  expect(await world.seen(technician, 'items')).toEqual(before);
  expect(await take(rows)).toMatchObject({ result: expected });
  expect(await world.seen(technician, 'items')).toHaveLength(before.length + 1);
});

test('a file neither changes what is restricted nor tells of what is concealed', async () => {
  const restricted = await added(world, { access: 'restricted', fields: { serial: 'R-1', room: 'A' } });
  const concealed = await added(world, { access: 'concealed', fields: { serial: 'C-1', room: 'A' } });
  const rows = ['R-1', 'C-1', 'N-1'].map((serial) => ({ serial, address: '10.1.1.1' }));
  const { label } = (await world.seen(technician, 'items')).find(({ id }) => id === restricted) ?? {};
  expect(await take(rows)).toMatchObject({
    result: { added: 2, changed: 0, same: 0, faults: [{ line: 2, why: `${label} is restricted.` }] },
  });
  expect(await take([{ serial: 'C-1' }])).toMatchObject({ result: { added: 0, same: 1 } });
  const whole = await world.seen(systemSubject(), 'itemRecord', { of: concealed });
  expect(whole).toMatchObject([{ fields: { serial: 'C-1', room: 'A' } }]);
});

test('SM-86 an import is undone: what it added is archived, what it changed is as before, what was worked on since stays', async () => {
  const changed = await added(world, { fields: { serial: 'U-1' } });
  const touched = await added(world, { fields: { serial: 'U-2' } });
  const importId = randomUUID();
  const rows = ['U-1', 'U-2', 'U-3'].map((serial) => ({ serial, address: '10.9.9.9' }));
  expect(await take(rows, { importId })).toMatchObject({ result: { added: 1, changed: 2 } });
  await world.must(technician, 'changeItem', { itemId: touched, fields: { room: 'B' } });
  const undo = () => world.send(technician, 'undoImport', { importId, reason: 'Last year’s file' });
  expect(await undo()).toMatchObject({ result: { undone: 2, kept: 1, left: 0 } });
  expect(await fieldsOf(changed)).toMatchObject({ fields: { serial: 'U-1' } });
  expect((await fieldsOf(changed))?.fields).not.toHaveProperty('address');
  expect(await fieldsOf(touched)).toMatchObject({ fields: { room: 'B', address: '10.9.9.9' } });
  const marks = (await world.seen(technician, 'items')).map((item) => item.marks);
  expect(marks).not.toContainEqual(expect.stringContaining('U-3'));
  expect(await world.seen(technician, 'imports')).toContainEqual(
    expect.objectContaining({ id: importId, undoneAt: expect.any(Number) }),
  );
  expect(await undo()).toMatchObject({ code: 'undone-already' });
  expect(await take(rows, { importId })).toMatchObject({ code: 'undone-already' });
});

test('SM-86 what a scan has seen and does not see again within its days is stale, and told to the technicians', async () => {
  expect(await take([{ serial: 'STALE-1' }])).toMatchObject({ result: { added: 1 } });
  const stale = async () => (await world.seen(technician, 'items')).find(({ marks }) => marks === 'STALE-1')?.stale;
  const timer = startTimer(world.test.context);
  world.test.clock.advance(29 * DAY_MS);
  await timer.runDue();
  expect(await stale()).toBe(false);
  world.test.clock.advance(2 * DAY_MS);
  await timer.runDue();
  expect(await stale()).toBe(true);
  expect(await take([{ serial: 'STALE-1' }])).toMatchObject({ result: { same: 1 } });
  expect(await stale()).toBe(false);
  await timer.close();
});

test('SM-86 device types of NetBox tell every item of their model what they have in common', async () => {
  const model = 'Catalyst 2960X-48LPS-L';
  const partNumber = 'WS-C2960X-48LPS-L';
  const ids = [await added(world, { fields: { model, partNumber } }), await added(world, { fields: { model } })];
  const lines: string[] = [];
  const faults: string[] = [];
  const status = await runEstateImport([deviceTypes], {
    send: (name, input) => world.send(technician, name, input),
    write: (line) => lines.push(line),
    complain: (line) => faults.push(line),
  });
  for (const id of ids.slice(0, 1)) {
    expect(await fieldsOf(id)).toMatchObject({ fields: { manufacturer: 'Cisco', ports: 52, heightUnits: 1 } });
  }
  expect(lines).toEqual([expect.stringMatching(/: 0 added, 1 changed, 0 as they were, 0 findings, 18 left out$/)]);
  expect(faults).toHaveLength(readdirSync(deviceTypes).filter((name) => name.endsWith('.yaml')).length - 1);
  expect(status).toBe(1);
});

test('a table comes in from the command line by its map, and only says what it would do when asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-estate-'));
  const [file, map] = [join(folder, 'radios.csv'), join(folder, 'map.json')];
  writeFileSync(file, 'ISSI,TEI,Who\r\n4326101,00084500123401,"Marlow, Erin"\r\n4326102,short,\r\n4326103\r\n');
  const columns = { ISSI: 'issi', TEI: 'tei', Who: 'holder' };
  writeFileSync(
    map,
    JSON.stringify({ source: 'radio-register', classId: 'radio-terminal', columns, identify: ['issi'] }),
  );
  const run = async (...more: string[]) => {
    const said: string[] = [];
    const say = (line: string) => said.push(line);
    const send = (name: string, input: object) => world.send(technician, name, input);
    await runEstateImport([file, '--map', map, ...more], { send, write: say, complain: say });
    return said;
  };
  const counts = '1 added, 0 changed, 0 as they were, 0 findings, 2 left out';
  const left = ['line 4: It has 1 values, and there are 3 columns.', expect.stringMatching(/^line 3: tei: written as/)];
  expect(await run('--dry-run')).toEqual([...left, `Would be: ${counts}`]);
  expect(await run()).toEqual([...left, expect.stringMatching(new RegExp(`^Import .*: ${counts}$`))]);
  const radio = (await world.seen(technician, 'items')).find(({ marks }) => String(marks).includes('4326101'));
  expect(await fieldsOf(String(radio?.id))).toMatchObject({
    fields: { tei: '00084500123401' },
    personal: { holder: 'Marlow, Erin' },
    source: 'radio-register',
  });
  expect(await world.send(officer, 'importRows', {})).toMatchObject({ kind: 'not-permitted' });
  rmSync(folder, { recursive: true });
});
