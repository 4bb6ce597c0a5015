import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { makeApplication } from '../../apps/server/application.ts';
import { readSettings } from '../../apps/server/settings.ts';
import { openDatabase } from '../../kernel/index.ts';
import { testDatabase } from '../../kernel/testing.ts';
import { patientClock } from '../exercise/patient-clock.ts';
import { exerciseTime, prepare } from '../exercise/prepare.ts';
import { linesOfSoak, type SoakReport, soak } from './soak.ts';

/** Short forms of T30 and T31, in the test's own process; the long ones: `./trefoil soak`. SOAK_SEED tries another seed. */
const root = join(import.meta.dirname, '..', '..');
const seed = Number(process.env.SOAK_SEED ?? 7);

interface Wish {
  readonly hours: number;
  readonly speed: number;
  readonly load: number;
  readonly positionsEverySeconds?: number;
}

async function play({ hours, speed, load, ...more }: Wish): Promise<SoakReport> {
  const database = await testDatabase([]);
  const dataDir = mkdtempSync(join(tmpdir(), 'trefoil-soak-'));
  const { pack, scenario, assumptions } = prepare(join(root, 'data', 'packs', 'rutland'), { hours, seed, load });
  const exercise = exerciseTime(assumptions, speed);
  const clock = patientClock(exercise);
  const application = await makeApplication({
    settings: { ...readSettings({ TREFOIL_DATA: dataDir }, { demo: true, pack: 'rutland', exercise }), port: 0 },
    databaseUrl: database.url,
    root,
    clock,
    journal: pino({ level: process.env.TREFOIL_TEST_LOG ?? 'silent' }),
    tell: () => undefined,
  });
  await application.listen();
  await application.bringUp();
  const [address] = application.app.addresses();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address.port : ''}`;
  const db = openDatabase({ url: database.url, connections: 2 });
  try {
    const report = await soak({
      ...{ url, clock, pack, scenario, seed, hours, db, pid: process.pid, lookEveryMs: 500, ...more },
      ledgerFile: join(dataDir, 'ledger.jsonl'),
      recordingFile: join(dataDir, 'recording.jsonl'),
      checkEveryMinutes: 10,
      tell: () => undefined,
      openLog: async () => {
        await application.close();
        return { db, definitions: application.modules.definitions };
      },
    });
    if (process.env.SOAK_SEED !== undefined) console.log(linesOfSoak(report).join('\n'));
    return report;
  } finally {
    clock.close();
    await db.destroy();
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

test('T30 a while of ordinary work: nothing grows but the log, nothing is broken', async () => {
  const { violations, looks, exercise } = await play({ hours: 0.4, speed: 60, load: 2 });
  expect(violations.map(({ what, detail }) => `${what}: ${detail}`).join('\n')).toBe('');
  expect(looks).toBeGreaterThan(10);
  expect(exercise.commands).toBeGreaterThan(50);
}, 600_000);

test('T31 a quarter of an hour of ten times the calls, every unit seen every five seconds: the oldest emergency is on top', async () => {
  const surge = { hours: 0.25, speed: 45, load: 10, positionsEverySeconds: 5 };
  const { violations, queueLooks, exercise } = await play(surge);
  expect(violations.map(({ what, detail }) => `${what}: ${detail}`).join('\n')).toBe('');
  expect(queueLooks).toBeGreaterThan(20);
  expect(exercise.counts['calls by 999']).toBeGreaterThan(5);
}, 600_000);
