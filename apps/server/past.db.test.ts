import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, openDatabase, sql } from '../../kernel/index.ts';
import { type Answered, type Client, startApplication, type TestApplication } from './test-application.ts';

/** N03 by HTTP: the past of a server, for whoever may look, with a purpose, and with somebody else's eyes. */
let app: TestApplication;
let owner: Db;
let officer: Client;
let supervisor: Client;
let auditor: Client;

beforeAll(async () => {
  app = await startApplication();
  owner = openDatabase({ url: app.databaseUrl, role: null, connections: 1 });
  [officer, supervisor, auditor] = await Promise.all([
    app.signIn('contact-officer'),
    app.signIn('control-room-supervisor'),
    app.signIn('auditor'),
  ]);
  await done(officer, 'force.takeSeat', { seatId: 'contact-1' });
  await done(supervisor, 'force.takeSeat', { seatId: 'supervisor' });
});
afterAll(async () => {
  await owner.destroy();
  await app.close();
});

async function done(client: Client, name: string, input: object): Promise<void> {
  const { status, body } = await client.command(name, input, { confirmed: ['seat-occupied'] });
  expect([status, body]).toEqual([200, expect.anything()]);
}

async function raised(what: string): Promise<string> {
  const [contactId, incidentId] = [randomUUID(), randomUUID()];
  const place = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
  await done(officer, 'operations.openContact', { contactId, channel: '101', callerNumber: '07700 900123' });
  await done(officer, 'operations.writeContactField', { contactId, field: 'what', seen: '', value: what });
  await done(officer, 'operations.placeContact', { contactId, place });
  await done(officer, 'operations.raiseIncident', { contactId, incidentId, code: '013' });
  return incidentId;
}

/** A moment that has settled, and in which nothing else happens. */
async function aMoment(): Promise<number> {
  await wait(50);
  const at = Date.now();
  await wait(50);
  return at;
}

interface Asking {
  readonly at: number;
  readonly seat?: string;
  readonly of?: string;
}

async function then(client: Client, what: string, { at, ...rest }: Asking): Promise<Answered> {
  const query = new URLSearchParams({ at: String(at), purpose: 'Complaint 12/26', ...rest });
  for (;;) {
    const answered = await client.get(`/api/past/${what}?${query}`);
    if (answered.status !== 503) return answered;
    await wait(200);
  }
}

const rowsOf = ({ body }: Answered): Record<string, unknown>[] => body.rows as Record<string, unknown>[];
const queueThen = async (client: Client, asking: Asking) =>
  rowsOf(await then(client, 'views/operations.openIncidents', asking));

async function settled(at: number): Promise<void> {
  while (Date.now() < at + 1_100) await wait(100);
}

test('N03 the queue of a moment is what it showed; later is not in it, and it may be gone back and forth', async () => {
  const first = await raised('Window forced');
  const one = await aMoment();
  const shownThen = rowsOf(await supervisor.get('/api/views/operations.openIncidents'));
  const second = await raised('Two men fighting');
  const two = await aMoment();
  await settled(two);
  const has = async (at: number, id: string) => (await queueThen(supervisor, { at })).some((row) => row.id === id);
  expect([await has(two, first), await has(two, second)]).toEqual([true, true]);
  expect([await has(one, first), await has(one, second)]).toEqual([true, false]);
  expect(await queueThen(supervisor, { at: one })).toEqual(shownThen);
  expect(await has(two, second)).toBe(true);
  const moment = await then(supervisor, 'moment', { at: one });
  expect(moment.body).toMatchObject({ at: one, permissions: expect.arrayContaining(['incident.read', 'unit.read']) });
  expect(Number(moment.body.lastAt)).toBeLessThan(one);
  expect(Number(moment.body.nextAt)).toBeGreaterThan(one);
  // Nothing that does anything is offered there.
  expect(moment.body.permissions).not.toContain('unit.assign');
});

