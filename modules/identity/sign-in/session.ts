import { randomUUID } from 'node:crypto';
import { type Clock, type Db, lanesOf, sql } from '../../../kernel/index.ts';
import type { Role } from '../../../kernel/pure.ts';
import type { AccountRow } from '../accounts/queries.ts';
import { heldCredential } from '../accounts/queries.ts';
import { type SignInWay, tablesOf } from '../tables.ts';
import { hashOf, makeToken } from './secret.ts';

/** Somebody signed in: at a screen, or a program with an API token. */
export interface Session {
  readonly kind: 'session' | 'token';
  readonly sessionId: string;
  readonly accountId: string;
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly callsign: string | null;
  readonly collar: string | null;
  readonly accessVersion: number;
  /** When its person last proved who they are: for acts that ask for a fresh proof. Null for a token. */
  readonly provedAt: number | null;
  /** Null for a token: it lives until revoked. */
  readonly endsAt: number | null;
  /** The desk is locked since: its screens cover themselves; calls, alarms and the feed go on. */
  readonly lockedAt: number | null;
}

/**
 * The longest shift with its handover. Nothing but this, a sign-out or an administrator ends a session: an idle desk locks,
 * since a desk that signs itself out in a quiet hour drops the next 999 call. Each unlock proves the person again and
 * starts it anew.
 */
const SESSION_MS = 14 * 3_600_000;

const KEPT_MS = 7 * 24 * 3_600_000;

const TOKEN_MARK = 'trefoil_';

export function makeSessions(db: Db, clock: Clock) {
  const tables = tablesOf(db);
  return {
    async start(account: AccountRow, how: SignInWay, source: string): Promise<{ token: string; session: Session }> {
      const token = makeToken();
      const now = clock.now();
      const row = {
        id: randomUUID(),
        token_hash: hashOf(token),
        account_id: account.id,
        epoch: account.session_epoch,
        how,
        source: source.slice(0, 100),
        started_at: now,
        proved_at: now,
        ends_at: now + SESSION_MS,
        locked_at: null,
        ended_at: null,
      };
      await tables.insertInto('identity.session').values(row).execute();
      return { token, session: sessionOf(account, row) };
    },

    /** Who holds this token; null when nobody (any more) does. */
    async find(token: string): Promise<Session | null> {
      // Asked with every request.
      const { reading } = lanesOf(db);
      return token.startsWith(TOKEN_MARK) ? findByApiToken(reading, token) : findBySession(reading, token, clock.now());
    },

    /** Whose it was and how it began; null when it had ended before. */
    async end(sessionId: string): Promise<Ended | null> {
      const row = await tables
        .updateTable('identity.session')
        .set({ ended_at: clock.now() })
        .where('id', '=', sessionId)
        .where('ended_at', 'is', null)
        .returning(['account_id', 'how', 'source'])
        .executeTakeFirst();
      return row ?? null;
    },

    async lock(sessionId: string): Promise<void> {
      await tables
        .updateTable('identity.session')
        .set({ locked_at: clock.now() })
        .where('id', '=', sessionId)
        .where('locked_at', 'is', null)
        .execute();
    },

    async unlock(sessionId: string): Promise<void> {
      const now = clock.now();
      await tables
        .updateTable('identity.session')
        .set({ locked_at: null, proved_at: now, ends_at: now + SESSION_MS })
        .where('id', '=', sessionId)
        .where('ended_at', 'is', null)
        .execute();
    },

    /** Whether its person is signed in at another screen as well. */
    hasOther: (session: Session) => hasOther(db, clock.now(), session),

    /** Which of these sessions and tokens no longer live: one query a second for all open streams. */
    listEnded: (ids: readonly string[]) => listEnded(db, clock.now(), ids),

    /** Throws away what has long run out: it opens nothing, and is not to be kept for ever. */
    sweep: () => sweep(db, clock.now() - KEPT_MS),
  };
}

interface Ended {
  readonly account_id: string;
  readonly how: SignInWay;
  readonly source: string;
}

export type Sessions = ReturnType<typeof makeSessions>;

/** The text of a new API token; only its hash is stored. */
export function makeApiToken(): string {
  return `${TOKEN_MARK}${makeToken()}`;
}

