import { type Projection, sql, type Tx } from '../../../kernel/index.ts';
import { unreadAggregate } from './aggregate.ts';
import type { UnreadState } from './unread.ts';

/** The only writer of exchange.unread. */
export const unreadProjection: Projection = { aggregate: unreadAggregate, onState: write };

async function write(tx: Tx, id: string, state: UnreadState): Promise<void> {
  if (state.situation === 'none') return;
  const { gateway, source, reason, bytes, cameAt, original, encoding, taken, late } = state.unread;
  const end = state.situation === 'answered' ? state : null;
  await sql`
    INSERT INTO exchange.unread (id, state, gateway, source, reason, bytes, came_at, original, encoding, taken_by, taken_at,
                                 late, outcome, contact_id, answer, answered_by, answered_at)
    VALUES (${id}, ${state.situation}, ${gateway}, ${source}, ${reason}, ${bytes}, ${cameAt}, ${original}, ${encoding},
            ${taken?.by ?? null}, ${taken?.at ?? null}, ${late === null ? null : JSON.stringify(late)}::jsonb,
            ${end?.outcome ?? null}, ${end?.contactId ?? null}, ${end?.reason ?? null}, ${end?.by ?? null}, ${end?.at ?? null})
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, original = excluded.original, taken_by = excluded.taken_by,
      taken_at = excluded.taken_at, late = excluded.late, outcome = excluded.outcome, contact_id = excluded.contact_id,
      answer = excluded.answer, answered_by = excluded.answered_by, answered_at = excluded.answered_at`.execute(tx);
}
