import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, type Client, startApplication, type TestApplication } from './test-application.ts';

let trefoil: TestApplication;
let desk: Client;
let auditor: Client;
beforeAll(async () => {
  trefoil = await startApplication();
  auditor = await trefoil.signIn('auditor');
  desk = await trefoil.signIn('dispatcher');
  await done(desk, 'force.takeSeat', { seatId: 'dispatch-1' });
});
afterAll(() => trefoil.close());

async function done(client: Client, name: string, input: object): Promise<void> {
  const { status, body } = await client.command(name, input);
  expect([name, status, body]).toEqual([name, 200, expect.anything()]);
}

type Trace = {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly by: string;
  readonly system: boolean;
};

async function traces(filters: Readonly<Record<string, string>>): Promise<readonly Trace[]> {
  const { status, body } = await auditor.get(
    `/api/views/audit.transactions?${new URLSearchParams({ purpose: 'Complaint 12/26', ...filters })}`,
  );
  expect([status, body.detail]).toEqual([200, undefined]);
  return body.rows as readonly Trace[];
}

async function raised(): Promise<string> {
  const [contactId, incidentId] = [randomUUID(), randomUUID()];
  await done(desk, 'operations.openContact', { contactId, channel: '101', callerNumber: '07700 900123' });
  await done(desk, 'operations.writeContactField', { contactId, field: 'what', seen: '', value: 'Loud music' });
  const place = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
  await done(desk, 'operations.placeContact', { contactId, place });
  await done(desk, 'operations.raiseIncident', { contactId, incidentId, code: '013' });
  return incidentId;
}

test('N05 what people did and what other systems sent stand in one log, by who, what, record and time; what could not be read is kept beside it', async () => {
  const incidentId = await raised();
  const ofIncident = await traces({ words: incidentId });
  expect(ofIncident).toContainEqual(
    expect.objectContaining({ type: 'operations.IncidentRaised', by: 'Rob Keeling', system: false }),
  );
  const alarm = { channel: 'alarm-centre', text: 'Rear door', reference: 'ARC-417', number: '01572 555123' };
  const deliver = (body: object) =>
    ask(`${trefoil.url}/api/exchange/contact`, {
      method: 'POST',
      headers: { authorization: `Bearer ${machine.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const machine = await trefoil.signIn('administrator');
  expect((await deliver(alarm)).body).toMatchObject({ outcome: 'taken' });
  expect((await deliver({ kanal: 'web' })).body).toMatchObject({ outcome: 'rejected' });
  const systems = await traces({ who: 'systems', limit: '2000' });
  expect(systems).toContainEqual(expect.objectContaining({ type: 'operations.ContactReceived', by: 'messages' }));
  expect(systems.every(({ system }) => system)).toBe(true);
  expect((await traces({ who: 'people', limit: '2000' })).every(({ system }) => !system)).toBe(true);

  const { body } = await machine.get('/api/views/exchange.rejects');
  expect((body.rows as { reason: string }[])[0]?.reason).toContain('channel');

  // Page by page, backwards, without a gap.
  const first = (await traces({ limit: '30' })).map(({ id }) => id);
  const then = (await traces({ limit: '30', after: first.at(-1) ?? '' })).map(({ id }) => id);
  // Asked last and for more: what the server writes by itself meanwhile stands before them.
  const whole = (await traces({ limit: '500' })).map(({ id }) => id);
  const begins = whole.indexOf(first[0] ?? '');
  expect(begins).toBeGreaterThanOrEqual(0);
  expect([...first, ...then]).toEqual(whole.slice(begins, begins + 60));
  expect(await traces({ to: '1000' })).toEqual([]);
  expect(await traces({ from: String(Date.now() + 60_000) })).toEqual([]);
});

test('N05 it is read for a purpose, and of a concealed record nobody who is not on its list finds a trace', async () => {
  const incidentId = await raised();
  const fim = await trefoil.signIn('fim');
  await done(fim, 'force.takeSeat', { seatId: 'fim' });
  await done(fim, 'operations.restrict', {
    ...{ incidentId, seen: 'none', restriction: 'concealed', allowed: [], radiusMetres: 500 },
    reason: 'An officer is under investigation',
  });
  expect(await traces({ words: incidentId })).toEqual([]);
  expect((await auditor.get('/api/views/audit.transactions')).status).toBe(400);
  const url = `${trefoil.url}/api/views/audit.transactions?purpose=Curious`;
  expect((await ask(url, { headers: { cookie: `trefoil=${desk.token}` } })).status).toBe(403);
});
