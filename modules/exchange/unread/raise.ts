import { type Db, derivedId, sql } from '../../../kernel/index.ts';
import type { InputOf } from '../../../kernel/pure.ts';
import type { KeepUnread } from './commands.ts';

/** More than these stand before the supervisors at no time: what comes beyond waits, and is counted among the rejects. */
const MOST_OPEN = 200;
const AT_ONCE = 20;
const MOST_CHARACTERS = 16_000;

interface Rejected {
  id: number;
  at: number;
  gateway: string;
  source: string;
  raw: string;
  bytes: number;
  reason: string;
}

export interface RaiseNeeds {
  readonly db: Db;
  /** Sends the command as the part of the system that it is; `commandId` is the same for every attempt. */
  readonly keep: (commandId: string, input: InputOf<typeof KeepUnread>) => Promise<void>;
}

/**
 * What the gateways could not map comes before the supervisors, each once, whatever stops in between: the mark is set after the command,
 * and the command of one that was brought already changes nothing. Positions of radios that nobody carries are no message to anybody;
 * an emergency of such a radio is.
 */
export async function raiseUnread({ db, keep }: RaiseNeeds): Promise<number> {
  const open = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM exchange.unread WHERE state = 'open'`.execute(db);
  const room = Math.min(AT_ONCE, MOST_OPEN - (open.rows[0]?.count ?? 0));
  if (room <= 0) return 0;
  const found = await sql<Rejected>`
    SELECT id, at, gateway, source, raw, bytes, reason FROM exchange.reject
     WHERE NOT raised AND (gateway <> 'tetra-lip' OR reason LIKE 'EMERGENCY%') ORDER BY id LIMIT ${room}`.execute(db);
  for (const reject of found.rows) {
    const messageId = derivedId('unread message', reject.id, reject.at);
    await keep(derivedId('keep unread', messageId), { messageId, ...inputOf(reject) });
    await sql`UPDATE exchange.reject SET raised = true WHERE id = ${reject.id}`.execute(db);
  }
  return found.rows.length;
}

function inputOf({ at, gateway, source, raw, bytes, reason }: Rejected) {
  const text = textOf(Buffer.from(raw, 'hex'));
  const shown =
    text === null ? { original: raw, encoding: 'hex' as const } : { original: text, encoding: 'text' as const };
  return {
    ...{ gateway, bytes, reason: reason.slice(0, 1000), source: source.slice(0, 200), cameAt: at },
    ...{ ...shown, original: shown.original.slice(0, MOST_CHARACTERS) },
  };
}

/** Null: bytes that nobody could read as words. A cut in the middle of a character is no fault of its sender. */
function textOf(bytes: Buffer): string | null {
  const text = new TextDecoder('utf-8').decode(bytes).replace(/\ufffd$/, '');
  const odd = [...text].some((char) => char === '\ufffd' || (char < ' ' && !'\t\r\n'.includes(char)));
  return odd ? null : text;
}
