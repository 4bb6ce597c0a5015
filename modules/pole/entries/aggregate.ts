import type { Aggregate } from '../../../kernel/pure.ts';
import { type EntryState, evolveEntry, evolveLink, type LinkState } from './entry.ts';
import type { EntryEvent } from './events.ts';

export const entryAggregate: Aggregate<EntryState, EntryEvent> = {
  name: 'pole.entry',
  initial: { situation: 'none' },
  evolve: evolveEntry,
};

export const linkAggregate: Aggregate<LinkState, EntryEvent> = {
  name: 'pole.link',
  initial: { situation: 'none' },
  evolve: evolveLink,
};
