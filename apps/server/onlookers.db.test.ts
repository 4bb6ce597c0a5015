import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, startApplication, type TestApplication } from './test-application.ts';

let trefoil: TestApplication;
let dispatcher: Client;
let other: Client;
let fim: Client;
beforeAll(async () => {
  trefoil = await startApplication();
  [dispatcher, other, fim] = await Promise.all([
    seated('dispatcher', 'dispatch-1'),
    seated('dispatcher-2', 'dispatch-2'),
    seated('fim', 'fim'),
  ]);
});
afterAll(() => trefoil.close());

async function seated(account: string, seatId: string): Promise<Client> {
  const client = await trefoil.signIn(account);
  expect((await client.command('force.takeSeat', { seatId })).status).toBe(200);
  return client;
}

async function raised(): Promise<string> {
  const [contactId, incidentId] = [randomUUID(), randomUUID()];
  const steps: readonly (readonly [string, object])[] = [
    ['openContact', { contactId, channel: '101', callerNumber: null }],
    ['writeContactField', { contactId, field: 'what', seen: '', value: 'Two men fighting' }],
    ['placeContact', { contactId, place: { label: 'High Street', lon: null, lat: null, gazetteerId: null } }],
    ['raiseIncident', { contactId, incidentId, code: '202' }],
  ];
  for (const [name, input] of steps) {
    expect((await dispatcher.command(`operations.${name}`, input)).status).toBe(200);
  }
  return incidentId;
}

async function look(client: Client, incidentId: string | null, writing: string | null = null): Promise<unknown> {
  const { status, body } = await client.send('PUT', '/api/onlookers', { incidentId, writing });
  expect(status).toBe(200);
  return body.others;
}

test('CR-24 who has the same record open is told who else has, at which desk, and what they write', async () => {
  const incidentId = await raised();
  expect(await look(dispatcher, incidentId)).toEqual([]);
  const rob = { name: 'Rob Keeling', seatName: expect.stringMatching(/^Dispatch 1/), writing: null };
  expect(await look(other, incidentId, 'grade')).toEqual([rob]);
  expect(await look(dispatcher, incidentId)).toMatchObject([{ name: 'Mina Sharma', writing: 'grade' }]);
  await look(other, null);
  expect(await look(dispatcher, incidentId)).toEqual([]);
});

test.each(['restricted', 'concealed'])(
  'of a record that is %s nobody off its list learns who looks, nor is seen there',
  async (restriction) => {
    const incidentId = await raised();
    const reason = 'Officer involved';
    const input = { incidentId, seen: 'none', restriction, allowed: [], radiusMetres: 500, reason };
    expect((await fim.command('operations.restrict', input)).status).toBe(200);
    expect(await look(fim, incidentId)).toEqual([]);
    expect(await look(other, incidentId)).toEqual([]);
    expect(await look(fim, incidentId)).toEqual([]);
    expect(await look(other, randomUUID())).toEqual([]);
  },
);

test('whoever may read no incidents is refused', async () => {
  const auditor = await seated('auditor', 'professional-standards');
  expect((await auditor.send('PUT', '/api/onlookers', { incidentId: null, writing: null })).status).toBe(403);
});

interface Access {
  readonly name: string;
  readonly seatId: string | null;
  readonly verb: string;
  readonly what: string;
  readonly objects: readonly string[];
}

/** What the auditor is told of who looked at one record, newest first. */
async function accessesOf(incidentId: string): Promise<readonly Access[]> {
  const auditor = await trefoil.signIn('auditor');
  const { body } = await auditor.get(`/api/views/identity.accessLog?purpose=Complaint%2012&object=${incidentId}`);
  return body.rows as readonly Access[];
}

function gradeOf(rows: unknown, incidentId: string): string | undefined {
  return (rows as readonly { readonly id: string; readonly grade: string }[]).find(({ id }) => id === incidentId)
    ?.grade;
}

test('N01 every look at a record and its log is written down before it is answered, every change of it with who, where and when', async () => {
  const incidentId = await raised();
  const logOf = `/api/views/operations.incidentLog?of=${incidentId}`;
  const before = await accessesOf(incidentId);
  const openList = await other.get('/api/views/operations.openIncidents');
  const { body } = await other.get(logOf);
  const lines = body.rows as readonly { readonly id: string }[];
  const live = await fim.live();
  live.say({ subscribe: [{ view: 'operations.incidentLog', of: incidentId, from: openList.body.asOf }] });
  await live.until((frame) => frame.type === 'beat');
  const since = async () => (await accessesOf(incidentId)).slice(0, -before.length || undefined);
  await expect.poll(since).toHaveLength(3);
  const [followed, read, listed] = await since();
  expect(followed).toMatchObject({ seatId: 'fim', verb: 'consultation', what: 'operations.incidentLog' });
  expect(read).toMatchObject({ name: 'Mina Sharma', seatId: 'dispatch-2', what: 'operations.incidentLog' });
  expect(read?.objects).toEqual([incidentId, ...lines.map(({ id }) => id)]);
  expect(listed).toMatchObject({ name: 'Mina Sharma', what: 'operations.openIncidents' });
  live.close();

  const lineId = randomUUID();
  const line = { incidentId, lineId, text: 'Second male has left on foot', corrects: null };
  expect((await other.command('operations.addLine', line)).status).toBe(200);
  const regrade = { incidentId, seen: gradeOf(openList.body.rows, incidentId), grade: 'G1', reason: 'One has a knife' };
  expect((await other.command('operations.regrade', regrade)).status).toBe(200);
  const after = (await dispatcher.get(logOf)).body.rows as readonly { readonly id: string }[];
  const written = { by: 'Mina Sharma', seatId: 'dispatch-2', at: expect.any(Number) };
  const [said, graded] = after.filter(({ id }) => !lines.some((one) => one.id === id));
  expect(said).toMatchObject({ ...written, id: lineId, text: line.text });
  expect(graded).toMatchObject({ ...written, kind: 'grade', text: expect.stringContaining('G1') });
});
