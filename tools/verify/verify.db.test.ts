import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Db, openDatabase, sql } from '../../kernel/index.ts';
import { type TestDatabase, testDatabase } from '../../kernel/testing.ts';
import { exportLog, makeAudit, makeSealing, openSealKey, type SealKey, seal } from '../../modules/audit/index.ts';
import { makeIdentity } from '../../modules/identity/index.ts';
import { verifyExport } from './verify.ts';

/** T32: what a superuser of the database does to the log, and whether a copy of it shows. */

const folder = mkdtempSync(join(tmpdir(), 'trefoil-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const key = openSealKey(join(folder, 'data'));
const witness = join(folder, 'witness.jsonl');
const ROWS = 24;
let t: TestDatabase;
/** The owner of everything: no grant stops it, and triggers it can switch off. */
let superuser: Db;

beforeAll(async () => {
  // Only its definition is used: nothing asks this database.
  const nowhere = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/nowhere' });
  const send = async () => ({ kind: 'unknown-command' }) as const;
  const identity = makeIdentity({ db: nowhere, clock: { now: () => 0 }, demo: false, send });
  const audit = makeAudit({ aggregateOf: (stream) => t.context.registry.aggregateOf(stream), key });
  t = await testDatabase([identity.definition, audit.definition]);
  superuser = openDatabase({ url: t.url, role: null, connections: 1 });
  const sealing = makeSealing({ db: t.db, clock: t.clock, key, witnesses: [witness] });
  for (let n = 0; n < ROWS; n += 1) {
    await createAccount(n);
    // Numbers that rolled-back commands have used: a forger finds room between two rows.
    await sql`SELECT nextval('kernel.event_position')`.execute(t.db);
    t.clock.advance(1000);
    if (n % 5 === 4) await sealing.turn();
  }
  await sealing.turn();
  await sql`SET session_replication_role = replica`.execute(superuser);
  for (const table of tables) await sql.raw(`CREATE TABLE public.${saved(table)} AS TABLE ${table}`).execute(superuser);
});

afterAll(async () => {
  await superuser.destroy();
  await t.close();
});

const tables = ['kernel.event', 'kernel.event_detail', 'audit.checkpoint'];
const saved = (table: string): string => table.replace('.', '_');

/** Puts the log back as it was before the attack. */
async function restore(): Promise<void> {
  for (const table of tables.toReversed()) await sql.raw(`DELETE FROM ${table}`).execute(superuser);
  for (const table of tables) await sql.raw(`INSERT INTO ${table} TABLE public.${saved(table)}`).execute(superuser);
}
afterEach(restore);

async function createAccount(n: number): Promise<void> {
  const person = { name: `a.person${n}-${randomUUID().slice(0, 8)}`, displayName: `Person ${n}`, callsign: null };
  const input = { accountId: randomUUID(), ...person, collar: null, roles: ['dispatcher'] };
  const answer = await t.handle({ name: 'identity.createAccount', input });
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
}

async function exported(options = { detail: true }): Promise<string> {
  const file = join(folder, `${randomUUID()}.jsonl`);
  writeFileSync(file, '');
  await exportLog(t.db, t.clock, options, (text) => appendFile(file, text));
  return file;
}

async function positions(): Promise<readonly number[]> {
  const rows = await t.db.selectFrom('kernel.event').select('position').orderBy('position').execute();
  return rows.map(({ position }) => position);
}

/** The first fault, with every witness asked. */
async function firstFault(): Promise<{ row: number; text: string } | undefined> {
  return (await verifyExport(await exported(), [witness])).faults[0];
}

const row = fc.integer({ min: 0, max: ROWS - 1 });

function tenTimes<T>(what: fc.Arbitrary<T>, attack: (what: T) => Promise<void>): Promise<void> {
  const whole = async (given: T): Promise<void> => {
    await restore();
    await attack(given);
  };
  return fc.assert(fc.asyncProperty(what, whole), { numRuns: 10, endOnFailure: true });
}

/** Cuts the log and its seals, so that `kept` rows remain and nothing in the database tells of more. */
async function cut(kept: number): Promise<void> {
  const first = (await positions())[kept];
  await sql`DELETE FROM kernel.event_detail WHERE position >= ${first}`.execute(superuser);
  await sql`DELETE FROM kernel.event WHERE position >= ${first}`.execute(superuser);
  await sql`DELETE FROM audit.checkpoint WHERE size > ${kept}`.execute(superuser);
}

describe('T32', () => {
  test('N02 a log that nobody touched is intact, with and without its details', async () => {
    for (const detail of [true, false]) {
      const verdict = await verifyExport(await exported({ detail }), [witness], [key.publicKey.toString('hex')]);
      expect(verdict).toMatchObject({ rows: ROWS, sealed: ROWS, erased: 0, faults: [] });
      expect(verdict.lines.at(-1)).toBe('intact');
    }
  });

  const edits = [
    `data = data || '{"roles": ["administrator"]}'`,
    `actor = actor || '{"name": "Somebody Else"}'`,
    'occurred_at = occurred_at - 60000',
    'recorded_at = recorded_at + 1',
    `pack_version = pack_version || 'x'`,
    `command_id = gen_random_uuid()`,
    `detail_commit = sha256('other')`,
  ];

  test('edit: the row is named', () =>
    tenTimes(fc.record({ row, edit: fc.constantFrom(...edits) }), async ({ row, edit }) => {
      const at = (await positions())[row];
      await sql`UPDATE kernel.event SET ${sql.raw(edit)} WHERE position = ${at}`.execute(superuser);
      expect(await firstFault()).toMatchObject({ row, text: expect.stringMatching(/^altered/) });
    }));

  test('edit of a detail, or its removal without an order: the row is named', () =>
    tenTimes(fc.record({ row, gone: fc.boolean() }), async ({ row, gone }) => {
      const at = (await positions())[row];
      const deed = gone
        ? sql`DELETE FROM kernel.event_detail`
        : sql`UPDATE kernel.event_detail SET detail = '{"name": "x"}'`;
      await sql`${deed} WHERE position = ${at}`.execute(superuser);
      expect(await firstFault()).toMatchObject({
        row,
        text: expect.stringMatching(/^its detail is (gone|not the one)/),
      });
    }));

  test('delete: the place of the missing row is named', () =>
    tenTimes(fc.integer({ min: 0, max: ROWS - 2 }), async (row) => {
      const at = (await positions())[row];
      await sql`DELETE FROM kernel.event_detail WHERE position = ${at}`.execute(superuser);
      await sql`DELETE FROM kernel.event WHERE position = ${at}`.execute(superuser);
      expect(await firstFault()).toMatchObject({ row, text: expect.stringMatching(/^missing/) });
    }));

  test('insert before the first position there can be: named too', async () => {
    await sql`INSERT INTO kernel.event
      SELECT -5, 'identity.account/forged', 1, type, recorded_at, occurred_at, occurred_by, actor, gen_random_uuid(),
             pack_version, data, NULL FROM kernel.event LIMIT 1`.execute(superuser);
    expect(await firstFault()).toMatchObject({ row: 0, text: expect.stringMatching(/^inserted/) });
  });

  test('insert: the row that was put in is named', () =>
    tenTimes(row, async (row) => {
      const at = (await positions())[row] ?? 0;
      await sql`INSERT INTO kernel.event
        SELECT position - 1, 'identity.account/forged', 1, type, recorded_at, occurred_at, occurred_by, actor, gen_random_uuid(),
               pack_version, data, NULL FROM kernel.event WHERE position = ${at}`.execute(superuser);
      expect(await firstFault()).toMatchObject({ row, text: expect.stringMatching(/^inserted/) });
    }));

  test('reorder: the first of those that changed places is named', () =>
    tenTimes(fc.uniqueArray(row, { minLength: 2, maxLength: 2 }), async ([one = 0, other = 0]) => {
      const all = await positions();
      const [a, b] = [all[one], all[other]];
      const place = sql`CASE position WHEN ${a} THEN ${b}::bigint ELSE ${a}::bigint END`;
      for (const table of ['kernel.event', 'kernel.event_detail']) {
        // Out of the way first: the primary key is looked at row by row.
        await sql`UPDATE ${sql.table(table)} SET position = -(${place}) WHERE position IN (${a}, ${b})`.execute(
          superuser,
        );
        await sql`UPDATE ${sql.table(table)} SET position = -position WHERE position < 0`.execute(superuser);
      }
      expect(await firstFault()).toMatchObject({ row: Math.min(one, other), text: expect.stringMatching(/^altered/) });
    }));

  test('reorder of the lines of an export: the first is named', async () => {
    const file = await exported({ detail: false });
    const lines = (await readFile(file, 'utf8')).split('\n');
    [lines[4], lines[9]] = [lines[9] ?? '', lines[4] ?? ''];
    await writeFile(file, lines.join('\n'));
    expect((await verifyExport(file)).faults[0]).toMatchObject({ row: 3, text: expect.stringMatching(/^reordered/) });
  });

  test('truncate: alone the copy looks whole, beside a witness the first missing row is named', () =>
    tenTimes(fc.constantFrom(5, 10, 15, 20), async (kept) => {
      await cut(kept);
      const file = await exported();
      expect((await verifyExport(file)).faults).toEqual([]);
      const { faults } = await verifyExport(file, [witness]);
      expect(faults[0]).toMatchObject({ row: kept, text: expect.stringMatching(/^truncated/) });
    }));

  test('truncate, and leave the seals: they tell by themselves', async () => {
    const at = (await positions())[17];
    await sql`DELETE FROM kernel.event_detail WHERE position >= ${at}`.execute(superuser);
    await sql`DELETE FROM kernel.event WHERE position >= ${at}`.execute(superuser);
    expect((await verifyExport(await exported())).faults[0]).toMatchObject({
      row: 17,
      text: expect.stringMatching(/^truncated/),
    });
  });

  test('fork: another history under the right key is found beside a witness, at the row where they part', () =>
    tenTimes(fc.record({ kept: row, own: fc.boolean() }), async ({ kept, own }) => {
      await cut(kept);
      for (let n = 0; n < ROWS; n += 1) await createAccount(n);
      await seal(t.db, t.clock, own ? strangersKey : key);
      const file = await exported();
      const alone = await verifyExport(file);
      expect(alone.faults).toEqual([]);
      expect((await verifyExport(file, [witness])).faults[0]).toMatchObject({ row: kept });
      const pinned = await verifyExport(file, [], [key.publicKey.toString('hex')]);
      expect(pinned.faults.length > 0).toBe(own);
    }));
  const strangersKey: SealKey = openSealKey(join(folder, 'stranger'));

  test('one byte of an export, altered anywhere but in the moment at which it was written, is found', async () => {
    const file = await exported();
    const bytes = await readFile(file);
    const afterHead = bytes.indexOf('\n');
    const spot = fc.record({
      at: fc.integer({ min: afterHead, max: bytes.length - 1 }),
      by: fc.oneof(fc.constantFrom(1, 0x20), fc.integer({ min: 1, max: 255 })),
    });
    const altered = async ({ at, by }: { readonly at: number; readonly by: number }): Promise<void> => {
      const other = Buffer.from(bytes);
      other[at] = (other[at] ?? 0) ^ by;
      await writeFile(file, other);
      expect((await verifyExport(file)).lines.at(-1)).toMatch(/^NOT INTACT/);
    };
    await fc.assert(fc.asyncProperty(spot, altered), { numRuns: 400 });
  });

  test('an altered seal is found, and a file that breaks off', async () => {
    await sql`UPDATE audit.checkpoint SET sealed_at = sealed_at + 1 WHERE size = 10`.execute(superuser);
    expect(await firstFault()).toMatchObject({ row: 5, text: expect.stringContaining('not validly signed') });
    await restore();
    await sql`UPDATE audit.checkpoint SET leaves = overlay(leaves PLACING '\\x00' FROM 1) WHERE size = 10`.execute(
      superuser,
    );
    expect((await firstFault())?.text).toContain('the seal over 10 rows in the export');
    await restore();
    const file = await exported();
    // Hex in capitals reads as the same bytes, and is not what was written.
    const text = await readFile(file, 'utf8');
    for (const word of ['signature', 'salt']) {
      await writeFile(
        file,
        text.replace(new RegExp(`"${word}":"[0-9a-f]+"`), (hex) => loud(hex, word)),
      );
      expect((await verifyExport(file)).faults, word).toHaveLength(1);
    }
    await writeFile(file, text);
    const lines = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, lines.slice(0, 20).join('\n'));
    expect((await verifyExport(file)).faults.map(({ text }) => text)).toContain('the file breaks off');
  });
});

const loud = (hex: string, word: string): string => hex.toUpperCase().replace(word.toUpperCase(), word);

describe('lawful erasure', () => {
  test('keeps the proof, also on a copy made before the order', async () => {
    const before = await exported({ detail: false });
    const { stream } = await t.db.selectFrom('kernel.event').select('stream').limit(1).executeTakeFirstOrThrow();
    const order = { stream, positions: null, ground: 'erasure-request', reason: 'request 2026/1' };
    expect(await t.handle({ name: 'audit.eraseDetail', input: order })).toMatchObject({
      kind: 'done',
      result: { erased: 1 },
    });
    await makeSealing({ db: t.db, clock: t.clock, key, witnesses: [] }).turn();
    const verdict = await verifyExport(await exported(), [witness]);
    expect(verdict).toMatchObject({ rows: ROWS + 1, sealed: ROWS + 1, erased: 1, faults: [] });
    expect((await verifyExport(before, [witness])).faults).toEqual([]);
  });

  test('an order that the key has not signed is named', async () => {
    const first = await t.db.selectFrom('kernel.event').selectAll().limit(1).executeTakeFirstOrThrow();
    const data = JSON.stringify({ positions: [first.position], reason: 'because', signature: '00' });
    await sql`INSERT INTO kernel.event
      SELECT nextval('kernel.event_position'), stream, 2, 'kernel.Redacted', recorded_at, occurred_at, occurred_by, actor,
             gen_random_uuid(), pack_version, ${data}::jsonb, NULL FROM kernel.event WHERE position = ${first.position}`.execute(
      superuser,
    );
    await sql`DELETE FROM kernel.event_detail WHERE position = ${first.position}`.execute(superuser);
    expect(await firstFault()).toMatchObject({ row: ROWS, text: expect.stringContaining('not signed') });
  });
});
