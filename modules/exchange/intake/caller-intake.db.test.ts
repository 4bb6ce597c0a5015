import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sql, startReactions } from '../../../kernel/index.ts';
import { personSubject, systemSubject, type TestDatabase, testDatabase } from '../../../kernel/testing.ts';
import { makeForce } from '../../force/index.ts';
import { Contacts } from '../../operations/contract.ts';
import { makeOperations } from '../../operations/index.ts';
import { makePole } from '../../pole/index.ts';
import { type LoopbackOperator, loopbackLookup, openLoopbackOperator } from '../eisec/loopback.ts';
import { makeExchange } from '../index.ts';
import { type CallerIntake, makeCallerIntake } from './caller-intake.ts';
import { WAIT_MS } from './waiting.ts';

const connie = personSubject('connie', ['contact-officer']);
const key = new TextEncoder().encode('key');
const MINUTE = 60_000;
const subscriber = { name: 'J. Example', address: '1 Mill Street, Oakham', confidencePercent: 90, asOf: null };
let operator: LoopbackOperator;
let database: TestDatabase;
let intake: CallerIntake;

beforeAll(async () => {
  const packDir = join(import.meta.dirname, '../../../data/packs/rutland');
  const force = makeForce({ packDir, rolesOf: async () => ['contact-officer'] });
  const pole = makePole({ force });
  const operations = makeOperations({
    force,
    connected: () => true,
    markersNear: pole.markersNear,
    listLateMarkers: pole.listLateMarkers,
    accountsByCollar: async () => new Map(),
    roads: { estimated: true, table: async () => [] },
    clock: { now: () => database.clock.now() },
  });
  operator = await openLoopbackOperator(new Map([['441572555001', subscriber]]));
  const subscribers = loopbackLookup(operator.port);
  const modules = [force, pole, operations, makeExchange({ subscribers, force })].map((module) => module.definition);
  database = await testDatabase(modules, { packVersion: force.packVersion });
});
afterAll(async () => {
  await database.close();
  await operator.close();
});
beforeEach(() => {
  database.clock.advance(3 * 60 * MINUTE);
  intake = makeCallerIntake({ db: database.db, clock: database.clock, amlKey: null, locate });
});

const locate = async (contactId: string, fix: object): Promise<boolean> => {
  const input = { contactId, fix };
  const answer = await database.handle({ name: 'operations.locateCaller', input, subject: systemSubject('gateway') });
  return answer.kind === 'done';
};

async function send(name: string, input: object): Promise<void> {
  const answer = await database.handle({ name: `operations.${name}`, input, subject: connie });
  expect(answer).toMatchObject({ kind: 'done' });
}

async function ringing(callerNumber: string): Promise<string> {
  const contactId = randomUUID();
  await send('announceCall', { contactId, channel: '999', callerNumber, circle: null, subscriber: null });
  return contactId;
}

async function rowOf(contactId: string): Promise<Record<string, unknown>> {
  const source = database.context.registry.views.get(Contacts.name);
  const rows = await source?.byKeys?.(database.db, [contactId]);
  return Contacts.row.parse(rows?.[0]?.row);
}

async function react(): Promise<void> {
  const reactions = startReactions(database.context);
  await reactions.runDue();
  // What follows from what followed.
  await reactions.runDue();
  await reactions.close();
}

interface Kept {
  readonly raw: string;
  readonly reason: string;
  readonly gateway: string;
}
async function newestReject(): Promise<Kept | undefined> {
  const answer = await sql<Kept>`SELECT raw, reason, gateway FROM exchange.reject ORDER BY id DESC LIMIT 1`.execute(
    database.db,
  );
  return answer.rows[0] && { ...answer.rows[0], raw: Buffer.from(answer.rows[0].raw, 'hex').toString() };
}

/** A form as a phone sends it, so many seconds from now. */
function form(
  number: string,
  said: { readonly seconds?: number; readonly metres?: number; readonly lat?: number } = {},
) {
  const { seconds = 0, metres = 12, lat = 52.67 } = said;
  const time = database.clock.now() + seconds * 1000;
  const place = `location_latitude=${lat}&location_longitude=-0.73&location_time=${time}&location_accuracy=${metres}`;
  const phone = 'device_imei=354773072099116&device_imsi=234159176307582';
  return `v=1&device_number=${encodeURIComponent(number)}&${place}&location_source=GPS&location_certainty=83&${phone}`;
}
const take = (text: string, from: string | null = null, gateway: 'aml' | 'pidf' = 'aml') =>
  intake.take({ gateway, bytes: new TextEncoder().encode(text), from }, '10.0.0.9');

