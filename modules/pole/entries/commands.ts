import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';

const Line = z.string().trim().min(1).max(200);
const Reason = z.string().trim().min(3).max(1000);

/** What is known of a person, a vehicle or a piece of property. All of it is personal. */
const Person = z.object({
  kind: z.literal('person'),
  name: Line,
  /** Other names they use or were known by. */
  aliases: z.array(Line).max(20).default([]),
  bornOn: z.iso.date().nullable().default(null),
  phones: z.array(z.string().trim().min(3).max(30)).max(20).default([]),
  addresses: z.array(Line).max(20).default([]),
});
const Vehicle = z.object({
  kind: z.literal('vehicle'),
  registration: z.string().trim().min(2).max(15),
  make: z.string().trim().max(100).nullable().default(null),
});
const Property = z.object({
  kind: z.literal('property'),
  description: Line,
  serial: z.string().trim().min(1).max(100).nullable().default(null),
});
export const EntryText = z.discriminatedUnion('kind', [Person, Vehicle, Property]);
export type EntryText = z.output<typeof EntryText>;
export const EntryKind = z.enum(['person', 'vehicle', 'property']);
export type EntryKind = z.output<typeof EntryKind>;

/** What an entry is called in a list. */
export function nameOfEntry(said: EntryText): string {
  switch (said.kind) {
    case 'person':
      return said.name;
    case 'vehicle':
      return said.make === null || said.make === '' ? said.registration : `${said.registration} ${said.make}`;
    case 'property':
      return said.serial === null ? said.description : `${said.description} (${said.serial})`;
  }
}

/** What an entry is to an incident or a contact. */
export const rolesOfEntry = {
  person: ['caller', 'victim', 'suspect', 'witness', 'vulnerable', 'missing', 'other'],
  vehicle: ['suspect', 'victim', 'stolen', 'damaged', 'other'],
  property: ['stolen', 'damaged', 'lost', 'found', 'evidence', 'other'],
} as const satisfies Record<EntryKind, readonly string[]>;
export const EntryRole = z.enum([
  ...rolesOfEntry.person,
  ...(['stolen', 'damaged', 'lost', 'found', 'evidence'] as const),
]);
export type EntryRole = z.output<typeof EntryRole>;

const entryId = '0198c2f0-7777-7000-8000-000000000001';
const intoId = '0198c2f0-7777-7000-8000-000000000002';
const noSuchEntry = { 'no-such-entry': 'There is no person, vehicle or property with this id.' };
const merged = { 'entry-merged': 'It has been merged into another.' };

export const CorrectEntry = declareCommand({
  name: 'pole.correctEntry',
  summary: 'Correct what is known of a person, a vehicle or property, with the reason',
  permission: 'entry.write',
  schema: z.object({
    entryId: z.uuid(),
    /** The log position of what you read: somebody else's correction since is not written over. */
    seen: z.int().min(0),
    entry: EntryText,
    reason: Reason,
  }),
  refusals: {
    ...noSuchEntry,
    ...merged,
    'other-kind': 'A person does not become a vehicle: add another entry.',
    'changed-meanwhile': 'Somebody changed this entry after you read it.',
  },
  example: {
    entryId,
    seen: 1,
    entry: { kind: 'person', name: 'Jane Example', phones: ['07700 900123'] },
    reason: 'New number, told by herself',
  },
});

export const ProposeMerge = declareCommand({
  name: 'pole.proposeMerge',
  summary: 'Say that two entries are one and the same, with the reason; a supervisor decides',
  permission: 'entry.write',
  schema: z.object({ entryId: z.uuid(), intoId: z.uuid(), reason: Reason }),
  refusals: { ...noSuchEntry, ...merged, 'other-kind': 'Only entries of one kind can be the same.' },
  example: { entryId, intoId, reason: 'Same number, same date of birth' },
});

export const DecideMerge = declareCommand({
  name: 'pole.decideMerge',
  summary: 'Merge an entry into the other that was proposed, or say that they are two',
  permission: 'entry.merge',
  schema: z.object({ entryId: z.uuid(), accepted: z.boolean(), reason: Reason }),
  refusals: { ...noSuchEntry, ...merged, 'no-proposal': 'Nobody has proposed to merge it.' },
  example: { entryId, accepted: true, reason: 'Date of birth confirmed by custody record' },
});

export const UndoMerge = declareCommand({
  name: 'pole.undoMerge',
  summary: 'Take a merge back: they are two after all, and what was linked to each is with each again',
  permission: 'entry.merge',
  schema: z.object({ entryId: z.uuid(), reason: Reason }),
  refusals: { ...noSuchEntry, 'not-merged': 'It has not been merged into another.' },
  example: { entryId, reason: 'Twins: two dates of birth on the birth certificates' },
});
