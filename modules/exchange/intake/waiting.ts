import type { Clock } from '../../../kernel/index.ts';
import { type Db, idOfStream, type Reaction, sql } from '../../../kernel/index.ts';
import type { ContactEvent } from '../../operations/events.ts';
import { canonicalNumber } from '../../operations/index.ts';
import { keepRejects, type Reject } from '../gateway/rejects.ts';
import type { LocatedFix } from './incoming.ts';

/** How long a fix waits for its call: a phone may be found before it rings. */
export const WAIT_MS = 10 * 60_000;

interface Waiting {
  readonly number: string;
  readonly fix: LocatedFix;
  readonly gateway: string;
  readonly source: string;
}

export async function keepWaiting(db: Db, clock: Clock, { number, fix, gateway, source }: Waiting): Promise<void> {
  await sql`
    INSERT INTO exchange.waiting_fix (id, number, fix, gateway, source, expires_at)
    VALUES (${fix.fixId}, ${number}, ${JSON.stringify(fix)}::jsonb, ${gateway}, ${source}, ${clock.now() + WAIT_MS})
    ON CONFLICT (id) DO NOTHING`.execute(db);
}

export async function forgetWaiting(db: Db, fixId: string): Promise<void> {
  await sql`DELETE FROM exchange.waiting_fix WHERE id = ${fixId}`.execute(db);
}

async function listWaiting(db: Db, number: string): Promise<readonly LocatedFix[]> {
  const answer = await sql<{ fix: LocatedFix }>`
    SELECT fix FROM exchange.waiting_fix WHERE number = ${number} ORDER BY expires_at, id`.execute(db);
  return answer.rows.map((row) => row.fix);
}

/** Those that never found their call go to the rejects, where somebody sees them. Answers how many. */
export async function sweepWaiting(db: Db, clock: Clock): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const gone = await sql<Waiting>`
      DELETE FROM exchange.waiting_fix WHERE expires_at <= ${clock.now()} RETURNING number, fix, gateway, source`.execute(
      tx,
    );
    await keepRejects(tx, clock, gone.rows.map(rejectOf));
    return gone.rows.length;
  });
}

function rejectOf({ number, fix, gateway, source }: Waiting): Reject {
  const raw = new TextEncoder().encode(JSON.stringify({ number, ...fix }));
  return { gateway, source, raw, reason: `no call from this number came within ${WAIT_MS / 60_000} minutes` };
}

/** A call that rings, is opened, or whose number is written down is given what waits for its number. */
const join: Reaction = {
  name: 'exchange.joinWaitingFixes',
  author: 'caller location',
  on: ['operations.CallAnnounced', 'operations.ContactOpened', 'operations.ContactFieldWritten'],
  react: async (event, db) => {
    const number = canonicalNumber(numberOf(event as unknown as ContactEvent));
    if (number === null) return [];
    const contactId = idOfStream(event.stream);
    const fixes = await listWaiting(db, number);
    return fixes.map((fix) => ({ name: 'operations.locateCaller', input: { contactId, fix } }));
  },
};

function numberOf(event: ContactEvent): string | null {
  switch (event.type) {
    case 'operations.CallAnnounced':
    case 'operations.ContactOpened':
      return event.detail?.callerNumber ?? null;
    case 'operations.ContactFieldWritten':
      return event.data.field === 'callerNumber' ? (event.detail?.value ?? null) : null;
    default:
      return null;
  }
}

/** Told by the event and not by who sent the command: whatever stops in between, none waits on that is on its contact. */
const forget: Reaction = {
  name: 'exchange.forgetJoinedFixes',
  author: 'caller location',
  on: ['operations.CallerLocated'],
  react: async (event, db) => {
    const located = event as unknown as Extract<ContactEvent, { type: 'operations.CallerLocated' }>;
    await forgetWaiting(db, located.data.fixId);
    return [];
  },
};

export const waitingReactions: readonly Reaction[] = [join, forget];
