import { type Clock, type Db, sql } from '../../../kernel/index.ts';
import type { AccountRow } from '../accounts/queries.ts';
import { findAccountByName } from '../accounts/queries.ts';
import { demoIdOf } from '../demo.ts';
import { type IdentityTables, type SignInWay, tablesOf } from '../tables.ts';
import type { BackOff } from './back-off.ts';
import { type Hasher, makeDecoy } from './hasher.ts';
import type { Passkeys } from './passkey.ts';
import { MOST_LENGTH, normalised } from './password.ts';
import type { SecretBox } from './secret-box.ts';
import type { Session, Sessions } from './session.ts';
import { makeTotpSecret, stepOf } from './totp.ts';
import type { Turns } from './turns.ts';
import type { SignInBody, Site } from './wire.ts';

/** From where somebody signs in. */
export interface Door {
  /** The address of the other side, as the server sees it. */
  readonly source: string;
  readonly site: Site;
}

/** One answer for every reason: who may not sign in learns nothing of which names exist. */
type NotProved =
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'slow-down'; readonly retryAfterSeconds: number };
export type SignedIn = NotProved | { readonly outcome: 'signed-in'; readonly token: string; readonly session: Session };
export type Unlocked = NotProved | { readonly outcome: 'unlocked' };
type Proof = NotProved | { readonly outcome: 'proved'; readonly account: AccountRow };

const refused = { outcome: 'refused' } as const;

interface Deps {
  readonly db: Db;
  readonly clock: Clock;
  readonly demo: boolean;
  readonly hasher: Hasher;
  readonly passkeys: Passkeys;
  readonly box: SecretBox;
  readonly sessions: Sessions;
  readonly backOff: BackOff;
  readonly turns: Turns;
}

export function makeSignIn(deps: Deps) {
  const { db, clock, sessions } = deps;
  const decoy = { hash: makeDecoy(deps.hasher), secret: makeTotpSecret().secret };

  /** `tried` is what failures are counted for: the name at the door, the desk at an unlock. */
  async function prove(body: SignInBody, door: Door, tried: string): Promise<Proof> {
    if ('passkey' in body) return proof(await deps.passkeys.prove(body.passkey, door.site));
    if ('demo' in body) return proof(await findDemoAccount(deps, body.demo));
    const wait = deps.backOff.ask(tried, door.source, clock.now());
    if (wait > 0) return { outcome: 'slow-down', retryAfterSeconds: Math.ceil(wait / 1000) };
    const decoyHash = await decoy.hash;
    const checked = await deps.turns.take(door.source, async () => ({
      account: await checkPassword(deps, decoyHash, decoy.secret, body),
    }));
    if (checked === null) return { outcome: 'slow-down', retryAfterSeconds: 5 };
    if (checked.account !== null) deps.backOff.succeeded(tried, door.source);
    return proof(checked.account);
  }

  async function note(body: SignInBody, door: Door, outcome: Outcome, accountId: string | null): Promise<void> {
    // Attempts that are turned away cost nothing: a flood of them must not fill the disk.
    if (outcome === 'slow-down' && !deps.backOff.isWorthNoting(door.source, clock.now())) return;
    const row = {
      at: clock.now(),
      account_id: accountId,
      how: wayOf(body),
      source: door.source.slice(0, 100),
      outcome,
    };
    await tablesOf(db).insertInto('identity.sign_in_log').values(row).execute();
  }

  return {
    async signOut(sessionId: string): Promise<void> {
      const ended = await sessions.end(sessionId);
      if (ended === null) return;
      const row = { ...ended, at: clock.now(), outcome: 'signed-out' as const };
      await tablesOf(db).insertInto('identity.sign_in_log').values(row).execute();
    },

    async signIn(body: SignInBody, door: Door): Promise<SignedIn> {
      const proved = await prove(body, door, nameOf(body));
      await note(
        body,
        door,
        proved.outcome === 'proved' ? 'signed-in' : proved.outcome,
        await whoTried(deps, body, proved),
      );
      if (proved.outcome !== 'proved') return proved;
      return { outcome: 'signed-in', ...(await sessions.start(proved.account, wayOf(body), door.source)) };
    },

    /** Takes the cover off a locked desk: by the factors of whoever locked it, nobody else's. */
    async unlock(session: Session, body: SignInBody, door: Door): Promise<Unlocked> {
      // Not by name: whoever fails with this name elsewhere must not keep a desk from being unlocked.
      const proved = await prove(body, door, `desk ${session.sessionId}`);
      const own = proved.outcome === 'proved' && proved.account.id === session.accountId;
      const answer = own ? ({ outcome: 'unlocked' } as const) : proved.outcome === 'proved' ? refused : proved;
      await note(body, door, answer.outcome, await whoTried(deps, body, proved));
      if (own) await sessions.unlock(session.sessionId);
      return answer;
    },
  };
}

