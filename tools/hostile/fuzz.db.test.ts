import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lastPosition, sql } from '../../kernel/index.ts';
import { type TestDatabase, testDatabase } from '../../kernel/testing.ts';
import { type FuzzReport, fuzzRoutes } from './fuzz-routes.ts';
import { smuggled, speakWrongFrames, speakWrongHttp, wrongHttp } from './fuzz-sockets.ts';
import { signInAll, whoMay } from './person.ts';
import { startTarget, type Target } from './server.ts';

/** T22: the running server, asked by somebody who means harm. `TREFOIL_SEED` repeats a run. */
const seed = Number(process.env.TREFOIL_SEED ?? Math.floor(Math.random() * 2 ** 31));
const EACH = Number(process.env.TREFOIL_FUZZ_EACH ?? 16);
/** Only when it is asked for is the machine taken for a quiet one. */
const isLong = EACH >= 2000;
const MOST_STALL_MS = 100;
/** As long as a machine that is busy with other things may need. */
const PATIENCE_MS = isLong ? 4 * 3_600_000 : 900_000;

let database: TestDatabase;
let target: Target;
/** Where the log ended when the demonstration had been brought in, whose people acted too. */
let beganAt: number;

beforeAll(async () => {
  database = await testDatabase([]);
  target = await startTarget(database.url);
  beganAt = await lastPosition(database.db);
});
afterAll(async () => {
  await target?.stop();
  await database?.close();
});

describe('T22', () => {
  let report: FuzzReport;

  test(
    'no route falls, tells of its inside, or answers without its headers',
    async () => {
      report = await fuzzRoutes(target, { seed, each: EACH });
      const { routes, requests, byStatus, stalls } = report;
      const worst = stalls.slice(0, 3).map(({ ms, at }) => `${ms} ms at ${at}`);
      console.log(
        `seed ${seed}: ${requests} requests to ${routes} routes`,
        byStatus,
        'longest stalls:',
        worst.join(', '),
      );
      expect(report.faults.slice(0, 20), `seed ${seed}`).toEqual([]);
      expect(requests).toBeGreaterThan(routes * EACH);
      expect(byStatus[200]).toBeGreaterThan(0);
      expect(target.exit()).toBeNull();
      if (isLong) expect(stalls.filter(({ ms }) => ms > MOST_STALL_MS)).toEqual([]);
    },
    PATIENCE_MS,
  );

  test('nothing stands in the log of a command that was refused', async () => {
    const written = await sql<{ command_id: string; type: string }>`
      SELECT command_id, type FROM kernel.event
       WHERE position > ${beganAt} AND actor ->> 'kind' = 'person'`.execute(database.db);
    expect(written.rows.length).toBeGreaterThan(0);
    const others = written.rows.filter(({ command_id }) => !report.accepted.has(command_id));
    expect(others.map(({ command_id, type }) => `${type} of ${report.refused.get(command_id)}`)).toEqual([]);
  });

  test('HTTP that is none, or can be read in two ways, is refused once and harms nobody', async () => {
    for (const { sent, text } of await speakWrongHttp(target, [...wrongHttp, ...smuggled])) {
      const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
      // 503: the screens are not built here.
      expect(
        statuses.filter((status) => status >= 500 && status !== 503),
        sent.slice(0, 100),
      ).toEqual([]);
      expect(text, sent.slice(0, 100)).not.toContain('"alive"');
    }
    expect(target.exit()).toBeNull();
  });

  test('frames that are none leave the others their feed', async () => {
    const token = whoMay(await signInAll(target), 'incident.read').token();
    const heard = await speakWrongFrames(target, token, { seed, sockets: EACH * 4 });
    expect(heard.filter(({ text }) => text.startsWith('HTTP/1.1 101')).length).toBe(heard.length);
    expect(heard.some(({ text }) => text.includes('"malformed"'))).toBe(true);
    expect(target.exit()).toBeNull();
    const feed = await fetch(`${target.url}/api/feed?topics=operations.units`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const first = await feed.body?.getReader().read();
    expect(Buffer.from(first?.value ?? []).toString()).toContain('"hello"');
  });
});
