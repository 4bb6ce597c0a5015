import type { Past } from '../../../kernel/pure.ts';
import type { DraftEvent } from '../events.ts';
import type { PackSection } from './sections.ts';

interface Saved {
  readonly hash: string;
  readonly over: string;
}

/** A draft of the force pack: whose it is, and the hashes of the sections it says something of. What they say stands in the table. */
export type Draft =
  | { readonly situation: 'none' | 'published' | 'dropped' }
  | {
      readonly situation: 'open';
      readonly accountId: string;
      readonly name: string;
      readonly sections: ReadonlyMap<PackSection, Saved>;
    };

export const draftAggregate = { name: 'force.draft', initial: { situation: 'none' } as Draft, evolve };

function evolve(state: Draft, event: Past<DraftEvent>): Draft {
  if (event.type === 'force.DraftPublished') return { situation: 'published' };
  if (event.type === 'force.DraftSaved') {
    const { section, hash, over } = event.data;
    const { id: accountId, name } = event.actor;
    const open =
      state.situation === 'open' ? state : ({ situation: 'open', accountId, name, sections: new Map() } as const);
    return { ...open, sections: new Map([...open.sections, [section, { hash, over }]]) };
  }
  if (event.type !== 'force.DraftDropped' || state.situation !== 'open') return state;
  const { section } = event.data;
  if (section === null) return { situation: 'dropped' };
  return { ...state, sections: new Map([...state.sections].filter(([one]) => one !== section)) };
}
