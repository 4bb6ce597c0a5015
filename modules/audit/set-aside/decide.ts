import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { CarryAgain } from '../contract.ts';
import type { AuditEvent } from '../events.ts';

/** How an event stands to a reaction: it never failed there, waits for its next try, or was given up. */
export type Standing = 'not-set-aside' | 'waiting' | 'given-up';

export function carryAgain(
  { input }: CommandOf<InputOf<typeof CarryAgain>>,
  standing: Standing,
): Outcome<{ letter: readonly AuditEvent[] }> {
  if (standing === 'not-set-aside') return refuse('not-set-aside', 'Nothing of this reaction is set aside there.');
  if (standing === 'waiting') return refuse('tried-soon', 'It is tried again by itself.');
  return decided({ letter: [{ type: 'audit.CarriedAgain', data: input }] });
}
