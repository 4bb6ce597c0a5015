import { connect } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { makeMetrics } from '../metrics.ts';
import { commandRoutes } from './commands.ts';
import { isLoopbackName, isOwnOrigin } from './doorman.ts';
import { placeRoutes } from './places.ts';
import { buildServer, openApiOf } from './server.ts';

const Note = declareCommand({
  name: 'sample.note',
  summary: 'Write a note',
  permission: 'sample.write',
  schema: z.object({ text: z.string() }),
  refusals: { late: 'Too late.' },
  example: { text: 'hello' },
});
const subject = {
  kind: 'system',
  id: 'test',
  name: 'test',
  roles: [],
  seat: null,
  callsign: null,
  accessVersion: 0,
  sessionId: null,
} as const;

async function server() {
  const built = await buildServer({
    journal: pino({ level: 'silent' }),
    metrics: makeMetrics(),
    demo: false,
    tls: null,
    isUnavailable: () => false,
    starting: () => null,
  });
  commandRoutes(built.app, {
    declarations: [Note],
    subjectOf: async () => subject,
    handle: async () => {
      throw new Error('secret words of a fault');
    },
    waiting: (once) => once(),
    counted: () => undefined,
    disk: { isFull: () => false, met: () => undefined },
  });
  placeRoutes(built.app, {
    permit: async () => subject,
    search: () => [],
    nearest: () => null,
    groundOf: () => ({ areaId: null, beatId: null, ward: null, force: null }),
    table: async () => ({ estimated: false, rows: [] }),
  });
  return built;
}

let built: Awaited<ReturnType<typeof server>>;
beforeAll(async () => {
  built = await server();
});
afterAll(() => built.app.close());

const post = (payload: string, type = 'application/json') =>
  built.app.inject({
    method: 'POST',
    url: '/api/commands/sample.note',
    headers: { 'content-type': type },
    payload,
  });

describe('whatever goes wrong is a problem that helps', () => {
  test.each([
    ['not JSON', '{"commandId"', 'body'],
    ['nothing', '', 'body'],
    ['no object', '[]', 'body'],
    ['no commandId', '{"input":{}}', 'commandId'],
    ['no input', '{"commandId":"0198c2f0-9999-7000-8000-000000000001"}', 'input'],
    ['no UUID', '{"commandId":"7","input":{}}', 'commandId'],
    [
      'confirmed is no list',
      `{"commandId":"0198c2f0-9999-7000-8000-000000000001","input":{},"confirmed":"x"}`,
      'confirmed',
    ],
    [
      'occurredAt is no number',
      `{"commandId":"0198c2f0-9999-7000-8000-000000000001","input":{},"occurredAt":"x"}`,
      'occurredAt',
    ],
    ['a poisoned prototype', '{"__proto__":{"x":1}}', 'body'],
  ])('%s', async (_what, payload, field) => {
    const answer = await post(payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const body = answer.json();
    expect(body).toMatchObject({ type: '/problems/malformed', status: 400 });
    expect(body.errors[0].field).toBe(field);
    expect(body.errors[0].reason).not.toBe('');
    expect(body.errors[0].example).not.toBeUndefined();
  });

  test('a query names its field, and shows how it would be right', async () => {
    const answer = await built.app.inject('/api/gazetteer/search?q=x&near=north');
    expect(answer.json().errors).toEqual([
      { field: 'query.near', reason: 'longitude, comma, latitude', example: '-0.7295,52.6705' },
    ]);
  });

  test('another type of body', async () => {
    const answer = await post('text=hello', 'application/x-www-form-urlencoded');
    expect([answer.statusCode, answer.json().type]).toEqual([415, '/problems/wrong-type']);
  });

  test('too much', async () => {
    const answer = await post(JSON.stringify({ text: 'x'.repeat(300_000) }));
    expect([answer.statusCode, answer.json().type]).toEqual([413, '/problems/too-large']);
  });

  test('another method says which would do', async () => {
    const answer = await built.app.inject({ method: 'DELETE', url: '/api/commands/sample.note' });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'POST']);
  });

  test('an unknown address, and one that is no address', async () => {
    expect((await built.app.inject('/api/nowhere')).json()).toMatchObject({ status: 404, type: '/problems/not-found' });
    expect((await built.app.inject('/api/%zz')).json()).toMatchObject({ status: 400, type: '/problems/malformed' });
  });

  test('a fault says nothing of itself', async () => {
    const answer = await post('{"commandId":"0198c2f0-9999-7000-8000-000000000001","input":{}}');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret words');
  });

  test('bytes that are no HTTP', async () => {
    await built.app.listen({ port: 0, host: '127.0.0.1' });
    const [address] = built.app.addresses();
    const socket = connect(typeof address === 'object' ? address.port : 0, '127.0.0.1');
    socket.write('HELLO\r\n\r\n');
    const text = await new Promise<string>((resolve) => {
      let all = '';
      socket.on('data', (chunk) => {
        all += chunk.toString();
      });
      socket.on('close', () => resolve(all));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json/s);
  });
});

describe('every answer', () => {
  test('carries the headers that keep a browser safe, and the API is never kept', async () => {
    const { headers } = await built.app.inject('/api/gazetteer/search?q=x');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
  });

  test('OpenAPI shows the command with its schema, example and refusals', async () => {
    await built.app.ready();
    const text = JSON.stringify(openApiOf(built.app));
    expect(text).toContain('/api/commands/sample.note');
    expect(text).toContain('"openapi":"3.1.0"');
    expect(text).toContain('{"text":"hello"}');
    expect(text).toContain('refused `late`: Too late.');
  });
});

describe('origins', () => {
  test('only our own host is our own', () => {
    expect(isOwnOrigin('http://localhost:8999', 'localhost:8999')).toBe(true);
    expect(isOwnOrigin('http://localhost:8998', 'localhost:8999')).toBe(false);
    expect(isOwnOrigin('https://evil.example', 'localhost:8999')).toBe(false);
    expect(isOwnOrigin('null', 'localhost:8999')).toBe(false);
    expect(isOwnOrigin(undefined, 'localhost:8999')).toBe(false);
  });

  test('a name that merely resolves to this machine is not this machine', () => {
    expect(['localhost', '127.0.0.1:8999', '[::1]:1'].map((h) => isLoopbackName(h))).toEqual([true, true, true]);
    expect(['evil.example', 'localhost.evil.example', ''].map((h) => isLoopbackName(h))).toEqual([false, false, false]);
  });
});
