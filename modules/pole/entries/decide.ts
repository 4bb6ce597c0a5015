import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { CorrectEntry, DecideMerge, ProposeMerge, UndoMerge } from './commands.ts';
import type { EntryState } from './entry.ts';
import type { EntryEvent } from './events.ts';

type Command<C> = CommandOf<InputOf<C>>;
type OfEntry = Outcome<{ entry: readonly EntryEvent[] }>;
type States = { readonly entry: EntryState };

const none = () => refuse<never>('no-such-entry', 'There is no person, vehicle or property with this id.');
const merged = () => refuse<never>('entry-merged', 'It has been merged into another.');

export function correctEntry({ input }: Command<typeof CorrectEntry>, { entry: state }: States): OfEntry {
  if (state.situation === 'none') return none();
  if (state.situation === 'merged') return merged();
  if (state.entry.kind !== input.entry.kind) {
    return refuse('other-kind', 'A person does not become a vehicle: add another entry.');
  }
  if (state.entry.saidPosition !== input.seen) {
    return refuse('changed-meanwhile', 'Somebody changed this entry after you read it.');
  }
  const detail = { entry: input.entry, reason: input.reason };
  return decided({ entry: [{ type: 'pole.EntryCorrected', data: {}, detail }] });
}

export function proposeMerge(
  { input }: Command<typeof ProposeMerge>,
  { entry, into }: States & { readonly into: EntryState },
): OfEntry {
  if (entry.situation === 'none' || into.situation === 'none') return none();
  if (entry.situation === 'merged' || into.situation === 'merged') return merged();
  if (entry.entry.kind !== into.entry.kind || input.entryId === input.intoId) {
    return refuse('other-kind', 'Only two entries of one kind can be the same.');
  }
  const detail = { reason: input.reason };
  return decided({ entry: [{ type: 'pole.MergeProposed', data: { intoId: input.intoId }, detail }] });
}

export function decideMerge({ input }: Command<typeof DecideMerge>, { entry }: States): OfEntry {
  if (entry.situation === 'none') return none();
  if (entry.situation === 'merged') return merged();
  const { proposal } = entry.entry;
  if (proposal === null) return refuse('no-proposal', 'Nobody has proposed to merge it.');
  const data = { intoId: proposal.intoId, accepted: input.accepted };
  return decided({ entry: [{ type: 'pole.MergeDecided', data, detail: { reason: input.reason } }] });
}

export function undoMerge({ input }: Command<typeof UndoMerge>, { entry }: States): OfEntry {
  if (entry.situation === 'none') return none();
  if (entry.situation !== 'merged') return refuse('not-merged', 'It has not been merged into another.');
  const { intoId } = entry;
  return decided({ entry: [{ type: 'pole.MergeUndone', data: { intoId }, detail: { reason: input.reason } }] });
}
