import type { Value } from '../items/events.ts';
import type { EstateTerms } from '../items/terms.ts';
import { kitHealth } from '../watching/health.ts';

/** What is known of a thing in somebody's hands. */
export interface Watched {
  readonly class_id: string;
  readonly stage: string;
  readonly fields: Readonly<Record<string, Value>>;
  readonly seen_at: number | null;
  readonly seen_state: 'up' | 'degraded' | 'down' | null;
  readonly seen_detail: string | null;
}

/** A radio as its dispatcher sees it; of anything else what a monitor says. Null: nothing is known to be wrong. */
export function healthOf(own: Watched, { stages }: EstateTerms, now: number): string | null {
  const { class_id: classId, fields, seen_at: at, seen_state: state, seen_detail: detail } = own;
  const stage = stages.get(own.stage);
  const seen = at === null || state === null ? null : { at, state, detail: detail ?? '' };
  if (classId === 'radio-terminal') {
    const stunState = typeof fields.stunState === 'string' ? fields.stunState : null;
    // What lies in the store of the register is in somebody's hands all the same: its stage says nothing here.
    return (
      kitHealth('radio', { stunState, used: true, stageName: stage?.name ?? own.stage, seen }, 0, now)?.reason ?? null
    );
  }
  if (seen === null || seen.state === 'up') return null;
  return seen.detail === '' ? seen.state : `${seen.state}: ${seen.detail}`;
}
