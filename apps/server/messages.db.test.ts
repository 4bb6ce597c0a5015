import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answered, ask, type Client, startApplication, type TestApplication } from './test-application.ts';

let trefoil: TestApplication;
let supervisor: Client;
let officer: Client;
let machine: Client;

beforeAll(async () => {
  trefoil = await startApplication();
  supervisor = await trefoil.signIn('control-room-supervisor');
  await supervisor.command('force.takeSeat', { seatId: 'supervisor' });
  officer = await trefoil.signIn('contact-officer');
  await officer.command('force.takeSeat', { seatId: 'contact-1' });
  machine = await trefoil.signIn('administrator');
});
afterAll(() => trefoil.close());

const deliver = (body: string, token = machine.token): Promise<Answered> =>
  ask(`${trefoil.url}/api/exchange/contact`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });
const rowsOf = async (client: Client, path: string): Promise<readonly Record<string, unknown>[]> =>
  (await client.get(`/api/views/${path}`)).body.rows as Record<string, unknown>[];

const alarm = {
  ...{ channel: 'alarm-centre', text: 'Rear door, then hall sensor', reference: 'ARC-417', number: '01572 555123' },
  alarm: { urn: 'RU/0417', kind: 'confirmed-sequential' },
  place: { label: '12 High Street, Oakham', lon: -0.7295, lat: 52.6705 },
};

test('A24 an alarm stands in the one queue with its URN and type; delivered twice it is one', async () => {
  const first = await deliver(JSON.stringify(alarm));
  expect(first).toMatchObject({ status: 200, body: { outcome: 'taken', number: expect.stringMatching(/^C\d+ of/) } });
  expect((await deliver(JSON.stringify(alarm))).body).toMatchObject({
    outcome: 'taken',
    contactId: first.body.contactId,
  });
  const rows = await rowsOf(officer, 'operations.contacts');
  expect(rows.filter((row) => row.channel === 'alarm-centre')).toMatchObject([
    {
      state: 'ringing',
      number: first.body.number,
      what: alarm.text,
      place: { areaId: 'oakham', verified: true },
      care: { activation: alarm.alarm, reference: 'ARC-417' },
    },
  ]);
});

test('what cannot be mapped keeps its words, goes before the supervisors, and is dealt with there', async () => {
  const words = '{"kanal": "web", "nachricht": "Bitte helfen Sie"}';
  expect((await deliver(words)).body).toMatchObject({
    outcome: 'rejected',
    reason: expect.stringContaining('channel'),
  });
  const waiting = async () => (await rowsOf(supervisor, 'exchange.unread')).filter((row) => row.original === words);
  await expect.poll(waiting, { timeout: 15_000 }).toMatchObject([{ gateway: 'contact', takenBy: null, late: false }]);
  const [row] = await waiting();
  const messageId = row?.id;
  expect((await officer.get('/api/views/exchange.unread')).status).toBe(403);
  expect(await supervisor.command('exchange.takeUnread', { messageId, seen: null })).toMatchObject({ status: 200 });
  expect(await waiting()).toMatchObject([{ takenBy: expect.any(String) }]);
  const answer = { messageId, outcome: 'dismissed', contactId: null, reason: 'Sender rung: a test of theirs' };
  expect(await supervisor.command('exchange.answerUnread', answer)).toMatchObject({ status: 200 });
  expect(await waiting()).toEqual([]);
  const answered = await rowsOf(supervisor, 'exchange.unread?state=answered');
  expect(answered).toContainEqual(expect.objectContaining({ original: words, answer: answer.reason }));
});

test('only machines that may deliver bring messages', async () => {
  expect((await deliver(JSON.stringify(alarm), officer.token)).status).toBe(403);
  expect((await deliver('x'.repeat(200_000))).status).toBe(413);
});

/** An incident of ours on another force's ground, and offered to it. */
async function offered(): Promise<{ incidentId: string; transferId: string }> {
  const [contactId, incidentId, transferId] = [randomUUID(), randomUUID(), randomUUID()];
  const place = { label: 'High Street, Stamford', lon: -0.478, lat: 52.656, gazetteerId: null };
  const steps: readonly (readonly [string, object])[] = [
    ['openContact', { contactId, channel: '999', callerNumber: null }],
    ['writeContactField', { contactId, field: 'what', seen: '', value: 'Two men fighting' }],
    ['placeContact', { contactId, place }],
    ['raiseIncident', { contactId, incidentId, code: '202' }],
    ['offerTransfer', { incidentId, transferId, forceCode: 'E23000020', reason: 'The caller is in Stamford' }],
  ];
  for (const [name, input] of steps) {
    expect(await officer.command(`operations.${name}`, input)).toMatchObject({ status: 200 });
  }
  return { incidentId, transferId };
}

const answers = (body: object, token = machine.token): Promise<Answered> =>
  ask(`${trefoil.url}/api/exchange/transfer-answer`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const transfers = (incidentId: string) => rowsOf(officer, `operations.transfers?of=${incidentId}`);

test('B15 another force’s answers come into the record by themselves; again they are the same, and the log names the line', async () => {
  const offer = { ...(await offered()), from: 'E23000020' };
  const { incidentId } = offer;
  await expect.poll(() => transfers(incidentId)).toMatchObject([{ state: 'undelivered' }]);
  expect(await answers({ ...offer, answer: 'acknowledged', reference: 'L-417' })).toMatchObject({
    body: { outcome: 'taken' },
  });
  expect(await transfers(incidentId)).toMatchObject([{ state: 'delivered', reference: 'L-417' }]);
  const accepted = { ...offer, answer: 'accepted', reference: 'L-417', words: 'Unit on its way' };
  for (const _ of [1, 2]) expect((await answers(accepted)).body).toEqual({ outcome: 'taken', reason: null });
  const by = 'line to other forces';
  expect(await transfers(incidentId)).toMatchObject([{ state: 'accepted', words: 'Unit on its way', answeredBy: by }]);
  const log = await rowsOf(officer, `operations.incidentLog?of=${incidentId}`);
  expect(log.filter((line) => line.by === by)).toHaveLength(3);
});

test('B15 an answer that says what we do not know, of another force or too late, changes nothing and goes before the supervisors', async () => {
  const offer = { ...(await offered()), from: 'E23000020' };
  const wrong = [
    { ...offer, answer: 'perhaps', words: 'first' },
    { ...offer, answer: 'accepted', from: 'E23000021', words: 'second' },
    { ...offer, answer: 'accepted', incidentId: randomUUID(), words: 'third' },
  ];
  for (const one of wrong) expect((await answers(one)).body).toMatchObject({ outcome: 'rejected' });
  await expect.poll(() => transfers(offer.incidentId)).toMatchObject([{ state: 'undelivered' }]);
  expect((await answers({ ...offer, answer: 'refused', words: 'Your ground' })).body.outcome).toBe('taken');
  const late = { ...offer, answer: 'accepted', words: 'late' };
  expect((await answers(late)).body).toMatchObject({ outcome: 'rejected', reason: expect.stringMatching(/waits/) });
  expect(await transfers(offer.incidentId)).toMatchObject([{ state: 'rejected', words: 'Your ground' }]);
  const unread = async () =>
    (await rowsOf(supervisor, 'exchange.unread'))
      .filter((row) => row.gateway === 'transfer')
      .map((row) => row.original);
  await expect.poll(unread, { timeout: 15_000 }).toHaveLength(wrong.length + 1);
  expect((await unread()).sort()).toEqual([...wrong, late].map((one) => JSON.stringify(one)).sort());
  expect((await answers(late, officer.token)).status).toBe(403);
});
