import type { Aggregate } from '../../../kernel/index.ts';
import type { Past } from '../../../kernel/pure.ts';
import type { DisclosureEvent } from './events.ts';

export interface Redaction {
  readonly position: number;
  /** Null: erased by law. */
  readonly ground: string | null;
}

export type DisclosureState =
  | { readonly situation: 'none' }
  | {
      readonly situation: 'disclosed';
      readonly recordId: string;
      readonly number: string;
      readonly until: number;
      readonly redactions: readonly Redaction[];
      /** Null: erased by law. */
      readonly recipient: string | null;
      readonly reason: string | null;
      readonly at: number;
      readonly by: string;
    };

export const disclosureAggregate: Aggregate<DisclosureState, DisclosureEvent> = {
  name: 'audit.disclosure',
  initial: { situation: 'none' },
  evolve: (_state, event: Past<DisclosureEvent>) => {
    const { data, detail, recordedAt, actor } = event;
    const { recordId, number, until, heldBack } = data;
    const redactions = heldBack.map((position, n) => ({ position, ground: detail?.grounds[n] ?? null }));
    const { recipient = null, reason = null } = detail ?? {};
    const given = { recordId, number, until, redactions, recipient, reason };
    return { situation: 'disclosed', ...given, at: recordedAt, by: actor.name };
  },
};
