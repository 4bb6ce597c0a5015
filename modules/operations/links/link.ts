import type { Aggregate, Past } from '../../../kernel/pure.ts';
import type { LinkEvent } from './events.ts';
import type { LinkKind } from './kinds.ts';

export type LinkState =
  | { readonly situation: 'none' }
  | {
      readonly situation: 'linked';
      readonly kind: LinkKind;
      readonly fromId: string;
      readonly toId: string;
      readonly fromNumber: string;
      readonly toNumber: string;
      readonly at: number;
      readonly by: string;
    };

function evolveLink(state: LinkState, event: Past<LinkEvent>): LinkState {
  switch (event.type) {
    case 'operations.LinkMade':
      return { situation: 'linked', ...event.data, at: event.occurredAt, by: event.actor.name };
    case 'operations.LinkRemoved':
      return { situation: 'none' };
    default:
      return state;
  }
}

/** The link of one pair of incidents; its id is both of theirs. */
export const linkAggregate: Aggregate<LinkState, LinkEvent> = {
  name: 'operations.link',
  initial: { situation: 'none' },
  evolve: evolveLink,
};
