import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSecrets, packSecrets } from './secrets.ts';
import { readSiteSettings } from './site-settings.ts';
import { openVoter } from './voter.ts';
import { ask, hear, NotHeard } from './wire.ts';

const [ours, theirs] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const wish = { site: 'hq', term: 1, inSync: true, forced: false, run: 'r', n: 1 };
const folder = mkdtempSync(join(tmpdir(), 'trefoil-wire-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const voter = openVoter(join(folder, 'ballot.json'));
let server: Server;
let url: string;
const heard: { body: string; signature: string }[] = [];

beforeAll(async () => {
  server = await hear({
    ...{ host: '127.0.0.1', port: 0, key: ours },
    answer: async (asked) => {
      if (asked.kind === 'vote') return voter.vote(asked.wish);
      throw new Error('the arbiter keeps no records');
    },
  });
  server.prependListener('request', (request) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => heard.push({ body, signature: String(request.headers['x-trefoil-signature']) }));
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test('O02 a vote is given, and outlives the voter', async () => {
  expect(await ask(url, ours, { kind: 'vote', wish })).toMatchObject({ granted: true, holder: 'hq' });
  const kept = JSON.parse(readFileSync(join(folder, 'ballot.json'), 'utf8'));
  expect(kept).toMatchObject({ term: 1, holder: 'hq', inSync: true });
  const again = openVoter(join(folder, 'ballot.json'));
  expect(again.vote({ ...wish, site: 'second', term: 2, run: 's' })).toMatchObject({ granted: false, why: 'promised' });
});

test('O02 whoever lacks the key is not heard, and believes nobody', async () => {
  await expect(ask(url, theirs, { kind: 'vote', wish })).rejects.toThrow(NotHeard);
  const stranger = await fetch(`${url}/site`, { method: 'POST', body: '{}' });
  expect([stranger.status, await stranger.text()]).toEqual([403, '']);
});

test('O02 what was heard once is not heard again: a release on record lets nobody begin', async () => {
  await ask(url, ours, { kind: 'vote', wish: { ...wish, n: 2 } });
  const { body, signature } = heard.at(-1) ?? { body: '', signature: '' };
  const replayed = await fetch(`${url}/site`, { method: 'POST', body, headers: { 'x-trefoil-signature': signature } });
  expect(replayed.status).toBe(403);
});

test('a refusal is said in words to whoever has the key; nobody at all is said to be nobody', async () => {
  await expect(ask(url, ours, { kind: 'state' })).rejects.toThrow(/keeps no records/);
  await expect(ask('http://127.0.0.1:9', ours, { kind: 'state' })).rejects.toThrow(/does not answer/);
});

test('O03 keys go to the other site shut, and open with the key of both alone', () => {
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  for (const side of [from, to]) mkdirSync(side);
  openVoter(join(from, 'seal', 'x'));
  writeFileSync(join(from, 'site-only'), 'stays');
  const sealed = packSecrets(from, 'owner’s password', ours);
  expect(sealed).not.toContain('owner');
  expect(openSecrets(to, sealed, ours)).toEqual({ owner: 'owner’s password' });
  expect(() => openSecrets(to, sealed, theirs)).toThrow();
});

test('T28 settings of a second site that cannot be are refused, each by its name', () => {
  const key = join(folder, 'key');
  writeFileSync(key, 'ab'.repeat(32));
  const whole = {
    ...{ site: 'hq', listen: '127.0.0.1:9010', key, other: 'http://127.0.0.1:9020', arbiter: 'http://127.0.0.1:9030' },
    ...{ database: '127.0.0.1:9011', otherDatabase: undefined, commit: undefined },
  };
  const read = (over: object) =>
    readSiteSettings({ ...whole, ...over }, null, (why) => {
      throw new Error(why);
    });
  expect(read({})).toMatchObject({ name: 'hq', commit: 'both-sites', database: { port: 9011, tls: null } });
  expect(read({ site: undefined, other: '', arbiter: '', database: '', key: '', listen: '' })).toBeNull();
  for (const [name, over] of [
    ['TREFOIL_SITE ', { site: 'HQ 1' }],
    ['TREFOIL_SITE ', { site: undefined }],
    ['TREFOIL_SITE_LISTEN', { listen: 'hq:9010' }],
    ['TREFOIL_SITE_KEY', { key: '/nowhere' }],
    ['TREFOIL_OTHER_SITE', { other: 'https://second' }],
    ['TREFOIL_ARBITER', { arbiter: undefined }],
    ['TREFOIL_DATABASE_LISTEN', { database: '10.1.0.5:9011' }],
    ['TREFOIL_COMMIT', { commit: 'sometimes' }],
  ] as const) {
    expect(() => read(over), name).toThrow(name.trim());
  }
});
