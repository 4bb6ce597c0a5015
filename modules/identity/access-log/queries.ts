import type { Selectable } from 'kysely';
import { type Db, type HeldRow, sql, type ViewQuery, type ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { AccessLog, SignInLog, verbs } from '../contract.ts';
import { type IdentityTables, tablesOf } from '../tables.ts';

/** What the auditor looks for. All that is given must hold. */
export interface AccessQuery {
  /** "Who looked at this incident": the id of the object. */
  readonly object?: string | undefined;
  readonly account?: string | undefined;
  readonly verb?: string | undefined;
  readonly what?: string | undefined;
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

type AccessRow = RowOf<typeof AccessLog>;

/** Accesses, newest first. Reading them is itself an access: the caller logs it, with its purpose, before it answers. */
export async function listAccesses(db: Db, wanted: AccessQuery): Promise<readonly AccessRow[]> {
  let query = tablesOf(db).selectFrom('identity.access_log').selectAll().orderBy('id', 'desc').limit(wanted.limit);
  if (wanted.object !== undefined) query = query.where(sql<boolean>`objects @> ARRAY[${wanted.object}]::text[]`);
  if (wanted.account !== undefined) query = query.where('account_id', '=', wanted.account);
  const verb = verbs.find((v) => v === wanted.verb);
  if (wanted.verb !== undefined)
    query = verb === undefined ? query.where(sql<boolean>`false`) : query.where('verb', '=', verb);
  if (wanted.what !== undefined) query = query.where('what', '=', wanted.what);
  if (wanted.from !== undefined) query = query.where('at', '>=', wanted.from);
  if (wanted.until !== undefined) query = query.where('at', '<', wanted.until);
  if (wanted.before !== undefined) query = query.where('id', '<', wanted.before);
  return (await query.execute()).map(shown);
}

function shown(row: Selectable<IdentityTables['identity.access_log']>): AccessRow {
  return {
    id: String(row.id),
    at: row.at,
    accountId: row.account_id,
    name: row.name,
    seatId: row.seat_id,
    verb: row.verb,
    what: row.what,
    objects: row.objects,
    count: row.count,
    reason: row.reason,
    recipient: row.recipient,
  };
}

/** The view declares `purpose`: the door that serves it asks why, and logs it, before it answers. */
async function page(db: Db, { filters, limit, after }: ViewQuery): Promise<readonly HeldRow[]> {
  const rows = await listAccesses(db, {
    object: filters.object,
    account: filters.account,
    verb: filters.verb,
    what: filters.what,
    from: instant(filters.from),
    until: instant(filters.until),
    before: idOf(after),
    limit,
  });
  return rows.map((row) => ({ key: row.id, row, member: true }));
}

/** The mark of a page; whatever is none begins at the newest. */
function idOf(after: string | null): number | undefined {
  return after !== null && /^\d{1,15}$/.test(after) ? Number(after) : undefined;
}

function instant(text: string | undefined): number | undefined {
  const at = Number(text);
  return text === undefined || !Number.isSafeInteger(at) ? undefined : at;
}

/** Not fed live: every look at it is one read with one purpose. */
export const accessLogView: ViewSource = { declaration: AccessLog, list: page };

async function signIns(db: Db, { filters, limit, after }: ViewQuery): Promise<readonly HeldRow[]> {
  let query = tablesOf(db).selectFrom('identity.sign_in_log').selectAll().orderBy('id', 'desc').limit(limit);
  if (filters.account !== undefined) query = query.where('account_id', '=', filters.account);
  if (filters.source !== undefined) query = query.where('source', '=', filters.source);
  const before = idOf(after);
  if (before !== undefined) query = query.where('id', '<', before);
  return (await query.execute()).map(({ id, account_id: accountId, at, how, source, outcome }) => {
    const row: RowOf<typeof SignInLog> = { id: String(id), at, accountId, how, source, outcome };
    return { key: row.id, row, member: true };
  });
}

export const signInLogView: ViewSource = { declaration: SignInLog, list: signIns };
