import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signInLogView } from '../access-log/queries.ts';
import { tablesOf } from '../tables.ts';
import { type Bench, door, makeBench, makeEnrolled, password, totpOf } from '../testing/bench.ts';
import type { Session } from './session.ts';

let bench: Bench;
let accountId: string;
let secret: string;
beforeEach(async () => {
  bench = await makeBench();
  ({ accountId, secret } = await makeEnrolled(bench, 'a.shah'));
});
afterEach(() => bench.close());

async function signedIn(): Promise<{ token: string; session: Session }> {
  bench.clock.advance(60_000);
  const answer = await bench.identity.signIn({ name: 'a.shah', password, totp: await totpOf(bench, secret) }, door);
  if (answer.outcome !== 'signed-in') throw new Error(answer.outcome);
  return answer;
}

const reason = 'Has left the force';

describe('a session', () => {
  test('survives a restart of the server', async () => {
    const { token, session } = await signedIn();
    expect(await bench.restarted().findSession(token)).toEqual(session);
  });

  test('is kept by its hash: the table gives no token away', async () => {
    const { token } = await signedIn();
    const rows = await tablesOf(bench.db).selectFrom('identity.session').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.token_hash).toHaveLength(32);
    expect(rows[0]?.token_hash.toString('base64url')).not.toBe(token);
  });

  test('outlasts any idleness within the longest shift, and no more', async () => {
    const { token } = await signedIn();
    bench.clock.advance(14 * 3_600_000 - 1);
    expect(await bench.identity.findSession(token)).not.toBeNull();
    bench.clock.advance(1);
    expect(await bench.identity.findSession(token)).toBeNull();
  });

  test('ends when signed out; others of the account go on', async () => {
    const first = await signedIn();
    const second = await signedIn();
    await bench.identity.signOut(first.session.sessionId);
    expect(await bench.identity.findSession(first.token)).toBeNull();
    expect(await bench.identity.findSession(second.token)).not.toBeNull();
  });

  test('a token that nobody was given opens nothing', async () => {
    for (const token of ['', 'x', 'trefoil_x', `trefoil_${'A'.repeat(43)}`]) {
      expect(await bench.identity.findSession(token)).toBeNull();
    }
  });

  test('shows new roles at once, with a higher access version', async () => {
    const { token, session } = await signedIn();
    const input = { accountId, seen: ['dispatcher'], roles: ['dispatcher', 'fim'] };
    await bench.handle({ name: 'identity.setRoles', input });
    const now = await bench.identity.findSession(token);
    expect(now?.roles).toEqual(['dispatcher', 'fim']);
    expect(now?.accessVersion).toBeGreaterThan(session.accessVersion);
  });
});

describe('a leaver', () => {
  test.each([
    { name: 'identity.disableAccount', tokenLives: false },
    { name: 'identity.endSessions', tokenLives: true },
    { name: 'identity.resetCredentials', tokenLives: false },
  ])('$name ends every session, and streams hear of it', async ({ name, tokenLives }) => {
    const { token, session } = await signedIn();
    const api = await bench.identity.enrolment.issueToken(accountId, 'script');
    const ids = [session.sessionId, api.id];
    expect(await bench.identity.listEnded(ids)).toEqual([]);
    await bench.handle({ name, input: { accountId, reason } });
    expect(await bench.identity.findSession(token)).toBeNull();
    expect(await bench.identity.listEnded(ids)).toEqual(tokenLives ? [session.sessionId] : ids);
    expect((await bench.identity.findSession(api.token)) !== null).toBe(tokenLives);
  });

  test('who is enabled again does not get old sessions back', async () => {
    const { token } = await signedIn();
    await bench.handle({ name: 'identity.disableAccount', input: { accountId, reason } });
    await bench.handle({ name: 'identity.enableAccount', input: { accountId, reason } });
    expect(await bench.identity.findSession(token)).toBeNull();
    expect((await signedIn()).session.accountId).toBe(accountId);
  });

  test('sessions nobody knows count as ended', async () => {
    const unknown = randomUUID();
    expect(await bench.identity.listEnded([unknown])).toEqual([unknown]);
    expect(await bench.identity.listEnded([])).toEqual([]);
  });
});

