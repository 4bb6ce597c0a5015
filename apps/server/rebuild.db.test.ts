import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, openDatabase, sql } from '../../kernel/index.ts';
import { startApplication, type TestApplication } from './test-application.ts';

/** `./trefoil rebuild`, on a database in which a call has been taken and raised. */

const root = join(import.meta.dirname, '../..');
const data = mkdtempSync(join(tmpdir(), 'trefoil-rebuild-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));
const contactId = '0192f000-0000-7000-8000-000000000001';
const incidentId = '0192f000-0000-7000-8000-000000000002';
let app: TestApplication;
let owner: Db;

beforeAll(async () => {
  app = await startApplication();
  owner = openDatabase({ url: app.databaseUrl, role: null, connections: 1 });
  const officer = await app.signIn('contact-officer');
  await officer.command('force.takeSeat', { seatId: 'contact-1' });
  const done = async (name: string, input: object) => {
    const { status, body } = await officer.command(`operations.${name}`, { contactId, ...input });
    expect([status, body]).toEqual([200, expect.anything()]);
  };
  await done('openContact', { channel: '101', callerNumber: '07700 900123' });
  await done('writeContactField', { field: 'what', seen: '', value: 'Two youths held by staff' });
  await done('placeContact', {
    place: { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null },
  });
  await done('raiseIncident', { incidentId, code: '013' });
});
afterAll(async () => {
  await owner.destroy();
  await app.close();
});

async function rebuild(...args: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  const command = ['--disable-warning=ExperimentalWarning', 'apps/server/command/trefoil.ts', 'rebuild', ...args];
  const env = { ...process.env, DATABASE_URL: app.databaseUrl, TREFOIL_DATA: data };
  const child = spawn(process.execPath, command, { cwd: root, env });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  const [status] = await once(child, 'close');
  return { status: Number(status), ...said };
}

const whatOf = async () =>
  (await sql<{ what: string }>`SELECT what FROM operations.contact WHERE id = ${contactId}`.execute(owner)).rows[0]
    ?.what;
const tamper = async () => {
  await sql`UPDATE operations.contact SET what = 'Nothing to see' WHERE id = ${contactId}`.execute(owner);
  await sql`DELETE FROM kernel.deadline WHERE stream LIKE 'operations.incident/%'`.execute(owner);
  await sql`DELETE FROM insight.call WHERE contact_id = ${contactId}`.execute(owner);
};

test('4.9 refused while a server works on the database', async () => {
  const refused = await rebuild();
  expect(refused).toMatchObject({ status: 1, out: '', err: expect.stringContaining('stop it first') });
});

test('4.9 every row is made as it stood; those that were tampered with are found, and only --check leaves them', async () => {
  await app.stop();
  const whole = await rebuild();
  expect(whole).toMatchObject({ status: 0, err: '' });
  expect(whole.out).toMatch(/operations\.contact +\d+ rows\n/);
  expect(whole.out).toMatch(/\d+ events in [\d.]+ s, \d+ a second\nEvery row was as the log says\.\n$/);
  await tamper();
  const checked = await rebuild('--check');
  expect(checked.status).toBe(1);
  expect(checked.out).toMatch(/operations\.contact +\d+ rows {3}1 not made again, 1 made anew\n/);
  expect(checked.out).toMatch(/insight\.call +\d+ rows {3}0 not made again, 1 made anew\n/);
  expect(checked.out).toMatch(/kernel\.deadline +\d+ rows {3}0 not made again, [1-9]\d* made anew\n/);
  expect(checked.out).toContain('Nothing was changed');
  expect(await whatOf()).toBe('Nothing to see');
});

test('4.9 of one module only its tables and promises are made anew', async () => {
  const insight = await rebuild('insight', '--json');
  expect(insight.status).toBe(1);
  const differing = (out: string) =>
    (JSON.parse(out).tables as { table: string; gone: number; come: number }[])
      .filter(({ gone, come }) => gone + come > 0)
      .map(({ table }) => table);
  expect(differing(insight.out)).toEqual(['insight.call']);
  expect(await whatOf()).toBe('Nothing to see');
  expect(differing((await rebuild('operations', '--json')).out)).toEqual(['kernel.deadline', 'operations.contact']);
  expect(await whatOf()).toBe('Two youths held by staff');
});
