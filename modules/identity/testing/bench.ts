import { randomBytes, randomUUID } from 'node:crypto';
import { generate } from 'otplib';
import type { Role } from '../../../kernel/pure.ts';
import { type TestDatabase, testDatabase } from '../../../kernel/testing.ts';
import { definition, type Identity, makeIdentity, type Site } from '../index.ts';
import type { Hasher } from '../sign-in/hasher.ts';

export const site: Site = { rpId: 'localhost', name: 'Rutland', origins: ['http://localhost:8999'] };
export const door = { source: '10.0.0.7', site };
export const password = 'marmalade otter canal';

/** A hasher that counts: equal work is shown by calls, never by a stopwatch. */
interface CountingHasher extends Hasher {
  readonly calls: { hash: number; verify: number };
}

function countingHasher(): CountingHasher {
  const calls = { hash: 0, verify: 0 };
  return {
    calls,
    hash: async (secret) => {
      calls.hash += 1;
      return `hashed:${secret}`;
    },
    verify: async (hash, secret) => {
      calls.verify += 1;
      return hash === `hashed:${secret}`;
    },
  };
}

export interface Bench extends TestDatabase {
  readonly identity: Identity;
  readonly hasher: CountingHasher;
  /** The same database after a restart: nothing is remembered but what is stored. */
  readonly restarted: () => Identity;
}

export async function makeBench(demo = false): Promise<Bench> {
  const database = await testDatabase([definition]);
  const hasher = countingHasher();
  const secretKey = randomBytes(32);
  const { db, clock, handle: send } = database;
  const restarted = () => makeIdentity({ db, clock, demo, send, hasher, secretKey });
  return { ...database, identity: restarted(), hasher, restarted };
}

export async function makeAccount(
  bench: Bench,
  name: string,
  roles: readonly Role[] = ['dispatcher'],
): Promise<string> {
  const accountId = randomUUID();
  const person = { name, displayName: `Display ${name}`, callsign: null, collar: null };
  const answer = await bench.handle({
    name: 'identity.createAccount',
    input: { accountId, ...person, roles: [...roles] },
  });
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer));
  return accountId;
}

/** The code that the authenticator app shows at the bench's time. */
export function totpOf(bench: Bench, secret: string): Promise<string> {
  return generate({ secret, epoch: Math.floor(bench.clock.now() / 1000) });
}

/** An account with password and TOTP, enrolled the way people do it. The clock moves on, so that a fresh code is due. */
export async function makeEnrolled(
  bench: Bench,
  name: string,
  roles?: readonly Role[],
): Promise<{ accountId: string; secret: string }> {
  const accountId = await makeAccount(bench, name, roles);
  const { code } = await bench.identity.enrolment.issueCode(accountId);
  const begun = await bench.identity.enrolment.beginPassword(code, password, 'Rutland');
  if (begun.outcome !== 'show-totp') throw new Error(begun.detail);
  const enrolled = await bench.identity.enrolment.confirmPassword(code, await totpOf(bench, begun.secret));
  if (enrolled.outcome !== 'enrolled') throw new Error(enrolled.detail);
  bench.clock.advance(60_000);
  return { accountId, secret: begun.secret };
}
