import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { EntryKind, EntryRole, EntryText, MarkerKind } from '../../pole/contract.ts';

/** A warning marker on a person or a vehicle, with who set it, why, and until when. */
const OnEntry = z.object({
  id: z.string(),
  kind: MarkerKind,
  text: z.string().nullable(),
  reason: z.string().nullable(),
  author: z.string(),
  setAt: z.number(),
  reviewAt: z.number(),
  expiresAt: z.number(),
});

/** A person, vehicle or piece of property as a screen shows it. */
const KnownEntry = z.object({
  id: z.string(),
  kind: EntryKind,
  name: z.string(),
  /** Null when erased. */
  said: EntryText.nullable(),
  /** Log position of what is said: a correction names it as seen. */
  seen: z.number(),
  /** Somebody thinks that it is the same as another. */
  proposal: z.object({ intoId: z.string(), reason: z.string().nullable(), by: z.string(), at: z.number() }).nullable(),
  markers: z.array(OnEntry),
});

export const Known = declareView({
  name: 'operations.known',
  summary:
    'What is known of a number, a name, an address, a place or a registration while it is typed, and why it shows',
  key: 'id',
  parent: 'about',
  permission: 'entry.read',
  personal: true,
  purpose: true,
  row: z.object({
    id: z.string(),
    /** The contact or incident for which it was asked; empty for none. */
    about: z.string(),
    kind: z.enum(['flag', 'entry', 'contact']),
    title: z.string(),
    /** Why it shows: same number, lives here, sounds like it. */
    why: z.string(),
    text: z.string().nullable(),
    at: z.number().nullable(),
    /** Of a flag: what repeats, or who lives here. */
    flag: z.enum(['repeat-caller', 'repeat-victim', 'repeat-location', 'vulnerable-household']).nullable(),
    entry: KnownEntry.nullable(),
    /** The incident that it leads to. */
    incidentId: z.string().nullable(),
  }),
});

export const Entries = declareView({
  name: 'operations.entries',
  summary: 'People, vehicles and property of one incident or contact, each with its role',
  key: 'id',
  parent: 'about',
  permission: 'entry.read',
  personal: true,
  row: z.object({
    /** The link. */
    id: z.string(),
    about: z.string(),
    role: EntryRole,
    reason: z.string().nullable(),
    linkedBy: z.string(),
    linkedAt: z.number(),
    entry: KnownEntry,
  }),
});

export const EntryHistory = declareView({
  name: 'operations.entryHistory',
  summary: 'The incidents and contacts of one person, vehicle or piece of property, the newest first',
  key: 'id',
  parent: 'entryId',
  permission: 'entry.read',
  personal: true,
  purpose: true,
  row: z.object({
    id: z.string(),
    entryId: z.string(),
    role: EntryRole,
    number: z.string(),
    title: z.string(),
    what: z.string().nullable(),
    state: z.string(),
    place: z.string().nullable(),
    at: z.number(),
    incidentId: z.string().nullable(),
    linkedBy: z.string(),
    reason: z.string().nullable(),
  }),
});

export const MergeProposals = declareView({
  name: 'operations.mergeProposals',
  summary: 'Entries that somebody thinks are one and the same, with both sides, until a supervisor has decided',
  key: 'id',
  permission: 'entry.merge',
  personal: true,
  row: z.object({
    /** The entry that is to be merged into the other. */
    id: z.string(),
    one: KnownEntry,
    into: KnownEntry,
    reason: z.string().nullable(),
    by: z.string(),
    at: z.number(),
  }),
});

export const MergedEntries = declareView({
  name: 'operations.mergedEntries',
  summary: 'What has been merged into an entry, each as it stood by itself',
  key: 'id',
  parent: 'entryId',
  permission: 'entry.merge',
  personal: true,
  row: z.object({ id: z.string(), entryId: z.string(), entry: KnownEntry }),
});
