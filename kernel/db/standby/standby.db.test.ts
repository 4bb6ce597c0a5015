import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type Embedded, openEmbedded } from '../embedded.ts';
import { withConnection } from '../pool.ts';
import { until } from '../postmaster.ts';
import type { Upstream } from './base-copy.ts';
import { FOLLOWER } from './reachable.ts';
import {
  admitFollower,
  follow,
  isStandbyIn,
  makeStandby,
  promote,
  readDatabaseState,
  readOwnPassword,
  waitForFollower,
} from './standby.ts';

const folders: string[] = [];
const servers: Embedded[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'trefoil-site-'));
  await chmod(made, 0o755);
  folders.push(made);
  return made;
}

async function open(dataDir: string): Promise<Embedded> {
  const server = await openEmbedded(dataDir);
  servers.push(server);
  return server;
}

const ask = (url: string, text: string) => withConnection(url, async (client) => (await client.query(text)).rows);
const countOf = async (url: string) => Number((await ask(url, 'SELECT count(*) AS n FROM job'))[0]?.n);
const upstreamOf = (url: string): Upstream => ({
  ...{ host: '127.0.0.1', port: Number(new URL(url).port), user: FOLLOWER, password: 'between sites' },
  ...{ name: 'second', encrypted: false },
});

test('O03 a stand-by holds what its primary acknowledged, takes over, and is followed by the old one', async () => {
  const [near, far] = [await folder(), await folder()];
  const first = await open(near);
  await ask(first.url, 'CREATE TABLE job AS SELECT generate_series(1, 1000) AS n');
  await admitFollower(first.url, 'second', 'between sites');
  await makeStandby(far, upstreamOf(first.url), await readOwnPassword(near), () => undefined);
  const second = await open(far);

  // It follows, may be read, and refuses to be written.
  expect(await until(20_000, async () => (await readDatabaseState(first.url)).follower !== null)).toBe(true);
  await expect(ask(second.url, 'INSERT INTO job VALUES (0)')).rejects.toMatchObject({ code: '25006' });
  const [ofFirst, ofSecond] = await Promise.all([readDatabaseState(first.url), readDatabaseState(second.url)]);
  expect(ofSecond).toMatchObject({ systemId: ofFirst.systemId, timeline: 1, isStandby: true, isReceiving: true });
  expect(ofFirst).toMatchObject({ isStandby: false, follower: { isSynchronous: false } });

  // With synchronous commit what is acknowledged is there at the moment of a kill.
  await waitForFollower(first.url, 'second');
  await until(20_000, async () => (await readDatabaseState(first.url)).follower?.isSynchronous === true);
  for (let n = 0; n < 50; n += 1) await ask(first.url, `INSERT INTO job VALUES (${n})`);
  process.kill(first.pid, 'SIGKILL');
  await promote(second.url);
  expect(await countOf(second.url)).toBe(1_050);
  expect(await readDatabaseState(second.url)).toMatchObject({ isStandby: false, timeline: 2 });
  await ask(second.url, 'INSERT INTO job VALUES (0)');

  // The old one is made anew from the new one, by the same deed.
  await admitFollower(second.url, 'second', 'between sites');
  await makeStandby(near, upstreamOf(second.url), await readOwnPassword(far), () => undefined);
  expect(await isStandbyIn(near)).toBe(true);
  const again = await open(near);
  expect(await until(20_000, async () => (await countOf(again.url).catch(() => 0)) === 1_051)).toBe(true);

  // Handed over in order it only turns round: stopped, everything sent, the other promoted, then following it.
  await until(20_000, async () => (await readDatabaseState(second.url)).follower !== null);
  await second.stop();
  await promote(again.url);
  await admitFollower(again.url, 'second', 'between sites');
  await follow(far, upstreamOf(again.url));
  const back = await open(far);
  await ask(again.url, 'INSERT INTO job VALUES (0)');
  expect(await until(20_000, async () => (await countOf(back.url).catch(() => 0)) === 1_052)).toBe(true);
}, 120_000);

test('O03 a copy that could not be made is no stand-by', async () => {
  const far = await folder();
  const nowhere = { ...upstreamOf('postgres://x@127.0.0.1:9/x') };
  await expect(makeStandby(far, nowhere, 'x', () => undefined)).rejects.toThrow();
  expect(await isStandbyIn(far)).toBe(false);
});