describe('a locked desk', () => {
  test('stays signed in, and says since when it is locked', async () => {
    const { token, session } = await signedIn();
    await bench.identity.lock(session.sessionId);
    const lockedAt = bench.clock.now();
    bench.clock.advance(3_600_000);
    await bench.identity.lock(session.sessionId);
    expect(await bench.restarted().findSession(token)).toMatchObject({ lockedAt });
    expect(await bench.identity.listEnded([session.sessionId])).toEqual([]);
  });

  test('opens by the same factors, and a proved person starts a new shift', async () => {
    const { token, session } = await signedIn();
    await bench.identity.lock(session.sessionId);
    bench.clock.advance(10 * 3_600_000);
    const body = { name: 'a.shah', password, totp: await totpOf(bench, secret) };
    expect(await bench.identity.unlock(session, body, door)).toEqual({ outcome: 'unlocked' });
    const now = bench.clock.now();
    expect(await bench.identity.findSession(token)).toMatchObject({
      lockedAt: null,
      provedAt: now,
      endsAt: now + 14 * 3_600_000,
    });
  });

  test('does not open for somebody else, whatever they prove', async () => {
    const { session, token } = await signedIn();
    await bench.identity.lock(session.sessionId);
    const other = await makeEnrolled(bench, 'b.jones');
    const body = { name: 'b.jones', password, totp: await totpOf(bench, other.secret) };
    expect(await bench.identity.unlock(session, body, door)).toEqual({ outcome: 'refused' });
    expect(await bench.identity.findSession(token)).not.toMatchObject({ lockedAt: null });
  });
});

describe('an API token', () => {
  test('is shown once, lives through restarts, and is revoked at once', async () => {
    const { id, token } = await bench.identity.enrolment.issueToken(accountId, 'script');
    const session = await bench.restarted().findSession(token);
    expect(session).toMatchObject({ kind: 'token', sessionId: id, accountId, endsAt: null });
    const stored = await tablesOf(bench.db).selectFrom('identity.api_token').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(token);
    const input = { accountId, credentialId: id, reason: 'Script retired' };
    await bench.handle({ name: 'identity.revokeCredential', input });
    expect(await bench.identity.findSession(token)).toBeNull();
    expect(await bench.identity.listEnded([id])).toEqual([id]);
  });

  test('one that is stored but not named in the log opens nothing (a crash between the two)', async () => {
    const { id, token } = await bench.identity.enrolment.issueToken(accountId, 'script');
    await tablesOf(bench.db).updateTable('identity.api_token').set({ id: randomUUID() }).where('id', '=', id).execute();
    expect(await bench.identity.findSession(token)).toBeNull();
  });
});

test('sweeping throws away what ended a week ago, and nothing that lives', async () => {
  const { token } = await signedIn();
  bench.clock.advance(14 * 3_600_000 + 7 * 24 * 3_600_000);
  const later = await signedIn();
  await bench.identity.sweep();
  expect(await tablesOf(bench.db).selectFrom('identity.session').select('id').execute()).toEqual([
    { id: later.session.sessionId },
  ]);
  expect(await bench.identity.findSession(token)).toBeNull();
  expect(await bench.identity.findSession(later.token)).not.toBeNull();
});

test('the log of sign-ins tells the whole shift, newest first, and pages', async () => {
  const { session } = await signedIn();
  await bench.identity.signIn({ name: 'a.shah', password: 'not this one at all', totp: '' }, door);
  await bench.identity.signOut(session.sessionId);
  await bench.identity.signOut(session.sessionId);
  const query = { filters: { account: accountId }, limit: 2, after: null, of: null };
  const first = await signInLogView.list(bench.db, query);
  const rest = await signInLogView.list(bench.db, { ...query, after: first.at(-1)?.key ?? null });
  const row = (outcome: string) => ({ outcome, accountId, how: 'password', source: door.source });
  expect([...first, ...rest].map((held) => held.row)).toMatchObject([
    row('signed-out'),
    row('refused'),
    row('signed-in'),
  ]);
});
