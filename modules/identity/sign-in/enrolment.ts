import { randomUUID } from 'node:crypto';
import type { Clock, Db } from '../../../kernel/index.ts';
import { act, explain, mustAct, type Send, systemSubject } from '../accounts/act.ts';
import { type AccountRow, findAccount, heldCredential } from '../accounts/queries.ts';
import { RecordCredentials } from '../contract.ts';
import type { CredentialKind } from '../events.ts';
import { tablesOf } from '../tables.ts';
import type { Hasher } from './hasher.ts';
import type { Passkeys } from './passkey.ts';
import { faultOf, normalised, passwordFaults } from './password.ts';
import { hashOf, makeCode, typedCode } from './secret.ts';
import type { SecretBox } from './secret-box.ts';
import { makeApiToken } from './session.ts';
import { makeTotpSecret, stepOf } from './totp.ts';
import type { PasskeyCreated, Site } from './wire.ts';

const CODE_MS = 72 * 3_600_000;

export type Enrolled =
  | { readonly outcome: 'enrolled'; readonly accountId: string }
  | { readonly outcome: 'refused'; readonly detail: string };
type Refused = Extract<Enrolled, { outcome: 'refused' }>;

const badCode: Refused = {
  outcome: 'refused',
  detail: 'This one-time code is wrong, used or too old: ask for a new one.',
};

const noAccount: Refused = { outcome: 'refused', detail: 'There is no such account.' };

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly send: Send;
  readonly hasher: Hasher;
  readonly passkeys: Passkeys;
  readonly box: SecretBox;
}

/**
 * How credentials come to an account. Each secret is stored first, then named in the log by its id; only a named one opens
 * anything, so a crash between the two leaves a row that is good for nothing.
 */
export function makeEnrolment(deps: Deps) {
  return {
    /** A new one-time code, shown once; an older one of the account ends. */
    issueCode: (accountId: string) => issueCode(deps, accountId),
    /** A new one-time code that an administrator asked for at the desk, unless the account is disabled. */
    issueCodeFor: (accountId: string) => issueCodeFor(deps, accountId),
    /** An API token, shown once. */
    issueToken: (accountId: string, label: string) => issueToken(deps, accountId, label),

    /** Options for the browser to make a passkey, for whoever holds a one-time code. */
    passkeyOptionsByCode: async (code: string, site: Site) => {
      const open = await findOpen(deps, code);
      return open === null ? badCode : passkeyOptions(deps, open.account, site);
    },
    passkeyByCode: async (code: string, made: MadePasskey): Promise<Enrolled> => {
      const open = await findOpen(deps, code);
      return open === null ? badCode : recordPasskey(deps, open.account, open.enrolment.id, made);
    },

    /** The same for somebody signed in who adds another passkey. */
    passkeyOptions: async (accountId: string, site: Site) => {
      const account = await findAccount(deps.db, accountId);
      return account === undefined ? noAccount : passkeyOptions(deps, account, site);
    },
    passkey: async (accountId: string, made: MadePasskey): Promise<Enrolled> => {
      const account = await findAccount(deps.db, accountId);
      return account === undefined ? noAccount : recordPasskey(deps, account, null, made);
    },

    /** First half of the fallback: the password is judged and waits, with the TOTP secret, for the first code. */
    beginPassword: (code: string, password: string, issuer: string) => beginPassword(deps, code, password, issuer),
    /** Second half: the first code shows that the secret arrived; password and TOTP then count together. */
    confirmPassword: (code: string, totp: string) => confirmPassword(deps, code, totp),
  };
}

/** A passkey as the browser made it, and what its owner calls it. */
export interface MadePasskey {
  readonly label: string;
  readonly created: PasskeyCreated;
  readonly site: Site;
}

async function record(
  { send }: Deps,
  accountId: string,
  enrolmentId: string | null,
  credentials: readonly Named[],
): Promise<Enrolled> {
  const input = { accountId, enrolmentId, credentials: [...credentials] };
  const answer = await act(send, systemSubject('sign-in'), RecordCredentials, input);
  return answer.kind === 'done' ? { outcome: 'enrolled', accountId } : { outcome: 'refused', detail: explain(answer) };
}

/** The one-time code, if it is good, and whose it is. */
async function findOpen({ db, clock }: Deps, code: string) {
  const enrolment = await tablesOf(db)
    .selectFrom('identity.enrolment')
    .selectAll()
    .where('code_hash', '=', hashOf(typedCode(code)))
    .where('expires_at', '>', clock.now())
    .executeTakeFirst();
  const account = enrolment === undefined ? undefined : await findAccount(db, enrolment.account_id);
  if (enrolment === undefined || account === undefined || account.disabled_at !== null) return null;
  return heldCredential(account, enrolment.id) === undefined ? null : { enrolment, account };
}

