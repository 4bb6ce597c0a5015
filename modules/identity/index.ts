import { join } from 'node:path';
import type { Clock, Db, ModuleDefinition } from '../../kernel/index.ts';
import type { Role } from '../../kernel/pure.ts';
import { makeLogAccess, reasonNeededByDefault } from './access-log/log-access.ts';
import { accessLogView, signInLogView } from './access-log/queries.ts';
import { account } from './accounts/account.ts';
import type { Send } from './accounts/act.ts';
import { handlers } from './accounts/handlers.ts';
import { projections } from './accounts/projections.ts';
import {
  accountsByCollar,
  accountsView,
  accountsWithRole,
  findAccount,
  findAccountByName,
  findInService,
  listAccounts,
  peopleWithRoles,
  searchPeople,
} from './accounts/queries.ts';
import { permissions, type Verb } from './contract.ts';
import { type DemoAccount, seedDemo } from './demo.ts';
import { identityEvents } from './events.ts';
import { live } from './live.ts';
import { findPreferences, keepPreferences, type Preferences } from './preferences/preferences.ts';
import { reactions } from './reactions.ts';
import { makeBackOff } from './sign-in/back-off.ts';
import { makeEnrolment } from './sign-in/enrolment.ts';
import { argon2Hasher, type Hasher } from './sign-in/hasher.ts';
import { makePasskeys } from './sign-in/passkey.ts';
import { makeSecretBox } from './sign-in/secret-box.ts';
import { makeSessions } from './sign-in/session.ts';
import { shutSecrets } from './sign-in/shut-secrets.ts';
import { makeSignIn } from './sign-in/sign-in.ts';
import { makeTurns } from './sign-in/turns.ts';
import type { Site } from './sign-in/wire.ts';

export { type Access, AccessUnexplained } from './access-log/log-access.ts';
export { type CommandIo, runUsersCommand } from './command.ts';
export type { DemoAccount } from './demo.ts';
export { type PermissionRow, permissionTable } from './permission-table.ts';
export { openSecretKey } from './sign-in/secret-box.ts';
export type { Session } from './sign-in/session.ts';
export type { Door, SignedIn, Unlocked } from './sign-in/sign-in.ts';
export { PasskeyCreated, SignInBody, type Site } from './sign-in/wire.ts';

export interface IdentityDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** True only in demo mode: then, and only then, demo accounts exist and open by name. */
  readonly demo: boolean;
  /** Sends a command the one way: `(call) => handle(context, call)`. The context is made after this module. */
  readonly send: Send;
  /** Verbs whose log line must give a reason. */
  readonly reasonNeeded?: readonly Verb[];
  readonly hasher?: Hasher;
  /** 32 bytes that lie outside of the database (`openSecretKey`). Left out: secrets are neither kept nor read. */
  readonly secretKey?: Buffer;
}

export const definition: ModuleDefinition = {
  name: 'identity',
  migrations: join(import.meta.dirname, 'migrations'),
  tables: {
    account: 'projection',
    passkey: 'bulk',
    password: 'bulk',
    totp: 'bulk',
    api_token: 'bulk',
    enrolment: 'bulk',
    challenge: 'bulk',
    session: 'bulk',
    preference: 'bulk',
    access_log: 'ledger',
    sign_in_log: 'ledger',
  },
  permissions,
  events: identityEvents,
  aggregates: [account],
  handlers,
  projections,
  views: [accountsView, accessLogView, signInLogView],
  live,
  reactions,
};

export function makeIdentity(deps: IdentityDeps) {
  const { db, clock, demo, send, hasher = argon2Hasher } = deps;
  const sessions = makeSessions(db, clock);
  const passkeys = makePasskeys(db, clock);
  const box = makeSecretBox(deps.secretKey);
  const turns = makeTurns({ atOnce: 2, waitingPerSource: 100 });
  const signIn = makeSignIn({ db, clock, demo, hasher, box, passkeys, sessions, backOff: makeBackOff(), turns });
  return {
    definition,
    send,

    signIn: signIn.signIn,
    passkeySignInOptions: (site: Site) => passkeys.signInOptions(site),
    findSession: sessions.find,
    signOut: signIn.signOut,
    hasOtherSession: sessions.hasOther,
    /** Covers a desk; calls, alarms and the feed go on beneath. */
    lock: sessions.lock,
    unlock: signIn.unlock,
    /** Of these sessions, which have ended: asked each second for all open streams. */
    listEnded: sessions.listEnded,
    sweep: sessions.sweep,
    /** Shuts secrets that an older version kept open; before anybody signs in. */
    shutSecrets: () => shutSecrets(db, box),

    enrolment: makeEnrolment({ db, clock, send, hasher, passkeys, box }),
    findAccountByName: (name: string) => findAccountByName(db, name),
    listAccounts: () => listAccounts(db),
    /** The roles of an account, in the transaction that asks; none for an unknown or disabled one. */
    rolesOf: async (asking: Db, accountId: string): Promise<readonly Role[]> => {
      const account = await findAccount(asking, accountId);
      return account === undefined || account.disabled_at !== null ? [] : account.roles;
    },

    /** The accounts in service with these collar numbers, in the transaction that asks. */
    accountsByCollar,
    accountsWithRole,
    findInService,
    peopleWithRoles,
    searchPeople,

    findPreferences: (accountId: string, screen: string) => findPreferences(db, accountId, screen),
    keepPreferences: (accountId: string, screen: string, kept: Preferences) =>
      keepPreferences(db, { accountId, screen, kept, at: clock.now() }),

    logAccess: makeLogAccess(db, clock, deps.reasonNeeded ?? reasonNeededByDefault),

    seedDemo: async (accounts: readonly DemoAccount[]): Promise<void> => {
      if (!demo) throw new Error('demo accounts exist in demo mode only');
      await seedDemo(db, send, accounts);
    },
  };
}

export type Identity = ReturnType<typeof makeIdentity>;
