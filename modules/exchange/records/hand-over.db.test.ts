import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readView, startReactions } from '../../../kernel/index.ts';
import { personSubject, type TestDatabase, testDatabase } from '../../../kernel/testing.ts';
import { makeForce } from '../../force/index.ts';
import { CaseFile, IncidentLog, OpenIncidents } from '../../operations/contract.ts';
import { makeOperations } from '../../operations/index.ts';
import { makePole } from '../../pole/index.ts';
import { makeExchange } from '../index.ts';
import type { CrimeRecords } from './crime-records.ts';
import { httpCrimeRecords } from './http-records.ts';
import { type LoopbackRecords, openLoopbackRecords } from './loopback.ts';

const dave = personSubject('dave', ['contact-officer', 'dispatcher']);
let database: TestDatabase;
let records: LoopbackRecords;

beforeEach(async () => {
  records = await openLoopbackRecords();
});
afterEach(async () => {
  await database.close();
  await records.close();
});

async function open(crimeRecords: CrimeRecords | null): Promise<void> {
  const packDir = join(import.meta.dirname, '../../../data/packs/rutland');
  const force = makeForce({ packDir, rolesOf: async () => ['dispatcher'] });
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
  const exchange = makeExchange({ subscribers: null, crimeRecords, force });
  const modules = [force, pole, operations, exchange].map((module) => module.definition);
  database = await testDatabase(modules, { packVersion: force.packVersion });
}

async function send(name: string, input: object): Promise<void> {
  const answer = await database.handle({ name: `operations.${name}`, input, subject: dave });
  expect(answer).toMatchObject({ kind: 'done' });
}

async function burglary(): Promise<string> {
  const [contactId, incidentId] = [randomUUID(), randomUUID()];
  await send('openContact', { contactId, channel: '101', callerNumber: '01572 555001' });
  await send('writeContactField', { contactId, field: 'what', seen: '', value: 'Back door forced in the night' });
  const place = { label: 'Ashwell Road, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
  await send('placeContact', { contactId, place });
  await send('raiseIncident', { contactId, incidentId, code: '003' });
  return incidentId;
}

async function read(view: string, query: { readonly of?: string; readonly id?: string }) {
  const { of = null, id } = query;
  const filters: Record<string, string> = id === undefined ? {} : { id };
  const { rows } = await readView(database.context, dave, view, { filters, limit: 500, after: null, of });
  return rows;
}

async function carry(): Promise<void> {
  const reactions = startReactions(database.context, { backOffMs: () => 0 });
  try {
    await reactions.runDue();
  } finally {
    await reactions.close();
  }
}

test('C19 what is known goes to crime records as it stands, and the number comes back into the record', async () => {
  await open(httpCrimeRecords(records.url));
  const incidentId = await burglary();
  await send('handOffCrime', { incidentId });
  const [file] = await read(CaseFile.name, { of: incidentId });
  await carry();
  expect(records.kept.get(incidentId)).toEqual(file);
  expect(file).toMatchObject({ what: 'Back door forced in the night', reporters: [{ telephone: '01572 555001' }] });
  const [row] = await read(OpenIncidents.name, { id: incidentId });
  expect(row).toMatchObject({ crime: { numbers: ['26000000001'], handedOffAt: null } });
});

test('C19 what crime records refuse is said in the log with the reason, and the 24 hours run on', async () => {
  const refusing = await openLoopbackRecords('No victim named');
  await open(httpCrimeRecords(refusing.url));
  const incidentId = await burglary();
  await send('handOffCrime', { incidentId });
  await carry();
  await refusing.close();
  const lines = await read(IncidentLog.name, { of: incidentId });
  expect(lines).toContainEqual(expect.objectContaining({ text: 'Crime records did not take it: No victim named' }));
  const [row] = await read(OpenIncidents.name, { id: incidentId });
  expect(row).toMatchObject({ clocks: expect.arrayContaining([expect.objectContaining({ key: 'crime' })]) });
});

test('without a records system whoever hands over is told what to do instead', async () => {
  await open(null);
  const incidentId = await burglary();
  await send('handOffCrime', { incidentId });
  await carry();
  const lines = await read(IncidentLog.name, { of: incidentId });
  expect(lines).toContainEqual(
    expect.objectContaining({ text: expect.stringMatching(/^No crime records system is connected/) }),
  );
});
