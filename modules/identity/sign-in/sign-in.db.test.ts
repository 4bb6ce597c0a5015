import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tablesOf } from '../tables.ts';
import { type Bench, door, makeAccount, makeBench, makeEnrolled, password, totpOf } from '../testing/bench.ts';
import { argon2Hasher } from './hasher.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await makeBench();
});
afterEach(() => bench.close());

const wrong = { name: 'a.shah', password: 'not this one at all', totp: '000000' };

describe('password and TOTP', () => {
  test('both together open, and the session says who it is', async () => {
    const { accountId, secret } = await makeEnrolled(bench, 'a.shah', ['dispatcher', 'fim']);
    const answer = await bench.identity.signIn({ name: 'a.shah', password, totp: await totpOf(bench, secret) }, door);
    expect(answer).toMatchObject({
      outcome: 'signed-in',
      session: { accountId, name: 'a.shah', roles: ['dispatcher', 'fim'], kind: 'session', lockedAt: null },
    });
  });

  test('the secret lies nowhere in the database in the clear, and opens no other account', async () => {
    const mine = await makeEnrolled(bench, 'a.shah');
    const other = await makeEnrolled(bench, 'b.jones');
    const tables = tablesOf(bench.db);
    const stored = await tables.selectFrom('identity.totp').selectAll().execute();
    const waiting = await tables.selectFrom('identity.enrolment').selectAll().execute();
    for (const { secret } of [mine, other]) expect(JSON.stringify([stored, waiting])).not.toContain(secret);
    // Whoever can write the database puts their own factor in the place of somebody else's.
    const own = stored.find((row) => row.account_id === other.accountId);
    const place = tables.updateTable('identity.totp').where('account_id', '=', mine.accountId);
    await place.set({ secret: own?.secret ?? '' }).execute();
    const body = { name: 'a.shah', password, totp: await totpOf(bench, other.secret) };
    expect(await bench.identity.signIn(body, door)).toEqual({ outcome: 'refused' });
  });

  test('what an older version kept in the clear is shut at the start, and opens as before', async () => {
    const { accountId, secret } = await makeEnrolled(bench, 'a.shah');
    const tables = tablesOf(bench.db);
    await tables.updateTable('identity.totp').set({ secret }).where('account_id', '=', accountId).execute();
    const signIn = async () =>
      bench.identity.signIn({ name: 'a.shah', password, totp: await totpOf(bench, secret) }, door);
    expect(await signIn()).toEqual({ outcome: 'refused' });
    bench.clock.advance(120_000);
    const restarted = bench.restarted();
    expect(await restarted.shutSecrets()).toBe(1);
    expect(await restarted.shutSecrets()).toBe(0);
    const { secret: stored } = await tables.selectFrom('identity.totp').select('secret').executeTakeFirstOrThrow();
    expect(stored).not.toContain(secret);
    expect(await signIn()).toMatchObject({ outcome: 'signed-in' });
  });

  test('neither alone opens', async () => {
    const { secret } = await makeEnrolled(bench, 'a.shah');
    const totp = await totpOf(bench, secret);
    const { identity } = bench;
    expect(await identity.signIn({ name: 'a.shah', password, totp: '' }, door)).toEqual({ outcome: 'refused' });
    expect(await identity.signIn({ ...wrong, totp }, door)).toEqual({ outcome: 'refused' });
    expect(await identity.signIn({ name: 'a.shah', password, totp }, door)).toMatchObject({ outcome: 'signed-in' });
  });

  test('a code opens once, also when sent twice at the same moment', async () => {
    const { secret } = await makeEnrolled(bench, 'a.shah');
    const body = { name: 'a.shah', password, totp: await totpOf(bench, secret) };
    const both = await Promise.all([bench.identity.signIn(body, door), bench.identity.signIn(body, door)]);
    expect(both.map((answer) => answer.outcome).sort()).toEqual(['refused', 'signed-in']);
    expect(await bench.identity.signIn(body, door)).toEqual({ outcome: 'refused' });
    bench.clock.advance(30_000);
    const next = { ...body, totp: await totpOf(bench, secret) };
    expect(await bench.identity.signIn(next, door)).toMatchObject({ outcome: 'signed-in' });
  });

  test('a poor password is refused while enrolling, and the code stays good', async () => {
    const { code } = await bench.identity.enrolment.issueCode(await makeAccount(bench, 'a.shah'));
    const poor = await bench.identity.enrolment.beginPassword(code, 'short', 'Rutland');
    expect(poor).toMatchObject({ outcome: 'refused' });
    expect(await bench.identity.enrolment.beginPassword(code, password, 'Rutland')).toMatchObject({
      outcome: 'show-totp',
      uri: expect.stringContaining('otpauth://totp/'),
    });
  });

  test('a one-time code serves once, for three days, and a newer one ends it', async () => {
    const accountId = await makeAccount(bench, 'a.shah');
    const first = await bench.identity.enrolment.issueCode(accountId);
    const second = await bench.identity.enrolment.issueCode(accountId);
    const begin = (code: string) => bench.identity.enrolment.beginPassword(code, password, 'Rutland');
    expect(await begin(first.code)).toMatchObject({ outcome: 'refused' });
    const begun = await begin(second.code);
    if (begun.outcome !== 'show-totp') throw new Error(begun.detail);
    await bench.identity.enrolment.confirmPassword(second.code, await totpOf(bench, begun.secret));
    expect(await begin(second.code)).toMatchObject({ outcome: 'refused' });
    const third = await bench.identity.enrolment.issueCode(accountId);
    bench.clock.set(third.expiresAt);
    expect(await begin(third.code)).toMatchObject({ outcome: 'refused' });
  });

  test('the real hasher keeps argon2id, and no hash says the same twice', async () => {
    const [one, two] = await Promise.all([argon2Hasher.hash(password), argon2Hasher.hash(password)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await argon2Hasher.verify(one, password)).toBe(true);
    expect(await argon2Hasher.verify(one, `${password}x`)).toBe(false);
  });
});

describe('who may not sign in learns nothing', () => {
  test('unknown, without password, disabled and wrong: one answer for the same work', async () => {
    await makeEnrolled(bench, 'a.shah');
    await makeAccount(bench, 'no.password');
    const { accountId, secret } = await makeEnrolled(bench, 'leaver');
    await bench.handle({ name: 'identity.disableAccount', input: { accountId, reason: 'Has left' } });
    const tries = [
      wrong,
      { ...wrong, name: 'nobody' },
      { ...wrong, name: 'no.password' },
      { name: 'leaver', password, totp: await totpOf(bench, secret) },
    ];
    const work: unknown[] = [];
    for (const body of tries) {
      const before = { ...bench.hasher.calls };
      const answer = await bench.identity.signIn(body, door);
      const { hash, verify } = bench.hasher.calls;
      work.push({ answer, hash: hash - before.hash, verify: verify - before.verify });
    }
    const same = { answer: { outcome: 'refused' }, hash: 0, verify: 1 };
    expect(work).toEqual(tries.map(() => same));
  });

  test('the log of sign-ins keeps known accounts, never an unknown name', async () => {
    const { accountId } = await makeEnrolled(bench, 'a.shah');
    await bench.identity.signIn(wrong, door);
    await bench.identity.signIn({ ...wrong, name: 'my-secret-password' }, door);
    const rows = await tablesOf(bench.db).selectFrom('identity.sign_in_log').selectAll().orderBy('id').execute();
    expect(rows.map(({ account_id, outcome, how }) => ({ account_id, outcome, how }))).toEqual([
      { account_id: accountId, outcome: 'refused', how: 'password' },
      { account_id: null, outcome: 'refused', how: 'password' },
    ]);
    expect(JSON.stringify(rows)).not.toContain('my-secret-password');
  });
});

describe('brute force', () => {
  test('slows its own source only; sessions that are open are not touched', async () => {
    const { secret } = await makeEnrolled(bench, 'a.shah');
    const good = async () => ({ name: 'a.shah', password, totp: await totpOf(bench, secret) });
    const open = await bench.identity.signIn(await good(), door);
    if (open.outcome !== 'signed-in') throw new Error(open.outcome);
    for (let i = 0; i < 5; i++) await bench.identity.signIn(wrong, door);
    bench.clock.advance(1000);
    expect(await bench.identity.signIn(await good(), door)).toEqual({ outcome: 'slow-down', retryAfterSeconds: 1 });
    expect(await bench.identity.findSession(open.token)).toMatchObject({ name: 'a.shah' });
    bench.clock.advance(30_000);
    for (let i = 0; i < 6; i++) await bench.identity.signIn(wrong, door);
    const elsewhere = { ...door, source: '10.0.0.8' };
    expect(await bench.identity.signIn(await good(), elsewhere)).toMatchObject({ outcome: 'signed-in' });
  });
});

describe('demo', () => {
  const account = { name: 'demo-fim', displayName: 'Fay', roles: ['fim' as const], callsign: null, collar: null };

  test('outside demo mode no account comes of itself, and no name opens', async () => {
    await expect(bench.identity.seedDemo([account])).rejects.toThrow('demo mode only');
    expect(await bench.identity.listAccounts()).toEqual([]);
    await makeAccount(bench, 'demo-fim');
    expect(await bench.identity.signIn({ demo: 'demo-fim' }, door)).toEqual({ outcome: 'refused' });
  });

  test('in demo mode: made once, roles as the pack says, opened by name; real accounts have no such door', async () => {
    const demo = await makeBench(true);
    try {
      await demo.identity.seedDemo([account]);
      await demo.identity.seedDemo([{ ...account, roles: ['fim', 'dispatcher'] }]);
      await demo.identity.seedDemo([{ ...account, roles: ['fim', 'dispatcher'] }]);
      expect(await demo.identity.listAccounts()).toMatchObject([{ name: 'demo-fim', roles: ['fim', 'dispatcher'] }]);
      expect(await demo.identity.signIn({ demo: 'demo-fim' }, door)).toMatchObject({ outcome: 'signed-in' });
      await makeAccount(demo, 'a.shah');
      expect(await demo.identity.signIn({ demo: 'a.shah' }, door)).toEqual({ outcome: 'refused' });
    } finally {
      await demo.close();
    }
  });
});
