import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { EntryKind, EntryRole, EntryText } from './commands.ts';

/** An entry's role in a record. What the record is stands with whoever keeps it: here it is an id. */
export const LinkTerms = z.object({
  entryId: z.string(),
  role: EntryRole,
  about: z.object({ kind: z.enum(['incident', 'contact']), id: z.string() }),
});
export type LinkTerms = z.output<typeof LinkTerms>;

const Reason = z.object({ reason: z.string() });

export const entryEvents = defineEvents({
  'pole.EntryAdded': { data: z.object({ kind: EntryKind }), detail: z.object({ entry: EntryText }) },
  'pole.EntryCorrected': { data: z.object({}), detail: Reason.extend({ entry: EntryText }) },
  'pole.MergeProposed': { data: z.object({ intoId: z.string() }), detail: Reason },
  'pole.MergeDecided': { data: z.object({ intoId: z.string(), accepted: z.boolean() }), detail: Reason },
  'pole.MergeUndone': { data: z.object({ intoId: z.string() }), detail: Reason },
  'pole.EntryLinked': { data: LinkTerms, detail: Reason },
  'pole.EntryUnlinked': { data: LinkTerms, detail: Reason },
});
export type EntryEvent = EventOf<typeof entryEvents>;