type Outcome = IdentityTables['identity.sign_in_log']['outcome'];

function proof(account: AccountRow | null): Proof {
  return account === null || account.disabled_at !== null ? refused : { outcome: 'proved', account };
}

function wayOf(body: SignInBody): SignInWay {
  if ('passkey' in body) return 'passkey';
  return 'demo' in body ? 'demo' : 'password';
}

function nameOf(body: SignInBody): string {
  return 'name' in body ? body.name : '';
}

/** For the log of sign-ins: the account that was tried, when the name is one. */
async function whoTried({ db }: Deps, body: SignInBody, proved: Proof): Promise<string | null> {
  if (proved.outcome === 'proved') return proved.account.id;
  return 'name' in body ? ((await findAccountByName(db, body.name))?.id ?? null) : null;
}

/** Only accounts that demo mode itself made, and only while it runs: a real account has no such door. */
async function findDemoAccount({ db, demo }: Deps, name: string): Promise<AccountRow | null> {
  if (!demo) return null;
  const account = await findAccountByName(db, name);
  return account?.id === demoIdOf(name) ? account : null;
}

/**
 * Password and TOTP. An unknown name, a known one without password, a wrong password and a disabled account all cost one
 * query, one hash and one code check (ASVS 6.3.8): every path below runs to its end.
 */
async function checkPassword(
  deps: Deps,
  decoyHash: string,
  decoySecret: string,
  typed: { readonly name: string; readonly password: string; readonly totp: string },
): Promise<AccountRow | null> {
  const known = await findWithSecrets(deps.db, typed.name);
  const password = [...normalised(typed.password)].slice(0, MOST_LENGTH + 1).join('');
  const opens = await deps.hasher.verify(known?.hash ?? decoyHash, password);
  const secret = known?.totp_id && known.secret ? deps.box.open(known.totp_id, known.secret) : null;
  const step = await stepOf(secret ?? decoySecret, typed.totp, deps.clock.now(), known?.last_step ?? 0);
  if (
    !known?.hash ||
    known.totp_id === null ||
    secret === null ||
    known.disabled_at !== null ||
    !opens ||
    step === null
  )
    return null;
  return (await spendStep(deps.db, known.totp_id, step)) ? known : null;
}

/** RFC 6238 section 5.2: a code opens once, also when it is sent twice at the same moment. */
async function spendStep(db: Db, totpId: string, step: number): Promise<boolean> {
  const used = await tablesOf(db)
    .updateTable('identity.totp')
    .set({ last_step: step })
    .where('id', '=', totpId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

async function findWithSecrets(db: Db, name: string) {
  const named = (table: string) =>
    sql<boolean>`account.credentials @> jsonb_build_array(jsonb_build_object('id', ${sql.ref(`${table}.id`)}))`;
  return tablesOf(db)
    .selectFrom('identity.account as account')
    .leftJoin('identity.password as password', (join) =>
      join.onRef('password.account_id', '=', 'account.id').on(named('password')),
    )
    .leftJoin('identity.totp as totp', (join) => join.onRef('totp.account_id', '=', 'account.id').on(named('totp')))
    .where('account.name', '=', name)
    .selectAll('account')
    .select(['password.hash', 'totp.id as totp_id', 'totp.secret', 'totp.last_step'])
    .executeTakeFirst();
}
