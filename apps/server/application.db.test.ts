import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Client, startApplication, type TestApplication } from './test-application.ts';

let trefoil: TestApplication;
let dispatcher: Client;
let administrator: Client;

beforeAll(async () => {
  trefoil = await startApplication();
  dispatcher = await trefoil.signIn('dispatcher');
  administrator = await trefoil.signIn('administrator');
});
afterAll(() => trefoil.close());

/** What the auditor sees of one view or command, newest first. */
async function readAccessLog(what: string): Promise<readonly unknown[]> {
  const auditor = await trefoil.signIn('auditor');
  const { body } = await auditor.get(`/api/views/identity.accessLog?purpose=Complaint%2012&what=${what}`);
  return body.rows as unknown[];
}

const seats = '/api/views/force.seats';

describe('signing in', () => {
  test('the page tells everybody the mode and the demo accounts, and nothing more', async () => {
    const { body } = await ask(`${trefoil.url}/api/sign-in`);
    expect(body).toMatchObject({ mode: 'demo', force: 'Rutland' });
    const dispatcher = { name: 'dispatcher', displayName: 'Rob Keeling', role: 'dispatcher' };
    expect(body.demoAccounts).toContainEqual({ ...dispatcher, seat: 'Dispatch 1, Rutland' });
  });

  test('a session tells who, in which mode, with which permissions', async () => {
    const { body } = await dispatcher.get('/api/session');
    expect(body).toMatchObject({
      mode: 'demo',
      packVersion: expect.stringMatching(/^\d{4}\.\d+\.\d+$/),
      lockedAt: null,
    });
    expect(body.subject).toMatchObject({ kind: 'person', name: 'Rob Keeling', roles: ['dispatcher'], seat: null });
    expect(body.permissions).toContain('force.read');
  });

  test('nobody comes in without a session, or with a wrong one', async () => {
    expect((await ask(`${trefoil.url}/api/session`)).body.type).toBe('/problems/sign-in');
    const headers = { authorization: 'Bearer nobody-knows-this-token' };
    expect((await ask(`${trefoil.url}${seats}`, { headers })).status).toBe(401);
  });

  test('an unknown demo account and a wrong password answer alike', async () => {
    const post = (body: object) =>
      ask(`${trefoil.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const unknown = await post({ demo: 'nobody' });
    const wrong = await post({ name: 'dispatcher', password: 'wrong', totp: '000000' });
    expect([unknown.status, wrong.status]).toEqual([401, 401]);
    expect(unknown.body).toEqual(wrong.body);
  });

  test('a cookie counts for a write only with our header and from our own origin', async () => {
    const { host } = new URL(trefoil.url);
    const cookie = `trefoil=${dispatcher.token}`;
    const lock = (headers: Record<string, string>) =>
      ask(`${trefoil.url}/api/session/lock`, { method: 'POST', headers: { cookie, ...headers } });
    expect((await lock({ origin: `http://${host}` })).status).toBe(403);
    expect((await lock({ 'x-trefoil': '1', origin: 'http://evil.example' })).status).toBe(403);
    expect((await lock({ 'x-trefoil': '1', origin: `http://${host}` })).status).toBe(204);
    expect((await dispatcher.get('/api/session')).body.lockedAt).toEqual(expect.any(Number));
    expect((await dispatcher.send('POST', '/api/session/unlock', { demo: 'dispatcher' })).status).toBe(204);
  });

  test('what one person entered is not carried out for who signed in at that browser since', async () => {
    const send = (account: string) =>
      ask(`${trefoil.url}/api/commands/force.takeSeat`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${dispatcher.token}`,
          'content-type': 'application/json',
          'x-trefoil-account': account,
        },
        body: JSON.stringify({ commandId: randomUUID(), input: { seatId: 'dispatch-1' } }),
      });
    const { body } = await dispatcher.get('/api/session');
    expect((await send('somebody-else')).body.type).toBe('/problems/sign-in');
    expect((await send((body.subject as { id: string }).id)).status).toBe(200);
  });

  test('a foreign name for this machine is refused in demo mode', async () => {
    const answer = await trefoil.application.app.inject({ url: '/api/sign-in', headers: { host: 'evil.example' } });
    expect(answer.statusCode).toBe(403);
  });
});

describe('a command', () => {
  test('sent twice with the same id is done once and answered alike', async () => {
    const commandId = randomUUID();
    const input = { seatId: 'dispatch-1' };
    const first = await dispatcher.command('force.takeSeat', input, { commandId });
    const second = await dispatcher.command('force.takeSeat', input, { commandId });
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
  });

  test('an id used for something else, or by somebody else, is refused', async () => {
    const commandId = randomUUID();
    await dispatcher.command('force.takeSeat', { seatId: 'dispatch-1' }, { commandId });
    const other = await dispatcher.command('force.leaveSeat', { seatId: 'dispatch-1' }, { commandId });
    expect([other.status, other.body.type]).toEqual([409, '/problems/command-id-reused']);
    const stranger = await administrator.command('force.takeSeat', { seatId: 'dispatch-1' }, { commandId });
    expect(stranger.status).not.toBe(200);
  });

  test.each([
    ['input.seatId', {}],
    ['input.seatId', { seatId: 7 }],
    ['input.seatId', { seatId: 'x'.repeat(61) }],
  ])('malformed in %s names the field, the reason and an example', async (field, input) => {
    const { status, body } = await dispatcher.command('force.takeSeat', input);
    expect([status, body.type]).toEqual([400, '/problems/malformed']);
    expect(body.errors).toEqual([{ field, reason: expect.any(String), example: 'dispatch-1' }]);
  });

  test('that is refused says why, in code and words', async () => {
    const { status, body } = await dispatcher.command('force.takeSeat', { seatId: 'nowhere' });
    expect([status, body.type, body.code]).toEqual([422, '/problems/refused', 'no-such-seat']);
  });

  test('that warns is carried out when the warning comes back confirmed', async () => {
    const second = await trefoil.signIn('dispatcher-2');
    await dispatcher.command('force.takeSeat', { seatId: 'dispatch-1' });
    const commandId = randomUUID();
    const input = { seatId: 'dispatch-1' };
    const warned = await second.command('force.takeSeat', input, { commandId });
    expect([warned.status, warned.body.type, warned.body.code]).toEqual([409, '/problems/confirm', 'seat-occupied']);
    const done = await second.command('force.takeSeat', input, { commandId, confirmed: ['seat-occupied'] });
    expect(done.status).toBe(200);
  });

  test('without the permission changes nothing', async () => {
    const { status, body } = await dispatcher.command('identity.createAccount', {});
    expect([status, body.type]).toEqual([403, '/problems/not-permitted']);
  });

  test('of an unknown name is not found', async () => {
    expect((await dispatcher.command('force.frob', {})).status).toBe(404);
  });
});

describe('a view', () => {
  test('answers its rows with the position at which they are true', async () => {
    const { body } = await dispatcher.get(seats);
    expect(body).toMatchObject({ view: 'force.seats', version: 1, asOf: expect.any(Number) });
    expect(body.rows).toContainEqual(expect.objectContaining({ id: 'dispatch-1' }));
  });

  test('pages to its end without a gap or a repetition', async () => {
    const ids: unknown[] = [];
    let next: unknown = '';
    while (next !== undefined) {
      const { body } = await dispatcher.get(`${seats}?limit=4${next === '' ? '' : `&after=${next}`}`);
      ids.push(...(body.rows as { id: string }[]).map((row) => row.id));
      next = body.next;
    }
    const whole = await dispatcher.get(seats);
    expect(ids).toEqual((whole.body.rows as { id: string }[]).map((row) => row.id));
  });

  test('with personal data is written to the access log, a list as one row, before it is answered', async () => {
    await administrator.get('/api/views/identity.accounts');
    const [seen] = await readAccessLog('identity.accounts');
    expect(seen).toMatchObject({ verb: 'consultation', name: 'Sian Maddox', count: 19 });
  });

  test('that asks for a purpose is not read without one', async () => {
    const auditor = await trefoil.signIn('auditor');
    const without = await auditor.get('/api/views/identity.accessLog');
    expect(without.body.errors).toEqual([expect.objectContaining({ field: 'query.purpose' })]);
    await readAccessLog('identity.accounts');
    const [logged] = await readAccessLog('identity.accessLog');
    expect(logged).toMatchObject({ reason: 'Complaint 12' });
  });

  test('is refused without its permission, and a bad page names its field', async () => {
    expect((await dispatcher.get('/api/views/identity.accounts')).status).toBe(403);
    expect((await dispatcher.get(`${seats}?limit=0`)).body.errors).toEqual([
      expect.objectContaining({ field: 'query.limit' }),
    ]);
  });
});

describe('live', () => {
  test('a screen that reads and then listens from there misses nothing', async () => {
    const { body } = await dispatcher.get(seats);
    const done = await administrator.command('force.takeSeat', { seatId: 'administration' });
    const live = await dispatcher.live();
    live.say({ subscribe: [{ view: 'force.seats', from: body.asOf, version: 1 }] });
    const frame = await live.until((f) => f.type === 'changes');
    expect(frame.position).toBeGreaterThanOrEqual(Number(done.body.position));
    expect(frame.changes).toEqual([
      expect.objectContaining({ puts: [expect.objectContaining({ id: 'administration' })] }),
    ]);
    live.close();
  });

  test('greets first, beats, and says what it did not understand', async () => {
    const live = await dispatcher.live();
    live.say({ nonsense: true });
    expect(await live.until((f) => f.type === 'malformed')).toHaveProperty('example');
    await live.until((f) => f.type === 'beat');
    expect(live.frames[0]).toMatchObject({ type: 'hello' });
    live.close();
  });

  test('a browser of another origin is not let in', async () => {
    const cookie = `trefoil=${dispatcher.token}`;
    await expect(dispatcher.live({ cookie, origin: 'http://evil.example' })).rejects.toThrow('refused');
    const own = await dispatcher.live({ cookie, origin: trefoil.url });
    own.close();
  });

  test('leaving a seat ends what only the seat gave; the next read says so', async () => {
    const supervisor = await trefoil.signIn('control-room-supervisor');
    await supervisor.command('force.takeSeat', { seatId: 'supervisor' });
    const before = (await supervisor.get('/api/session')).body;
    await supervisor.command('force.leaveSeat', { seatId: 'supervisor' });
    const after = (await supervisor.get('/api/session')).body;
    expect(before.permissions).toContain('seat.relieve');
    expect(after.permissions).not.toContain('seat.relieve');
    expect(Number((after.subject as { accessVersion: number }).accessVersion)).toBeGreaterThan(
      Number((before.subject as { accessVersion: number }).accessVersion),
    );
  });

  test('whoever leaves the seat is told at once to remove what only the seat let them see', async () => {
    const second = await trefoil.signIn('dispatcher-2');
    await second.command('force.takeSeat', { seatId: 'dispatch-2' }, { confirmed: ['seat-occupied'] });
    const { body } = await second.get('/api/views/operations.units');
    const live = await second.live();
    live.say({ subscribe: [{ view: 'operations.units', from: body.asOf }] });
    await live.until((f) => f.type === 'beat');
    await second.command('force.leaveSeat', { seatId: 'dispatch-2' });
    const frame = await live.until((f) => f.type === 'changes');
    const [change] = frame.changes as { removes: string[]; puts: unknown[] }[];
    const ids = (body.rows as { id: string }[]).map((row) => row.id);
    expect(ids.length).toBeGreaterThan(0);
    expect([...(change?.removes ?? [])].sort()).toEqual(ids.sort());
    expect(change?.puts).toEqual([]);
    live.close();
  });

  test('a session that ends ends its streams', async () => {
    const leaving = await trefoil.signIn('bureau');
    const live = await leaving.live();
    await live.until((f) => f.type === 'hello');
    expect((await leaving.send('DELETE', '/api/session')).status).toBe(204);
    expect(await live.until((f) => f.type === 'ended')).toMatchObject({ reason: 'signed-out' });
    await live.closed;
    expect((await leaving.get('/api/session')).status).toBe(401);
  });

  test('sessions ended by an administrator end their streams within the look of a second', async () => {
    const officer = await trefoil.signIn('officer');
    const live = await officer.live();
    const { id } = (await officer.get('/api/session')).body.subject as { id: string };
    await administrator.command('force.takeSeat', { seatId: 'administration' });
    const done = await administrator.command('identity.endSessions', { accountId: id, reason: 'Left signed in' });
    expect(done.status).toBe(200);
    expect(await live.until((f) => f.type === 'ended')).toHaveProperty('reason');
    await live.closed;
  });

  test('SSE resumes from every position and tells each change exactly once', async () => {
    const start = Number((await dispatcher.get(seats)).body.asOf);
    const positions: number[] = [];
    for (const seatId of ['dispatch-2', 'dispatch-1', 'dispatch-2']) {
      const confirmed = ['seat-occupied'];
      positions.push(Number((await dispatcher.command('force.takeSeat', { seatId }, { confirmed })).body.position));
    }
    for (const from of [start, ...positions.slice(0, 2)]) {
      const told = await readFeed(administrator, from, Math.max(...positions));
      expect(told.at(-1)).toBe(Math.max(...positions));
      expect(told.every((position) => position > from)).toBe(true);
      expect(new Set(told).size).toBe(told.length);
    }
  });
});

/** Positions of the changes that the feed tells from `from` up to `until`. */
async function readFeed(client: Client, from: number, until: number): Promise<number[]> {
  const told: number[] = [];
  for await (const frame of client.events(`/api/feed?from=${from}&topics=force.seats`)) {
    if (frame.type === 'changes') told.push(Number(frame.position));
    if (frame.type === 'beat' && Number(frame.position) >= until) break;
  }
  return told;
}

describe('the private port', () => {
  test('OpenAPI names every route', async () => {
    const { body } = await ask(`${trefoil.privateUrl}/api/openapi.json`);
    expect(body.openapi).toBe('3.1.0');
    const paths = body.paths as Record<string, Record<string, unknown>>;
    const missing = trefoil.application.table.routes
      .filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS')
      .filter(({ method, url }) => {
        const path = url.replace(/:(\w+)/g, '{$1}').replace('*', '{*}');
        return paths[path]?.[method.toLowerCase()] === undefined && paths[url]?.[method.toLowerCase()] === undefined;
      });
    expect(missing).toEqual([]);
    expect(Object.keys(paths)).toContain('/metrics');
  });

  test('metrics tell commands by outcome, listeners and the position of the log', async () => {
    const { body } = await ask(`${trefoil.privateUrl}/metrics`);
    expect(body.text).toMatch(/trefoil_commands_total\{command="force.takeSeat",outcome="done"\} \d/);
    expect(body.text).toMatch(/trefoil_feed_listeners \d/);
    expect(body.text).toMatch(/trefoil_log_position \d/);
  });

  test('neither is to be had on the public port', async () => {
    expect((await ask(`${trefoil.url}/metrics`)).body.text ?? '').not.toContain('trefoil_commands_total');
    expect((await ask(`${trefoil.url}/api/openapi.json`)).status).toBe(404);
  });
});

test('the server says that it lives and that it is ready', async () => {
  expect((await ask(`${trefoil.url}/healthz`)).body).toEqual({ status: 'alive' });
  expect((await ask(`${trefoil.url}/readyz`)).body).toEqual({ status: 'ready', reasons: [] });
});
