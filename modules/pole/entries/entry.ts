import type { Past } from '../../../kernel/pure.ts';
import type { EntryKind, EntryText } from './commands.ts';
import type { EntryEvent, LinkTerms } from './events.ts';

export interface MergeProposal {
  readonly intoId: string;
  readonly reason: string | null;
  readonly by: string;
  readonly at: number;
}

interface Entry {
  readonly kind: EntryKind;
  /** Null when erased. */
  readonly said: EntryText | null;
  readonly addedBy: string;
  readonly addedAt: number;
  /** Log position of what was said last. */
  readonly saidPosition: number;
  readonly proposal: MergeProposal | null;
}

export type EntryState =
  | { readonly situation: 'none' }
  | { readonly situation: 'known'; readonly entry: Entry }
  | { readonly situation: 'merged'; readonly entry: Entry; readonly intoId: string };

export function evolveEntry(state: EntryState, event: Past<EntryEvent>): EntryState {
  if (event.type === 'pole.EntryAdded') {
    const { data, detail, actor, occurredAt, position } = event;
    const added = { addedBy: actor.name, addedAt: occurredAt, saidPosition: position, proposal: null };
    return { situation: 'known', entry: { kind: data.kind, said: detail?.entry ?? null, ...added } };
  }
  if (event.type === 'pole.MergeUndone' && state.situation === 'merged') {
    return { situation: 'known', entry: state.entry };
  }
  if (state.situation !== 'known') return state;
  const { entry } = state;
  switch (event.type) {
    case 'pole.EntryCorrected':
      return { ...state, entry: { ...entry, said: event.detail?.entry ?? null, saidPosition: event.position } };
    case 'pole.MergeProposed': {
      const { detail, data, actor, occurredAt } = event;
      const proposal = { intoId: data.intoId, reason: detail?.reason ?? null, by: actor.name, at: occurredAt };
      return { ...state, entry: { ...entry, proposal } };
    }
    case 'pole.MergeDecided': {
      const decided = { ...entry, proposal: null };
      return event.data.accepted
        ? { situation: 'merged', entry: decided, intoId: event.data.intoId }
        : { situation: 'known', entry: decided };
    }
    default:
      return state;
  }
}

export type LinkState =
  | { readonly situation: 'none' }
  | {
      readonly situation: 'linked' | 'unlinked';
      readonly link: LinkTerms & { readonly reason: string | null; readonly by: string; readonly at: number };
    };

export function evolveLink(state: LinkState, event: Past<EntryEvent>): LinkState {
  if (event.type === 'pole.EntryLinked') {
    const { data, detail, actor, occurredAt } = event;
    return {
      situation: 'linked',
      link: { ...data, reason: detail?.reason ?? null, by: actor.name, at: occurredAt },
    };
  }
  if (event.type === 'pole.EntryUnlinked' && state.situation === 'linked') return { ...state, situation: 'unlinked' };
  return state;
}
