import type { ColumnType, Generated } from 'kysely';
import type { Db } from '../../kernel/index.ts';
import type { Role } from '../../kernel/pure.ts';
import type { Credential } from './accounts/account.ts';
import type { Verb } from './contract.ts';

/** Tables of this module. Times are epoch milliseconds. */
export type IdentityTables = {
  'identity.account': {
    id: string;
    name: string | null;
    display_name: string | null;
    callsign: string | null;
    collar: string | null;
    roles: Role[];
    // Written as text: the driver would send a list as a PostgreSQL array.
    credentials: ColumnType<Credential[], string, string>;
    access_version: number;
    session_epoch: number;
    created_at: number;
    disabled_at: number | null;
  };
  'identity.passkey': {
    id: string;
    account_id: string;
    credential_id: string;
    public_key: Buffer;
    counter: number;
    transports: string[];
    last_used_at: number | null;
  };
  'identity.password': { id: string; account_id: string; hash: string };
  'identity.totp': { id: string; account_id: string; secret: string; last_step: number };
  'identity.api_token': { id: string; account_id: string; token_hash: Buffer };
  'identity.enrolment': {
    id: string;
    account_id: string;
    code_hash: Buffer;
    expires_at: number;
    pending_hash: string | null;
    pending_secret: string | null;
  };
  'identity.challenge': {
    challenge: string;
    purpose: 'register' | 'sign-in';
    account_id: string | null;
    expires_at: number;
  };
  'identity.session': {
    id: string;
    token_hash: Buffer;
    account_id: string;
    epoch: number;
    how: SignInWay;
    source: string;
    started_at: number;
    proved_at: number;
    ends_at: number;
    locked_at: number | null;
    ended_at: number | null;
  };
  'identity.preference': {
    account_id: string;
    screen: string;
    kept: ColumnType<Record<string, unknown>, string, string>;
    kept_at: number;
  };
  'identity.access_log': {
    id: Generated<number>;
    at: number;
    account_id: string;
    name: string;
    seat_id: string | null;
    verb: Verb;
    what: string;
    objects: string[];
    count: number;
    reason: string | null;
    recipient: string | null;
  };
  'identity.sign_in_log': {
    id: Generated<number>;
    at: number;
    account_id: string | null;
    how: string;
    source: string;
    outcome: 'signed-in' | 'refused' | 'slow-down' | 'unlocked' | 'signed-out';
  };
};

export type SignInWay = 'passkey' | 'password' | 'demo';

/** The database with this module's tables in its types. */
export function tablesOf(db: Db) {
  return db.withTables<IdentityTables>();
}
