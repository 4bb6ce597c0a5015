import type { Insertable } from 'kysely';
import type { Clock, Db } from '../../../kernel/index.ts';
import type { Subject } from '../../../kernel/pure.ts';
import type { Verb } from '../contract.ts';
import { type IdentityTables, tablesOf } from '../tables.ts';

/** Something done with personal data, in the law's words (Data Protection Act 2018 s.62). */
export interface Access {
  readonly verb: Verb;
  readonly subject: Subject;
  /** The view or command, e.g. `operations.openIncidents`. */
  readonly object: string;
  /** Ids of the rows seen, or how many when they have none. A list is one row of the log, whatever its length. */
  readonly rows: readonly string[] | number;
  /** The parent of the rows (the incident whose log lines they are): who asks for it finds this access too. */
  readonly of?: string | null;
  readonly reason?: string | null;
  /** Who received it: needed for a disclosure. */
  readonly recipient?: string | null;
}

/** The log needs something that the access does not give; whoever asked must be asked for it. */
export class AccessUnexplained extends Error {
  readonly field: 'reason' | 'recipient';
  constructor(field: 'reason' | 'recipient', verb: Verb) {
    super(`a ${verb} needs its ${field}`);
    this.field = field;
  }
}

/**
 * Which verbs need a reason. The law asked for the justification of consultation and disclosure until the Data (Use and
 * Access) Act 2025 s.82; a force decides. Consultation is left out from the start: nobody is asked for a reason in a live call.
 */
export const reasonNeededByDefault: readonly Verb[] = ['disclosure'];

/**
 * Makes the writer. It answers once the row is stored: no personal data leaves before. What comes while others are being written is
 * written together: a desk that opens looks at thirty views in one moment.
 */
export function makeLogAccess(db: Db, clock: Clock, reasonNeeded: readonly Verb[]) {
  const write = together((rows: readonly Row[]) =>
    tablesOf(db).insertInto('identity.access_log').values(rows).execute(),
  );
  return async ({ verb, subject, object, rows, of, reason, recipient }: Access): Promise<void> => {
    if (reasonNeeded.includes(verb) && !reason?.trim()) throw new AccessUnexplained('reason', verb);
    if (verb === 'disclosure' && !recipient?.trim()) throw new AccessUnexplained('recipient', verb);
    const ids = typeof rows === 'number' ? [] : rows;
    await write({
      at: clock.now(),
      account_id: subject.id,
      name: subject.name,
      seat_id: subject.seat?.id ?? null,
      verb,
      what: object,
      objects: of ? [of, ...ids] : [...ids],
      count: typeof rows === 'number' ? rows : rows.length,
      reason: reason?.trim() || null,
      recipient: recipient?.trim() || null,
    });
  };
}

type Row = Insertable<IdentityTables['identity.access_log']>;

interface Waiting {
  readonly row: Row;
  readonly stored: (how: Promise<unknown>) => void;
}

const MOST_TOGETHER = 500;

/** One statement at a time, for all that wait; where it fails each row is tried by itself, so that one takes no other with it. */
function together(store: (rows: readonly Row[]) => Promise<unknown>): (row: Row) => Promise<unknown> {
  const waiting: Waiting[] = [];
  let isWriting = false;
  const writeAll = async (): Promise<void> => {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, MOST_TOGETHER);
      const whole = store(batch.map(({ row }) => row));
      const isStored = await whole.then(
        () => true,
        () => false,
      );
      for (const { row, stored } of batch) stored(isStored || batch.length === 1 ? whole : store([row]));
    }
    isWriting = false;
  };
  return (row) =>
    new Promise((stored) => {
      waiting.push({ row, stored });
      if (!isWriting) void writeAll();
    });
}