test('N03 whoever may not look, or says not why, sees nothing; every look is in the access log with its purpose', async () => {
  const at = await aMoment();
  await settled(at);
  expect((await then(officer, 'views/operations.openIncidents', { at })).status).toBe(403);
  expect((await supervisor.get(`/api/past/views/operations.openIncidents?at=${at}`)).status).toBe(400);
  expect((await then(supervisor, 'views/identity.accessLog', { at })).status).toBe(403);
  expect((await then(auditor, 'views/operations.openIncidents', { at })).status).toBe(200);
  const log = await auditor.get('/api/views/identity.accessLog?what=operations.openIncidents&purpose=Audit+2026');
  const reasons = rowsOf(log).map(({ name, reason }) => `${name}: ${reason}`);
  expect(reasons.find((line) => line.includes('Complaint 12/26 (as it stood at'))).toBeDefined();
  expect((await supervisor.get('/api/views/identity.accessLog?purpose=Audit+2026')).status).toBe(403);
});

test('N03 with the eyes of a seat: what whoever sat there could see then, and nobody where nobody sat', async () => {
  const before = await aMoment();
  const dispatcher = await app.signIn('dispatcher');
  await done(dispatcher, 'force.takeSeat', { seatId: 'dispatch-1' });
  const at = await aMoment();
  await settled(at);
  expect((await then(supervisor, 'moment', { at: before, seat: 'dispatch-1' })).status).toBe(404);
  const moment = await then(supervisor, 'moment', { at, seat: 'dispatch-1' });
  expect(moment.body.subject).toMatchObject({
    seat: { id: 'dispatch-1' },
    roles: expect.arrayContaining(['dispatcher']),
  });
  // Views of the supervisor alone are none of theirs.
  expect((await then(supervisor, 'views/operations.alarmRates', { at })).status).toBe(200);
  expect((await then(supervisor, 'views/operations.alarmRates', { at, seat: 'dispatch-1' })).status).toBe(403);
});

test('N03 what has been concealed since is not shown of the past either, nor the lines of its log', async () => {
  const incidentId = await raised('An informant calls');
  const at = await aMoment();
  const fim = await app.signIn('fim');
  await done(fim, 'force.takeSeat', { seatId: 'fim' });
  const restriction = { seen: 'none', restriction: 'concealed', allowed: [], radiusMetres: 500, reason: 'Informant' };
  await done(fim, 'operations.restrict', { incidentId, ...restriction });
  await settled(at);
  const sees = async (client: Client) => [
    (await queueThen(client, { at })).some((row) => row.id === incidentId),
    rowsOf(await then(client, 'views/operations.incidentLog', { at, of: incidentId })).length > 0,
  ];
  expect(await sees(supervisor)).toEqual([false, false]);
  expect(await sees(fim)).toEqual([true, true]);
});

test('N03 what was erased by law is in no copy: the past is made anew without it', async () => {
  const incidentId = await raised('A name that must go');
  const at = await aMoment();
  await settled(at);
  const whatThen = async () => (await queueThen(supervisor, { at })).find((row) => row.id === incidentId)?.what;
  expect(await whatThen()).toBe('A name that must go');
  await done(auditor, 'audit.eraseDetail', {
    ...{ stream: `operations.incident/${incidentId}`, positions: null, ground: 'erasure-request' },
    reason: 'DPA 2018 s.47',
  });
  expect(await whatThen()).toBe(null);
});

test('N03 the live database is only read by it, and its own goes with the server', async () => {
  const at = await aMoment();
  await settled(at);
  // But for what the house does by itself meanwhile: a call of the demonstration rings, its promise climbs.
  const count = async () =>
    (
      await sql<{ n: number }>`
        SELECT count(*) AS n FROM kernel.event
         WHERE actor->>'id' NOT IN ('deadline-timer', 'demonstration') AND actor->>'id' NOT LIKE 'reaction:%'`.execute(
        owner,
      )
    ).rows[0]?.n;
  const before = await count();
  await queueThen(supervisor, { at });
  expect(await count()).toBe(before);
  const databases = async () =>
    (
      await sql<{
        datname: string;
      }>`SELECT datname FROM pg_database WHERE datname = current_database() || '_past'`.execute(owner)
    ).rows.length;
  expect(await databases()).toBe(1);
  await app.stop();
  expect(await databases()).toBe(0);
});
