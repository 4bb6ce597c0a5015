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