describe('given a call that rings', () => {
  test('K04 its fixes come to it by number, and the best gives its circle', async () => {
    const contactId = await ringing('07700 900201');
    expect(await take(form('+447700900201', { seconds: -5, metres: 900 }))).toEqual({
      outcome: 'joined',
      reason: null,
    });
    expect(await rowOf(contactId)).toMatchObject({
      circle: { lon: -0.73, lat: 52.67, radiusMetres: 900 },
      fix: { method: 'gnss', confidencePercent: 83, format: 'aml-https' },
    });
    await send('answerCall', { contactId });
    await take(form('+447700900201', { seconds: -2, metres: 30 }));
    await take(form('+447700900201', { seconds: -2, metres: 8, lat: 52.68 }));
    const row = await rowOf(contactId);
    expect(row).toMatchObject({ circle: { lat: 52.68, radiusMetres: 8 }, place: null });
    expect(row.track).toMatchObject([{ radiusMetres: 900 }, { radiusMetres: 30 }, { radiusMetres: 8 }]);
  });

  test('K04 an SMS comes to it by the number of its sender', async () => {
    const contactId = await ringing('07700 900202');
    const sms =
      'A"ML=1;lt=52.671;lg=-0.731;rd=50;top=20261122115955;lc=90;pm=W;si=234159176307582;ei=354773072099116;ml=1';
    expect(await take(sms, '+447700900202')).toMatchObject({ outcome: 'joined' });
    expect(await rowOf(contactId)).toMatchObject({ track: [{ method: 'wifi', format: 'aml-sms', radiusMetres: 50 }] });
    expect(await take(sms)).toEqual({ outcome: 'rejected', reason: 'no number that says whose place it is' });
  });

  test('K04 a SIP call comes to it with its address, whatever else is wrong with it', async () => {
    const contactId = await ringing('+447700900002');
    const vectors = readFileSync(new URL('../pidf/vectors/vectors.json', import.meta.url), 'utf8');
    const { sip } = JSON.parse(vectors) as { sip: { id: string; message: string }[] };
    const invite = sip.find(({ id }) => id.startsWith('emergency'))?.message ?? '';
    expect(await take(invite, null, 'pidf')).toMatchObject({ outcome: 'joined' });
    expect(await rowOf(contactId)).toMatchObject({
      track: [{ format: 'sip', method: 'cell', radiusMetres: 30, confidencePercent: 95, address: 'RO' }],
    });
  });

  test('K04 what is delivered twice is one fix, and none is left waiting', async () => {
    const contactId = await ringing('07700 900203');
    const body = form('+447700900203');
    await take(body);
    expect(await take(body)).toMatchObject({ outcome: 'joined' });
    expect(await rowOf(contactId)).toMatchObject({ track: [{ radiusMetres: 12 }] });
    await sweepLater();
    expect((await newestReject())?.raw).not.toContain('447700900203');
  });
});

async function sweepLater(): Promise<void> {
  database.clock.advance(WAIT_MS);
  await intake.sweep();
}

describe('given an operator who knows whose line it is', () => {
  test('K04 a call that rings without its subscriber is given name and address', async () => {
    const known = await ringing('01572 555001');
    const unknown = await ringing('01572 555002');
    await react();
    expect([await rowOf(known), await rowOf(unknown)]).toMatchObject([
      { callerName: 'J. Example', callerAddress: '1 Mill Street, Oakham', place: null },
      { callerName: null, callerAddress: null },
    ]);
  });
});