async function sweep(db: Db, endedBefore: number): Promise<void> {
  await tablesOf(db).deleteFrom('identity.session').where('ends_at', '<', endedBefore).execute();
  await tablesOf(db).deleteFrom('identity.enrolment').where('expires_at', '<', endedBefore).execute();
  await tablesOf(db).deleteFrom('identity.challenge').where('expires_at', '<', endedBefore).execute();
}

function sessionsOfLivingAccounts(db: Db, now: number) {
  return tablesOf(db)
    .selectFrom('identity.session as session')
    .innerJoin('identity.account as account', (join) =>
      join
        .onRef('account.id', '=', 'session.account_id')
        .onRef('account.session_epoch', '=', 'session.epoch')
        .on('account.disabled_at', 'is', null),
    )
    .where('session.ended_at', 'is', null)
    .where('session.ends_at', '>', now);
}

interface SessionColumns {
  readonly session_id: string;
  readonly proved_at: number;
  readonly ends_at: number;
  readonly locked_at: number | null;
}

async function findBySession(db: Db, token: string, now: number): Promise<Session | null> {
  // Worded by hand: asked with every request, and building it would take longer than answering it.
  const { rows } = await sql<AccountRow & SessionColumns>`
    SELECT account.*, session.id AS session_id, session.proved_at, session.ends_at, session.locked_at
      FROM identity.session AS session
      JOIN identity.account AS account ON account.id = session.account_id AND account.session_epoch = session.epoch
       AND account.disabled_at IS NULL
     WHERE session.ended_at IS NULL AND session.ends_at > ${now} AND session.token_hash = ${hashOf(token)}`.execute(db);
  const [row] = rows;
  return row === undefined ? null : sessionOf(row, { ...row, id: row.session_id });
}

async function hasOther(db: Db, now: number, { sessionId, accountId }: Session): Promise<boolean> {
  const others = sessionsOfLivingAccounts(db, now)
    .where('session.account_id', '=', accountId)
    .where('session.id', '<>', sessionId);
  return (await others.select('session.id').limit(1).executeTakeFirst()) !== undefined;
}

function tokensOfLivingAccounts(db: Db) {
  return tablesOf(db)
    .selectFrom('identity.api_token as token')
    .innerJoin('identity.account as account', 'account.id', 'token.account_id')
    .where('account.disabled_at', 'is', null);
}

async function findByApiToken(db: Db, token: string): Promise<Session | null> {
  const row = await tokensOfLivingAccounts(db)
    .where('token.token_hash', '=', hashOf(token))
    .selectAll('account')
    .select('token.id as token_id')
    .executeTakeFirst();
  if (row === undefined || heldCredential(row, row.token_id)?.kind !== 'token') return null;
  return { ...whoOf(row), kind: 'token', sessionId: row.token_id, provedAt: null, endsAt: null, lockedAt: null };
}

async function listEnded(db: Db, now: number, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const living = new Set([...(await livingSessions(db, ids, now)), ...(await livingTokens(db, ids))]);
  return ids.filter((id) => !living.has(id));
}

async function livingSessions(db: Db, ids: readonly string[], now: number): Promise<readonly string[]> {
  const rows = await sessionsOfLivingAccounts(db, now).where('session.id', 'in', ids).select('session.id').execute();
  return rows.map((row) => row.id);
}

async function livingTokens(db: Db, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await tokensOfLivingAccounts(db)
    .where('token.id', 'in', ids)
    .where(sql<boolean>`account.credentials @> jsonb_build_array(jsonb_build_object('id', token.id))`)
    .select('token.id')
    .execute();
  return rows.map((row) => row.id);
}

function whoOf(account: AccountRow) {
  const name = account.name ?? account.id;
  return {
    accountId: account.id,
    name,
    displayName: account.display_name ?? name,
    roles: account.roles,
    callsign: account.callsign,
    collar: account.collar,
    accessVersion: account.access_version,
  };
}

function sessionOf(
  account: AccountRow,
  session: { id: string; proved_at: number; ends_at: number; locked_at: number | null },
): Session {
  const { id: sessionId, proved_at: provedAt, ends_at: endsAt, locked_at: lockedAt } = session;
  return { ...whoOf(account), kind: 'session', sessionId, provedAt, endsAt, lockedAt };
}
