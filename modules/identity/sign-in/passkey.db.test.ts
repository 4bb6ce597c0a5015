import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, door, makeAccount, makeBench, site } from '../testing/bench.ts';
import {
  type Changed,
  makeSoftwareAuthenticator,
  type SoftwareAuthenticator,
} from '../testing/software-authenticator.ts';

const origin = 'http://localhost:8999';
let bench: Bench;
let accountId: string;
let key: SoftwareAuthenticator;
beforeEach(async () => {
  bench = await makeBench();
  accountId = await makeAccount(bench, 'a.shah');
  key = makeSoftwareAuthenticator(origin);
});
afterEach(() => bench.close());

async function enrol(authenticator = key): Promise<unknown> {
  const { enrolment } = bench.identity;
  const { code } = await enrolment.issueCode(accountId);
  const asked = await enrolment.passkeyOptionsByCode(code, site);
  if (asked.outcome !== 'make-passkey') throw new Error(asked.detail);
  return enrolment.passkeyByCode(code, { label: 'Desk key', created: authenticator.create(asked.options), site });
}

async function signIn(changed: Changed = {}) {
  return bench.identity.signIn({ passkey: key.get(await bench.identity.passkeySignInOptions(site), changed) }, door);
}

describe('a passkey', () => {
  test('is enrolled with a one-time code and then opens, without a name being typed', async () => {
    expect(await enrol()).toEqual({ outcome: 'enrolled', accountId });
    expect(await signIn()).toMatchObject({ outcome: 'signed-in', session: { accountId, name: 'a.shah' } });
    const userHandle = Buffer.from(accountId).toString('base64url');
    expect(await signIn({ userHandle })).toMatchObject({ outcome: 'signed-in' });
  });

  test('stands in the account by reference: the log holds no key', async () => {
    await enrol();
    const [account] = await bench.identity.listAccounts();
    expect(account?.credentials).toMatchObject([{ kind: 'passkey', label: 'Desk key' }]);
    const events = await bench.db.selectFrom('kernel.event').select('data').execute();
    expect(JSON.stringify(events)).not.toMatch(/public|secret|hash/i);
  });

  test('a challenge serves once', async () => {
    await enrol();
    const shown = key.get(await bench.identity.passkeySignInOptions(site));
    expect(await bench.identity.signIn({ passkey: shown }, door)).toMatchObject({ outcome: 'signed-in' });
    expect(await bench.identity.signIn({ passkey: shown }, door)).toEqual({ outcome: 'refused' });
  });

  test('a failed try uses its challenge up as well', async () => {
    await enrol();
    const options = await bench.identity.passkeySignInOptions(site);
    const forged = key.get(options, { origin: 'http://evil.example' });
    expect(await bench.identity.signIn({ passkey: forged }, door)).toEqual({ outcome: 'refused' });
    expect(await bench.identity.signIn({ passkey: key.get(options) }, door)).toEqual({ outcome: 'refused' });
  });

  test('a challenge grows old', async () => {
    await enrol();
    const options = await bench.identity.passkeySignInOptions(site);
    bench.clock.advance(5 * 60_000);
    expect(await bench.identity.signIn({ passkey: key.get(options) }, door)).toEqual({ outcome: 'refused' });
  });

  test.each<[string, Changed]>([
    ['from another site', { origin: 'http://evil.example' }],
    ['without PIN or finger', { userVerified: false }],
    ['cloned, with an older counter', { counter: 0 }],
    ['naming another account', { userHandle: Buffer.from('somebody-else').toString('base64url') }],
  ])('%s it proves nothing', async (_what, changed) => {
    await enrol();
    expect(await signIn()).toMatchObject({ outcome: 'signed-in' });
    expect(await signIn(changed)).toEqual({ outcome: 'refused' });
  });

  test('a key that was never enrolled opens nothing', async () => {
    expect(await signIn()).toEqual({ outcome: 'refused' });
  });

  test('a challenge for signing in does not enrol, nor one of another account', async () => {
    const { enrolment } = bench.identity;
    const { code } = await enrolment.issueCode(accountId);
    const { challenge } = await bench.identity.passkeySignInOptions(site);
    const created = key.create({ challenge, rp: { id: site.rpId } });
    expect(await enrolment.passkeyByCode(code, { label: '', created, site })).toMatchObject({ outcome: 'refused' });
    const stranger = await makeAccount(bench, 'b.jones');
    const theirs = await enrolment.passkeyOptions(stranger, site);
    if (theirs.outcome !== 'make-passkey') throw new Error(theirs.detail);
    const foreign = key.create(theirs.options);
    expect(await enrolment.passkeyByCode(code, { label: '', created: foreign, site })).toMatchObject({
      outcome: 'refused',
    });
  });

  test('a lost one is revoked at once; another of the account goes on', async () => {
    await enrol();
    const lost = key;
    key = makeSoftwareAuthenticator(origin);
    await enrol(key);
    const [account] = await bench.identity.listAccounts();
    const credentialId = account?.credentials[0]?.id;
    await bench.handle({
      name: 'identity.revokeCredential',
      input: { accountId, credentialId, reason: 'Phone lost' },
    });
    expect(await signIn()).toMatchObject({ outcome: 'signed-in' });
    key = lost;
    expect(await signIn()).toEqual({ outcome: 'refused' });
  });

  test('is never slowed down by failures: it cannot be guessed, so it is always a way in', async () => {
    await enrol();
    const wrong = { name: 'a.shah', password: 'not this one at all', totp: '000000' };
    for (let i = 0; i < 10; i++) await bench.identity.signIn(wrong, door);
    expect(await bench.identity.signIn(wrong, door)).toMatchObject({ outcome: 'slow-down' });
    expect(await signIn()).toMatchObject({ outcome: 'signed-in' });
  });
});