describe('given several calls from one number', () => {
  test('K04 the one nearest in time has the fix, settled or not', async () => {
    const first = await ringing('07700 900204');
    database.clock.advance(20 * MINUTE);
    const second = await ringing('07700 900204');
    await send('answerCall', { contactId: second });
    await send('closeContact', { contactId: second, outcome: 'abandoned', note: '' });
    database.clock.advance(MINUTE);
    await take(form('+447700900204'));
    expect([await rowOf(first), await rowOf(second)]).toMatchObject([{ track: [] }, { track: [{ radiusMetres: 12 }] }]);
    const early = Math.floor(database.clock.now() / 1000) - 21 * 60;
    await take(`A"ML=2;en=112;et=${early};lo=52.67,-0.73,9;lt=2;lc=68;ls=F;nc=23415;hc=23415;lg=en-GB`, '07700900204');
    expect(await rowOf(first)).toMatchObject({ track: [{ method: 'fused' }] });
  });

  test('K04 one that was settled an hour ago has none', async () => {
    const contactId = await ringing('07700 900205');
    await send('closeContact', { contactId, outcome: 'error', note: '' });
    database.clock.advance(60 * MINUTE);
    expect(await take(form('+447700900205'))).toMatchObject({ outcome: 'waiting' });
    expect(await rowOf(contactId)).toMatchObject({ track: [] });
  });
});

describe('given a fix that comes before its call', () => {
  test('K04 it waits, is on the contact as soon as it rings, and waits no more', async () => {
    expect(await take(form('+447700900206'))).toEqual({ outcome: 'waiting', reason: null });
    database.clock.advance(9 * MINUTE);
    const contactId = await ringing('07700 900206');
    await react();
    expect(await rowOf(contactId)).toMatchObject({ track: [{ radiusMetres: 12 }] });
    await sweepLater();
    expect((await newestReject())?.raw ?? '').not.toContain('447700900206');
  });

  test('K04 it finds the contact whose number is written down later', async () => {
    await take(form('+447700900207'));
    const contactId = randomUUID();
    await send('openContact', { contactId, channel: 'other', callerNumber: null });
    await send('writeContactField', { contactId, field: 'callerNumber', seen: '', value: '07700 900207' });
    await react();
    expect(await rowOf(contactId)).toMatchObject({ track: [{ radiusMetres: 12 }] });
  });

  test('K04 it is among the rejects after ten minutes, with its reason and without IMSI and IMEI', async () => {
    await take(form('+447700900208'));
    database.clock.advance(WAIT_MS - 1);
    await intake.sweep();
    expect((await newestReject())?.raw ?? '').not.toContain('447700900208');
    database.clock.advance(1);
    await intake.sweep();
    const kept = await newestReject();
    expect(kept).toMatchObject({ gateway: 'aml', reason: 'no call from this number came within 10 minutes' });
    expect(kept?.raw).toContain('447700900208');
    expect(intake.counts()).toEqual({ received: 1, joined: 0, waited: 1, rejected: 1 });
  });
});

describe('given a message that cannot be taken in', () => {
  test('K04 it is kept raw with the reason, without IMSI and IMEI, and counted', async () => {
    const broken = form('+447700900209').replace('location_latitude=52.67', 'location_latitude=952.67');
    expect(await take(broken)).toMatchObject({ outcome: 'rejected' });
    const kept = await newestReject();
    expect(kept?.reason).toContain('no place on the globe');
    expect(kept?.raw).toBe(broken.replace('354773072099116', 'hidden').replace('234159176307582', 'hidden'));
    expect(intake.counts()).toMatchObject({ received: 1, rejected: 1 });
  });

  test('K04 with a key set, a form that is not signed by it is not believed', async () => {
    const { db, clock } = database;
    const contactId = await ringing('07700 900210');
    intake = makeCallerIntake({ db, clock, amlKey: key, locate });
    const body = form('+447700900210');
    expect(await take(body)).toEqual({ outcome: 'rejected', reason: 'not signed, and a key is set' });
    expect(await take(`${body}&hmac=${'0'.repeat(40)}`)).toMatchObject({
      reason: 'the signature does not match the key',
    });
    expect(await rowOf(contactId)).toMatchObject({ track: [] });
  });
});

test('K04 neither IMSI nor IMEI stands anywhere in the database', async () => {
  await take(form('+447700900211'));
  const tables = await sql<{ name: string }>`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_schema IN ('kernel', 'operations', 'exchange') AND table_type = 'BASE TABLE'`.execute(database.db);
  expect(tables.rows.length).toBeGreaterThan(10);
  for (const { name } of tables.rows) {
    const found = await sql<{ n: number }>`
      SELECT count(*)::int AS n FROM ${sql.raw(name)} AS t
       WHERE t::text LIKE '%354773072099116%' OR t::text LIKE '%234159176307582%'`.execute(database.db);
    expect(`${name} ${found.rows[0]?.n}`).toBe(`${name} 0`);
  }
});
