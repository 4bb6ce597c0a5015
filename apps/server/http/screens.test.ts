import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeMetrics } from '../metrics.ts';
import { screenRoutes } from './screens.ts';
import { buildServer } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'trefoil-screens-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (path: string, text: string): void => {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
};
write('control-room/index.html', '<title>Control room</title>');
write('control-room/assets/main-1.js', 'console.log("plain")');
write('control-room/assets/main-1.js.br', 'compressed');
write('control-room/.built-from', 'KEEP OUT');
write('field/index.html', '<title>Officer</title>');
write('map/base.pmtiles', '0123456789');
write('secret.txt', 'KEEP OUT');

let app: Awaited<ReturnType<typeof buildServer>>['app'];
beforeAll(async () => {
  const built = await buildServer({
    journal: pino({ level: 'silent' }),
    metrics: makeMetrics(),
    demo: false,
    tls: null,
    isUnavailable: () => false,
    starting: () => null,
  });
  app = built.app;
  const files = {
    controlRoom: join(folder, 'control-room'),
    field: join(folder, 'field'),
    serviceDesk: join(folder, 'service-desk'),
    findMap: (file: string) => (file === 'base.pmtiles' ? join(folder, 'map') : null),
  };
  await screenRoutes(app, files, built.table);
});
afterAll(() => app.close());

describe('screens', () => {
  test.each(['/', '/incidents/0421', '/print'])(
    '%s is the control room, whatever the screen makes of it',
    async (url) => {
      const answer = await app.inject(url);
      expect(answer.body).toContain('Control room');
      expect(answer.headers['cache-control']).toBe('no-cache');
    },
  );

  test('/field leads to the page that its keeper governs', async () => {
    const answer = await app.inject('/field?from=link');
    expect([answer.statusCode, answer.headers.location]).toEqual([308, '/field/?from=link']);
  });

  test.each(['/field/', '/field/tasks'])('%s is the officer page', async (url) => {
    expect((await app.inject(url)).body).toContain('Officer');
  });

  test('while the screens are built a browser is told so, and looks again by itself', async () => {
    rmSync(join(folder, 'field', 'index.html'));
    const answer = await app.inject('/field/tasks');
    write('field/index.html', '<title>Officer</title>');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.body).toMatch(/http-equiv="refresh" content="2"[\s\S]*being built/);
  });

  test('files named by their content are kept for ever, and sent as small as they come', async () => {
    const plain = await app.inject('/assets/main-1.js');
    expect(plain.body).toContain('plain');
    expect(plain.headers['cache-control']).toContain('immutable');
    const small = await app.inject({ url: '/assets/main-1.js', headers: { 'accept-encoding': 'br' } });
    expect([small.body, small.headers['content-encoding']]).toEqual(['compressed', 'br']);
    expect(small.headers['content-type']).toContain('javascript');
  });

  test.each(['/assets/gone.js', '/.built-from', '/..%2fsecret.txt', '/api/nowhere', '/%2e%2e/secret.txt'])(
    '%s is neither a page nor a file',
    async (url) => {
      const answer = await app.inject(url);
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
      expect(answer.body).not.toContain('KEEP OUT');
    },
  );
});

describe('the map', () => {
  test('is read by ranges', async () => {
    const answer = await app.inject({ url: '/map/base.pmtiles', headers: { range: 'bytes=2-4' } });
    expect([answer.statusCode, answer.body]).toEqual([206, '234']);
    expect(answer.headers['content-range']).toBe('bytes 2-4/10');
  });

  test('says when a range lies outside, and when a file is not there', async () => {
    const outside = await app.inject({ url: '/map/base.pmtiles', headers: { range: 'bytes=20-30' } });
    expect([outside.statusCode, outside.json().type]).toEqual([416, '/problems/range-not-satisfiable']);
    expect((await app.inject('/map/hills.pmtiles')).statusCode).toBe(404);
    expect((await app.inject('/map/..%2fsecret.txt')).statusCode).toBe(400);
  });
});
