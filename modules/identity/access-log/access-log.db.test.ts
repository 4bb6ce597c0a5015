import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from '../../../kernel/index.ts';
import { personSubject } from '../../../kernel/testing.ts';
import { verbs } from '../contract.ts';
import { tablesOf } from '../tables.ts';
import { type Bench, makeBench } from '../testing/bench.ts';
import { accessLogView, listAccesses } from './queries.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await makeBench();
});
afterEach(() => bench.close());

const anna = personSubject('anna', ['dispatcher']);
const consulted = { verb: 'consultation', subject: anna, object: 'operations.openIncidents' } as const;

describe('the access log', () => {
  test('a list is one row with its ids, stored before the answer', async () => {
    await bench.identity.logAccess({ ...consulted, rows: ['i1', 'i2', 'i3'] });
    expect(await listAccesses(bench.db, { limit: 10 })).toMatchObject([
      {
        accountId: 'anna',
        seatId: 'seat-of-anna',
        verb: 'consultation',
        objects: ['i1', 'i2', 'i3'],
        count: 3,
        reason: null,
      },
    ]);
  });

  test('of many at one moment each is stored, and one that cannot be is told so alone', async () => {
    const looks = Array.from({ length: 40 }, (_, n) => bench.identity.logAccess({ ...consulted, rows: [`i${n}`] }));
    const broken = bench.identity.logAccess({ ...consulted, rows: ['i40'], reason: 'no such letter: \0' });
    await Promise.all([...looks, expect(broken).rejects.toThrow()]);
    await bench.identity.logAccess({ ...consulted, rows: ['i41'] });
    const stored = (await listAccesses(bench.db, { limit: 100 })).flatMap(({ objects }) => objects);
    expect(stored.toSorted()).toEqual([...Array.from({ length: 40 }, (_, n) => `i${n}`), 'i41'].toSorted());
  });

  test('who looked at this incident: in a list, alone, and in its log lines', async () => {
    const { logAccess } = bench.identity;
    const ben = personSubject('ben', ['fim']);
    await logAccess({ ...consulted, rows: ['i1', 'i2'] });
    await logAccess({
      verb: 'consultation',
      subject: ben,
      object: 'operations.incidentLog',
      rows: ['l1', 'l2'],
      of: 'i2',
    });
    await logAccess({ ...consulted, rows: ['i3'] });
    const lookers = await listAccesses(bench.db, { object: 'i2', limit: 10 });
    expect(lookers.map(({ accountId, what, count }) => [accountId, what, count])).toEqual([
      ['ben', 'operations.incidentLog', 2],
      ['anna', 'operations.openIncidents', 2],
    ]);
    expect(await listAccesses(bench.db, { account: 'ben', limit: 10 })).toHaveLength(1);
  });

  test('takes exactly the law’s six verbs', async () => {
    for (const verb of verbs) {
      await bench.identity.logAccess({ ...consulted, verb, rows: 1, reason: 'because', recipient: 'CPS' });
    }
    expect(await listAccesses(bench.db, { limit: 10 })).toHaveLength(6);
    const other = { at: 1, account_id: 'a', name: 'a', verb: 'peek' as never, what: 'x', objects: [], count: 0 };
    await expect(tablesOf(bench.db).insertInto('identity.access_log').values(other).execute()).rejects.toThrow('verb');
  });

  test('a disclosure says to whom and why; nobody is asked why in a live call', async () => {
    const { logAccess } = bench.identity;
    await logAccess({ ...consulted, rows: 1 });
    await expect(logAccess({ ...consulted, verb: 'disclosure', rows: 1, recipient: 'CPS' })).rejects.toMatchObject({
      field: 'reason',
    });
    await expect(logAccess({ ...consulted, verb: 'disclosure', rows: 1, reason: 'court' })).rejects.toMatchObject({
      field: 'recipient',
    });
  });

  test('a read that cannot be logged is not answered: a failed insert rejects', async () => {
    const unlogged = { ...consulted, verb: 'peek' as never, rows: 1 };
    await expect(bench.identity.logAccess(unlogged)).rejects.toThrow();
  });
});

describe('nothing in it can be changed', () => {
  test.each(['access_log', 'sign_in_log'])('%s: the application may add and read, no more', async (table) => {
    const name = sql.table(`identity.${table}`);
    const grants = await sql<{ privilege_type: string }>`
      SELECT privilege_type FROM information_schema.role_table_grants
       WHERE table_schema = 'identity' AND table_name = ${table} AND grantee = 'trefoil_app' ORDER BY 1`.execute(
      bench.db,
    );
    expect(grants.rows.map((row) => row.privilege_type)).toEqual(['INSERT', 'SELECT']);
    await expect(sql`UPDATE ${name} SET at = 0`.execute(bench.db)).rejects.toThrow('permission denied');
    await expect(sql`DELETE FROM ${name}`.execute(bench.db)).rejects.toThrow('permission denied');
    await expect(sql`TRUNCATE ${name}`.execute(bench.db)).rejects.toThrow('permission denied');
  });

  test.each([
    'UPDATE identity.access_log SET at = 0',
    'DELETE FROM identity.access_log',
    'TRUNCATE identity.access_log',
  ])('an owner who slips is stopped by a trigger: %s', async (slip) => {
    const asOwner = bench.db.transaction().execute(async (tx) => {
      await sql`SET ROLE NONE`.execute(tx);
      await sql.raw(slip).execute(tx);
    });
    await expect(asOwner).rejects.toThrow('access_log is only added to');
  });
});

test('the auditor’s view filters and pages, newest first', async () => {
  for (const id of ['i1', 'i2', 'i1', 'i1']) await bench.identity.logAccess({ ...consulted, rows: [id] });
  const query = { filters: { object: 'i1' }, limit: 2, after: null, of: null };
  const first = await accessLogView.list(bench.db, query);
  const rest = await accessLogView.list(bench.db, { ...query, after: first.at(-1)?.key ?? null });
  expect([first.length, rest.length]).toEqual([2, 1]);
  expect(accessLogView.declaration).toMatchObject({ personal: true, purpose: true, permission: 'access-log.read' });
});
