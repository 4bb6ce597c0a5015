import { randomUUID } from 'node:crypto';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Clock, Db } from '../../../kernel/index.ts';
import { type AccountRow, findAccount, heldCredential } from '../accounts/queries.ts';
import { tablesOf } from '../tables.ts';
import type { PasskeyCreated, PasskeyShown, Site } from './wire.ts';

const CHALLENGE_MS = 5 * 60_000;

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
}

/** The two ceremonies of WebAuthn. User verification is required: one passkey is then two factors (device, and PIN or finger). */
export function makePasskeys(db: Db, clock: Clock) {
  const deps = { db, clock };
  return {
    registrationOptions: (account: AccountRow, site: Site) => registrationOptions(deps, account, site),
    /** Stores a proved key and answers its id; it opens nothing until the log names it. Null: not proved. */
    register: (account: AccountRow, created: PasskeyCreated, site: Site) => register(deps, account, created, site),
    signInOptions: (site: Site) => signInOptions(deps, site),
    /** The account whose passkey was shown; null when it proves nothing. */
    prove: (shown: PasskeyShown, site: Site) => prove(deps, shown, site),
  };
}

type Purpose = 'register' | 'sign-in';

async function keepChallenge({ db, clock }: Deps, challenge: string, purpose: Purpose, accountId: string | null) {
  const now = clock.now();
  await tablesOf(db).deleteFrom('identity.challenge').where('expires_at', '<', now).execute();
  await tablesOf(db)
    .insertInto('identity.challenge')
    .values({ challenge, purpose, account_id: accountId, expires_at: now + CHALLENGE_MS })
    .execute();
}

/** Takes the challenge out: whatever comes of the ceremony, it is never good again. */
async function takeChallenge({ db, clock }: Deps, clientDataJson: string, purpose: Purpose, accountId: string | null) {
  const challenge = challengeIn(clientDataJson);
  if (challenge === null) return null;
  const row = await tablesOf(db)
    .deleteFrom('identity.challenge')
    .where('challenge', '=', challenge)
    .where('purpose', '=', purpose)
    .where('account_id', 'is not distinct from', accountId)
    .returning('expires_at')
    .executeTakeFirst();
  return row !== undefined && row.expires_at > clock.now() ? challenge : null;
}

async function registrationOptions(deps: Deps, account: AccountRow, site: Site) {
  const stored = await tablesOf(deps.db)
    .selectFrom('identity.passkey')
    .select(['id', 'credential_id', 'transports'])
    .where('account_id', '=', account.id)
    .execute();
  const held = stored.filter((key) => heldCredential(account, key.id) !== undefined);
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: site.rpId,
    userName: account.name ?? account.id,
    userDisplayName: account.display_name ?? '',
    userID: new Uint8Array(Buffer.from(account.id)),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: held.map(({ credential_id: id, transports }) => ({ id, transports })),
  });
  await keepChallenge(deps, options.challenge, 'register', account.id);
  return options;
}

async function register(deps: Deps, account: AccountRow, created: PasskeyCreated, site: Site): Promise<string | null> {
  const challenge = await takeChallenge(deps, created.response.clientDataJSON, 'register', account.id);
  if (challenge === null) return null;
  const proved = await verifyRegistrationResponse({
    response: created,
    expectedChallenge: challenge,
    expectedOrigin: [...site.origins],
    expectedRPID: site.rpId,
    requireUserVerification: true,
  }).catch(malformed);
  if (!proved?.verified) return null;
  const { credential } = proved.registrationInfo;
  const row = {
    id: randomUUID(),
    account_id: account.id,
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: created.response.transports,
    last_used_at: null,
  };
  const stored = await tablesOf(deps.db)
    .insertInto('identity.passkey')
    .values(row)
    .onConflict((clash) => clash.column('credential_id').doNothing())
    .executeTakeFirst();
  return stored.numInsertedOrUpdatedRows === 1n ? row.id : null;
}

async function signInOptions(deps: Deps, site: Site) {
  const options = await generateAuthenticationOptions({ rpID: site.rpId, userVerification: 'required' });
  await keepChallenge(deps, options.challenge, 'sign-in', null);
  return options;
}

async function prove(deps: Deps, shown: PasskeyShown, site: Site): Promise<AccountRow | null> {
  const challenge = await takeChallenge(deps, shown.response.clientDataJSON, 'sign-in', null);
  const found = await findKey(deps.db, shown);
  if (challenge === null || found === null) return null;
  const { key, account } = found;
  const { userHandle: _checkedAbove, ...response } = shown.response;
  const proved = await verifyAuthenticationResponse({
    response: { ...shown, response },
    expectedChallenge: challenge,
    expectedOrigin: [...site.origins],
    expectedRPID: site.rpId,
    credential: { id: key.credential_id, publicKey: new Uint8Array(key.public_key), counter: key.counter },
    requireUserVerification: true,
  }).catch(malformed);
  if (!proved?.verified) return null;
  await tablesOf(deps.db)
    .updateTable('identity.passkey')
    .set({ counter: proved.authenticationInfo.newCounter, last_used_at: deps.clock.now() })
    .where('id', '=', key.id)
    .execute();
  return account;
}

/** The key that was shown and its account, if the log says that the account holds it. */
async function findKey(db: Db, shown: PasskeyShown) {
  const key = await tablesOf(db)
    .selectFrom('identity.passkey')
    .selectAll()
    .where('credential_id', '=', shown.id)
    .executeTakeFirst();
  const account = key === undefined ? undefined : await findAccount(db, key.account_id);
  if (key === undefined || account === undefined || !isHandleOf(shown, account)) return null;
  return heldCredential(account, key.id)?.kind === 'passkey' ? { key, account } : null;
}

export type Passkeys = ReturnType<typeof makePasskeys>;

/** The library throws on anything that does not fit, forged or malformed alike: both prove nothing. */
function malformed(): null {
  return null;
}

function challengeIn(clientDataJson: string): string | null {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString());
    const challenge = data !== null && typeof data === 'object' && 'challenge' in data ? data.challenge : null;
    return typeof challenge === 'string' ? challenge : null;
  } catch {
    return null;
  }
}

function isHandleOf(shown: PasskeyShown, account: AccountRow): boolean {
  const handle = shown.response.userHandle;
  return handle === null || handle === undefined || Buffer.from(handle, 'base64url').toString() === account.id;
}
