import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, sql, systemClock } from '../../kernel/index.ts';
import { type TestDatabase, testDatabase } from '../../kernel/testing.ts';
import { restoreBackup, writeBackup } from './safe-copy.ts';
import { startApplication, type TestApplication } from './test-application.ts';

/** T25: backed up under load, restored elsewhere, compared table by table and seal by seal. */

const folder = mkdtempSync(join(tmpdir(), 'trefoil-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string): string => join(folder, name);
let app: TestApplication;
const empties: TestDatabase[] = [];

beforeAll(async () => {
  app = await startApplication();
  writeFileSync(inFolder('raw.key'), Buffer.alloc(32, 7));
  writeFileSync(inFolder('phrase.key'), 'a passphrase of some length\n');
  writeFileSync(inFolder('other.key'), Buffer.alloc(32, 8));
});
afterAll(async () => {
  await app.close();
  for (const database of empties) await database.close();
});

const definitions = () => app.application.modules.definitions;

async function emptyDatabase(): Promise<string> {
  const database = await testDatabase([]);
  empties.push(database);
  return database.url;
}

function backUp(file: string, keyFile: string | null = null) {
  return writeBackup({
    url: app.databaseUrl,
    definitions: definitions(),
    file: inFolder(file),
    keyFile,
    clock: systemClock,
  });
}

function restore(url: string, file: string, keyFile: string | null = null) {
  return restoreBackup({ url, definitions: definitions(), file: inFolder(file), keyFile, clock: systemClock });
}

/** Every row of every table, sorted; sequences as they stand. */
async function contents(url: string): Promise<Readonly<Record<string, { sum: string | null; n: number } | undefined>>> {
  const db = openDatabase({ url, role: null, connections: 1 });
  const { rows } = await sql<{ name: string }>`
    SELECT n.nspname || '.' || c.relname AS name FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'public')
       AND c.relkind IN ('r', 'p') AND c.relname <> 'migration' ORDER BY 1`.execute(db);
  const all: Record<string, { sum: string | null; n: number } | undefined> = {};
  for (const { name } of rows) {
    const text = await sql<{ sum: string | null; n: number }>`
      SELECT md5(string_agg(to_jsonb(t)::text, ' ' ORDER BY to_jsonb(t)::text)) AS sum, count(*) AS n FROM ${sql.table(name)} AS t`.execute(
      db,
    );
    all[name] = text.rows[0];
  }
  await db.destroy();
  return all;
}

async function isEmpty(url: string): Promise<boolean> {
  const db = openDatabase({ url, role: null, connections: 1 });
  const there = await sql<{ there: string | null }>`SELECT to_regclass('kernel.event')::text AS there`.execute(db);
  const events = there.rows[0]?.there === null ? 0 : (await db.selectFrom('kernel.event').selectAll().execute()).length;
  await db.destroy();
  return events === 0;
}

/** Somebody who never stops taking calls. */
function writing(): { stop: () => Promise<number> } {
  let going = true;
  const work = (async () => {
    const desk = await app.signIn('contact-officer');
    await desk.command('force.takeSeat', { seatId: 'contact-1' });
    let sent = 0;
    for (; going; sent += 1) {
      const input = {
        contactId: randomUUID(),
        channel: '999',
        callerNumber: '07700900123',
        circle: null,
        subscriber: null,
      };
      const { status } = await desk.command('operations.announceCall', input);
      if (status !== 200) throw new Error(`a call was answered with ${status}`);
    }
    return sent;
  })();
  return {
    stop: () => {
      going = false;
      return work;
    },
  };
}

describe('T25', () => {
  test('O10 under load: one moment, whole, and restored with its seals intact', async () => {
    const load = writing();
    const sealed = async () => Number((await contents(app.databaseUrl))['audit.checkpoint']?.n ?? 0);
    await expect.poll(sealed, { timeout: 20_000 }).toBeGreaterThan(1);
    const manifest = await backUp('load', null);
    expect(await load.stop()).toBeGreaterThan(0);
    const url = await emptyDatabase();
    const { verdict, manifest: restored } = await restore(url, 'load');
    expect(verdict.faults).toEqual([]);
    expect(verdict.sealed).toBeGreaterThan(0);
    expect(restored).toEqual(manifest);
    const db = openDatabase({ url, role: null, connections: 1 });
    const { rows } = await sql<{ n: number; last: number; details: number }>`
      SELECT count(*) AS n, max(position) AS last, (SELECT count(*) FROM kernel.event_detail) AS details FROM kernel.event`.execute(
      db,
    );
    expect(rows[0]).toMatchObject({ n: manifest.tables['kernel.event']?.rows, last: manifest.position });
    // Numbering goes on behind what is there.
    const next = await sql<{ n: number }>`SELECT nextval('kernel.event_position') AS n`.execute(db);
    expect(next.rows[0]?.n).toBeGreaterThan(manifest.position);
    await db.destroy();
  });

  test('at rest: table by table the same, with each kind of key', async () => {
    const source = await testDatabase([]);
    empties.push(source);
    await restore(source.url, 'load');
    const before = await contents(source.url);
    expect(Object.keys(before)).toContain('operations.position_history');
    for (const key of [null, 'raw.key', 'phrase.key']) {
      const keyFile = key === null ? null : inFolder(key);
      const file = `rest-${key}`;
      await writeBackup({
        url: source.url,
        definitions: definitions(),
        file: inFolder(file),
        keyFile,
        clock: systemClock,
      });
      expect(statSync(inFolder(file)).mode & 0o777).toBe(0o600);
      expect(readFileSync(inFolder(file)).includes('07700900123')).toBe(false);
      const url = await emptyDatabase();
      await restore(url, file, keyFile);
      expect(await contents(url)).toEqual(before);
    }
  });

  test('a file that exists is left alone, and so is a database that holds something', async () => {
    await expect(backUp('load')).rejects.toThrow(/exists already/);
    const [first] = empties;
    await expect(restore(first?.url ?? '', 'load')).rejects.toThrow(
      /needs an empty database; this one holds .*kernel.event/,
    );
  });

  test('the wrong key, none, or one too many is said, and nothing is restored', async () => {
    const url = await emptyDatabase();
    await expect(restore(url, 'rest-raw.key', inFolder('other.key'))).rejects.toThrow(/the key is not the one/);
    await expect(restore(url, 'rest-raw.key', inFolder('phrase.key'))).rejects.toThrow(/the key is not the one/);
    await expect(restore(url, 'rest-raw.key')).rejects.toThrow(/is encrypted/);
    await expect(restore(url, 'load', inFolder('raw.key'))).rejects.toThrow(/is not encrypted/);
    expect(await isEmpty(url)).toBe(true);
  });

  test('cut short or altered anywhere, nothing of it stays, and a whole one can still be restored there', async () => {
    const url = await emptyDatabase();
    for (const name of ['load', 'rest-raw.key']) {
      const whole = readFileSync(inFolder(name));
      const keyFile = name === 'load' ? null : inFolder('raw.key');
      const places = [0.0005, 0.3, 0.6, 0.9].map((part) => Math.floor(whole.length * part));
      for (const at of [...places, whole.length - 1]) {
        writeFileSync(inFolder('cut'), whole.subarray(0, at));
        await expect(restore(url, 'cut', keyFile)).rejects.toThrow(/breaks off|cannot be read|no backup/);
        const bent = Buffer.from(whole);
        bent.writeUInt8(bent.readUInt8(at) ^ 1, at);
        writeFileSync(inFolder('bent'), bent);
        await expect(restore(url, 'bent', keyFile)).rejects.toThrow(
          /altered|not those|no backup|not the one|breaks off/,
        );
      }
      writeFileSync(inFolder('long'), Buffer.concat([whole, Buffer.from('x')]));
      await expect(restore(url, 'long', keyFile)).rejects.toThrow(/goes on after its end/);
      expect(await isEmpty(url)).toBe(true);
    }
    await restore(url, 'load');
    expect(await isEmpty(url)).toBe(false);
  });

  test('a backup of a newer version is refused by name', async () => {
    const older = definitions().map((one) => (one.name === 'audit' ? { ...one, migrations: null, tables: {} } : one));
    const file = inFolder('load');
    const common = { file, keyFile: null, clock: systemClock };
    const url = await emptyDatabase();
    await expect(restoreBackup({ ...common, url, definitions: older })).rejects.toThrow(
      /another version of Trefoil \(migration audit\//,
    );
    expect(await isEmpty(url)).toBe(true);
  });
});