type Issued = { readonly outcome: 'issued'; readonly code: string; readonly expiresAt: number };

async function issueCodeFor(deps: Deps, accountId: string): Promise<Issued | Refused> {
  const account = await findAccount(deps.db, accountId);
  if (account === undefined) return noAccount;
  if (account.disabled_at !== null) return { outcome: 'refused', detail: 'The account is disabled: enable it first.' };
  return { outcome: 'issued', ...(await issueCode(deps, accountId)) };
}

async function issueCode(deps: Deps, accountId: string): Promise<{ code: string; expiresAt: number }> {
  const credentialId = randomUUID();
  const code = makeCode();
  const expiresAt = deps.clock.now() + CODE_MS;
  const row = { id: credentialId, account_id: accountId, code_hash: hashOf(code), expires_at: expiresAt };
  await tablesOf(deps.db)
    .insertInto('identity.enrolment')
    .values({ ...row, pending_hash: null, pending_secret: null })
    .execute();
  const credentials = [{ credentialId, kind: 'enrolment' as const, label: '' }];
  await mustAct(deps.send, systemSubject('sign-in'), RecordCredentials, { accountId, enrolmentId: null, credentials });
  return { code, expiresAt };
}

async function issueToken(deps: Deps, accountId: string, label: string): Promise<{ id: string; token: string }> {
  const id = randomUUID();
  const token = makeApiToken();
  const row = { id, account_id: accountId, token_hash: hashOf(token) };
  await tablesOf(deps.db).insertInto('identity.api_token').values(row).execute();
  const credentials = [{ credentialId: id, kind: 'token' as const, label }];
  await mustAct(deps.send, systemSubject('sign-in'), RecordCredentials, { accountId, enrolmentId: null, credentials });
  return { id, token };
}

async function passkeyOptions(deps: Deps, account: AccountRow, site: Site) {
  const options = await deps.passkeys.registrationOptions(account, site);
  return { outcome: 'make-passkey', options } as const;
}

async function recordPasskey(
  deps: Deps,
  account: AccountRow,
  enrolmentId: string | null,
  { label, created, site }: MadePasskey,
): Promise<Enrolled> {
  const credentialId = await deps.passkeys.register(account, created, site);
  if (credentialId === null) return { outcome: 'refused', detail: 'The passkey could not be checked: try again.' };
  return record(deps, account.id, enrolmentId, [{ credentialId, kind: 'passkey', label: label.slice(0, 100) }]);
}

async function beginPassword(
  deps: Deps,
  code: string,
  password: string,
  issuer: string,
): Promise<Refused | TotpToShow> {
  const open = await findOpen(deps, code);
  if (open === null) return badCode;
  const { name, display_name: displayName } = open.account;
  const fault = faultOf(password, [name ?? '', ...(displayName ?? '').split(' ')]);
  if (fault !== null) return { outcome: 'refused', detail: passwordFaults[fault] };
  const { secret, uri } = makeTotpSecret();
  await tablesOf(deps.db)
    .updateTable('identity.enrolment')
    .set({
      pending_hash: await deps.hasher.hash(normalised(password)),
      pending_secret: deps.box.shut(open.enrolment.id, secret),
    })
    .where('id', '=', open.enrolment.id)
    .execute();
  return { outcome: 'show-totp', secret, uri: uri(name ?? open.account.id, issuer) };
}

async function confirmPassword(deps: Deps, code: string, totp: string): Promise<Enrolled> {
  const open = await findOpen(deps, code);
  const { pending_hash: hash, pending_secret: pending } = open?.enrolment ?? {};
  const secret = open && pending ? deps.box.open(open.enrolment.id, pending) : null;
  if (!open || !hash || secret === null) return badCode;
  const step = await stepOf(secret, totp, deps.clock.now(), 0);
  if (step === null) return { outcome: 'refused', detail: 'This is not the code that the app shows now.' };
  const accountId = open.account.id;
  const password = { id: randomUUID(), account_id: accountId, hash };
  const id = randomUUID();
  const factor = { id, account_id: accountId, secret: deps.box.shut(id, secret), last_step: step };
  await tablesOf(deps.db).insertInto('identity.password').values(password).execute();
  await tablesOf(deps.db).insertInto('identity.totp').values(factor).execute();
  return record(deps, accountId, open.enrolment.id, [
    { credentialId: password.id, kind: 'password', label: '' },
    { credentialId: factor.id, kind: 'totp', label: '' },
  ]);
}

export interface TotpToShow {
  readonly outcome: 'show-totp';
  readonly secret: string;
  /** `otpauth://…` for the authenticator app. */
  readonly uri: string;
}

interface Named {
  readonly credentialId: string;
  readonly kind: CredentialKind;
  readonly label: string;
}
