import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Client, startApplication, type TestApplication } from './test-application.ts';

let trefoil: TestApplication;
let dispatcher: Client;
beforeAll(async () => {
  trefoil = await startApplication();
  dispatcher = await trefoil.signIn('dispatcher');
  await dispatcher.command('force.takeSeat', { seatId: 'dispatch-1' });
});
afterAll(() => trefoil.close());

async function holderOf(seatId: string): Promise<unknown> {
  const reader = await trefoil.signIn('administrator');
  const { body } = await reader.get('/api/views/force.seats');
  const seats = body.rows as { id: string; holder: { name: string } | null }[];
  return seats.find((seat) => seat.id === seatId)?.holder?.name ?? null;
}

describe('a locked desk', () => {
  const take = { seatId: 'dispatch-1' };

  test('sends no command and shows no personal view, while its alarms and its feed go on', async () => {
    expect((await dispatcher.send('POST', '/api/session/lock')).status).toBe(204);
    const refused = [
      await dispatcher.command('force.takeSeat', take),
      await dispatcher.get('/api/views/operations.openIncidents'),
      await dispatcher.get('/api/views/operations.units'),
      await dispatcher.get('/api/looks'),
      await dispatcher.get('/api/gazetteer/search?q=high'),
    ];
    expect(refused.map(({ status, body }) => [status, body.type])).toEqual(
      refused.map(() => [423, '/problems/locked']),
    );
    expect((await dispatcher.get('/api/views/operations.alarms')).status).toBe(200);
    expect((await dispatcher.get('/api/session')).status).toBe(200);
    const live = await dispatcher.live();
    await live.until((frame) => frame.type === 'beat');
    live.close();
  });

  test('keeps its seat, is unlocked by its own person only, and then goes on', async () => {
    expect(await holderOf('dispatch-1')).toBe('Rob Keeling');
    expect((await dispatcher.send('POST', '/api/session/unlock', { demo: 'fim' })).status).toBe(401);
    expect((await dispatcher.command('force.takeSeat', take)).status).toBe(423);
    expect((await dispatcher.send('POST', '/api/session/unlock', { demo: 'dispatcher' })).status).toBe(204);
    expect((await dispatcher.command('force.takeSeat', take)).status).toBe(200);
  });
});

describe('a live connection', () => {
  test('follows five hundred topics and no more', async () => {
    const live = await dispatcher.live();
    for (let n = 0; n < 6; n++) {
      const topic = (i: number) => ({ view: 'operations.alarms', of: `${n}-${i}`, from: 0 });
      live.say({ subscribe: Array.from({ length: 100 }, (_, i) => topic(i)) });
    }
    const told = await live.until((frame) => frame.type === 'malformed');
    expect(told.reason).toBe('at most 500 topics at once');
    live.close();
  });
});

describe('a sign-off', () => {
  test('hands the desk over, unless the person is signed in elsewhere', async () => {
    const elsewhere = await trefoil.signIn('dispatcher');
    expect((await elsewhere.send('DELETE', '/api/session')).status).toBe(204);
    expect(await holderOf('dispatch-1')).toBe('Rob Keeling');
    expect((await dispatcher.send('DELETE', '/api/session')).status).toBe(204);
    expect(await holderOf('dispatch-1')).toBeNull();
  });

  test('a browser that signs somebody else in has signed the first one off', async () => {
    const first = await trefoil.signIn('control-room-supervisor');
    await first.command('force.takeSeat', { seatId: 'supervisor' });
    const headers = { cookie: `trefoil=${first.token}`, 'x-trefoil': '1', origin: trefoil.url };
    const signIn = (demo: string) =>
      ask(`${trefoil.url}/api/session`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ demo }),
      });
    expect((await signIn('nobody')).status).toBe(401);
    expect((await first.get('/api/session')).status).toBe(200);
    expect((await signIn('fim')).status).toBe(200);
    expect((await first.get('/api/session')).status).toBe(401);
    expect(await holderOf('supervisor')).toBeNull();
  });
});

describe('text that no database can store', () => {
  test.each([
    ['POST', '/api/session', { name: 'a\0', password: 'x' }],
    ['GET', '/api/views/operations.openIncidents?id=%00', undefined],
    ['GET', '/api/views/identity.accounts?after=%00', undefined],
    ['GET', '/api/gazetteer/search?q=a%00', undefined],
  ])('%s %s is malformed, never a fault', async (method, path, body) => {
    const client = await trefoil.signIn('administrator');
    const answer = await client.send(method, path, body);
    expect([answer.status, answer.body.type]).toEqual([400, '/problems/malformed']);
  });

  test('a mark of a page that is none begins at the newest', async () => {
    const auditor = await trefoil.signIn('auditor');
    await auditor.command('force.takeSeat', { seatId: 'professional-standards' });
    expect((await auditor.get('/api/views/identity.accessLog?purpose=Test%201&after=abc')).status).toBe(200);
    expect((await auditor.get('/api/views/identity.signInLog?purpose=Test%201&after=abc')).status).toBe(200);
  });
});

test('the private port counts what is left behind', async () => {
  const { body } = await ask(`${trefoil.privateUrl}/metrics`);
  for (const line of ['trefoil_reaction_lag ', 'trefoil_dead_letters 0', 'trefoil_radio_rejected 0'])
    expect(body.text).toContain(`\n${line}`);
});
