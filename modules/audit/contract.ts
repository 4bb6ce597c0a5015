import { z } from 'zod';
import { declareCommand, declareView, type PermissionDeclaration } from '../../kernel/pure.ts';

/** The door of audit for screens: erasure by law, legal holds, and the seals of the log. */
export const permissions: readonly PermissionDeclaration[] = [
  { name: 'record.erase', summary: 'Erase details of a record on a legal ground', roles: ['auditor'] },
  {
    name: 'record.hold',
    summary: 'Place legal holds, under which nothing is erased, and see which stand',
    // A death or a complaint comes to the force incident manager first, at night.
    roles: ['auditor', 'fim'],
  },
  { name: 'record.release', summary: 'Lift legal holds', roles: ['auditor'] },
  {
    name: 'record.disclose',
    summary: 'Give a whole record out, with its proof, and see what was given out',
    roles: ['auditor'],
  },
  {
    name: 'transaction.read',
    summary: 'See what was done by whom and when, people and systems, for a purpose that is kept',
    roles: ['auditor', 'administrator'],
  },
  {
    name: 'past.read',
    summary: 'See the screens of the control room as they stood at any moment, for a purpose that is kept',
    roles: ['control-room-supervisor', 'fim', 'auditor'],
  },
  { name: 'seal.read', summary: 'See the seals of the log', roles: ['auditor', 'administrator'] },
  {
    name: 'reaction.mend',
    summary: 'See what the system could not digest, and have it carried again',
    roles: ['administrator'],
  },
];

const Stream = z
  .string()
  .max(300)
  .regex(/^[a-z-]+\.[a-z-]+\/.+$/, 'the name of a stream, e.g. operations.incident/0198c2f0-…');
const Reason = z.string().trim().min(3).max(1000);
const HoldId = z.uuid();
const noSuchStream = { 'no-such-stream': 'The log holds no such record.' };
const stream = 'operations.incident/0198c2f0-7777-7000-8000-000000000001';
const holdId = '0198c2f0-7777-7000-8000-000000000002';

/** On what ground the law orders or allows an erasure. */
export const grounds = ['erasure-request', 'retention-ended', 'court-order', 'recorded-in-error'] as const;

export const EraseDetail = declareCommand({
  name: 'audit.eraseDetail',
  summary: 'Erase personal data and free text of a record for ever; the proof that it was there stands',
  permission: 'record.erase',
  schema: z.object({
    stream: Stream,
    /** Log positions; null: every detail of the record. */
    positions: z.array(z.int().positive()).min(1).max(1000).nullable(),
    ground: z.enum(grounds),
    /** Stays in the log for ever: no names here. */
    reason: Reason,
  }),
  refusals: {
    ...noSuchStream,
    held: 'The record is under a legal hold.',
    'not-in-record': 'One of the positions is not in this record.',
    'nothing-to-erase': 'There is no detail left to erase.',
  },
  example: { stream, positions: null, ground: 'erasure-request', reason: 'DPA 2018 s.47, request 2026/118' },
});

export const PlaceHold = declareCommand({
  name: 'audit.placeHold',
  summary: 'Place a legal hold on a record (inquest, complaint, CPIA): nothing of it is erased while one stands',
  permission: 'record.hold',
  schema: z.object({ stream: Stream, holdId: HoldId, reason: Reason }),
  refusals: { ...noSuchStream, 'hold-exists': 'This hold has been placed already.' },
  example: { stream, holdId, reason: 'Inquest opened' },
});

export const LiftHold = declareCommand({
  name: 'audit.liftHold',
  summary: 'Lift one legal hold; others stand',
  permission: 'record.release',
  schema: z.object({ stream: Stream, holdId: HoldId, reason: Reason }),
  refusals: { ...noSuchStream, 'no-such-hold': 'No such hold stands on this record.' },
  example: { stream, holdId, reason: 'Inquest concluded' },
});

export const StandingHolds = declareView({
  name: 'audit.standingHolds',
  summary: 'Legal holds that stand: on which record, why, since when and by whom; the oldest first',
  key: 'id',
  permission: 'record.hold',
  personal: false,
  row: z.object({
    id: z.string(),
    stream: z.string(),
    /** Null: placed without an id by an older version; lifted only together with all that stand on the record. */
    holdId: z.string().nullable(),
    reason: z.string(),
    placedAt: z.number(),
    placedBy: z.string(),
  }),
});

export const Checkpoints = declareView({
  name: 'audit.checkpoints',
  summary: 'Seals of the log, the latest first: size, root, time, signature',
  key: 'size',
  permission: 'seal.read',
  personal: false,
  row: z.object({
    /** Rows sealed, counted from the first. */
    size: z.string(),
    position: z.number(),
    sealedAt: z.number(),
    root: z.string(),
    publicKey: z.string(),
    signature: z.string(),
  }),
});

export const CarryAgain = declareCommand({
  name: 'audit.carryAgain',
  summary: 'Have an event carried again that a reaction had given up, after the cause was mended',
  permission: 'reaction.mend',
  schema: z.object({ reaction: z.string().max(100), position: z.int().positive() }),
  refusals: {
    'not-set-aside': 'Nothing of this reaction is set aside there.',
    'tried-soon': 'It is tried again by itself.',
  },
  example: { reaction: 'operations.passOnWhatADeskHeld', position: 4711 },
});

export const SetAside = declareView({
  name: 'audit.setAside',
  summary: 'Events that a reaction could not digest: those that wait for their next try, and those given up',
  key: 'id',
  permission: 'reaction.mend',
  // An error may repeat what it could not digest.
  personal: true,
  row: z.object({
    id: z.string(),
    reaction: z.string(),
    position: z.number(),
    type: z.string(),
    stream: z.string(),
    tries: z.number(),
    error: z.string(),
    at: z.number(),
    /** Null: given up. */
    nextTryAt: z.number().nullable(),
  }),
});

export const Disclose = declareCommand({
  name: 'audit.disclose',
  summary:
    'Give out the whole record of an incident to somebody outside, less what is held back; the bundle is then made of it',
  permission: 'record.disclose',
  schema: z.object({
    disclosureId: z.uuid(),
    recordId: z.uuid(),
    recipient: z.string().trim().min(3).max(300),
    reason: Reason,
    /** Entries of which only the proof is given out, by their log positions. */
    redactions: z
      .array(z.object({ position: z.int().positive(), ground: z.string().trim().min(3).max(300) }))
      .max(2000),
  }),
  refusals: {
    'no-such-record': 'There is no such record.',
    'not-in-record': 'One of the positions is not in this record.',
    'disclosed-already': 'A disclosure with this id has been made.',
  },
  example: {
    disclosureId: '0198c2f0-7777-7000-8000-000000000003',
    recordId: '0198c2f0-7777-7000-8000-000000000001',
    recipient: 'Crown Prosecution Service, Leicester',
    reason: 'CPIA, R v Example, request of 24/11',
    redactions: [{ position: 4711, ground: 'Identity of an informant' }],
  },
});

export const Disclosures = declareView({
  name: 'audit.disclosures',
  summary: 'Records that were given out: to whom, why, by whom, and how many entries were held back; the latest first',
  key: 'id',
  permission: 'record.disclose',
  personal: true,
  row: z.object({
    id: z.string(),
    recordId: z.string(),
    number: z.string(),
    at: z.number(),
    by: z.string(),
    /** Null: erased by law. */
    recipient: z.string().nullable(),
    reason: z.string().nullable(),
    heldBack: z.number(),
  }),
});

export const Disclosable = declareView({
  name: 'audit.disclosable',
  summary: 'Entry by entry what would be given out of one record, by its id or its number (`0421 of 22/11`)',
  key: 'id',
  parent: 'recordId',
  permission: 'record.disclose',
  personal: true,
  purpose: true,
  row: z.object({
    id: z.string(),
    recordId: z.string(),
    number: z.string(),
    title: z.string(),
    position: z.number(),
    stream: z.string(),
    at: z.number(),
    by: z.string(),
    /** Null: erased by law. */
    words: z.string().nullable(),
    /** False: there is nothing in it that could be held back. */
    hasDetail: z.boolean(),
    file: z.string().nullable(),
  }),
});

export const Transactions = declareView({
  name: 'audit.transactions',
  summary:
    'All that people and systems have done, by its traces, the latest first. Filters: from, to (ms), who (`people`, `systems`), words (of who, type or stream)',
  key: 'id',
  permission: 'transaction.read',
  personal: true,
  report: true,
  purpose: true,
  row: z.object({
    /** The log position. */
    id: z.string(),
    recordedAt: z.number(),
    occurredAt: z.number(),
    type: z.string(),
    stream: z.string(),
    version: z.number(),
    by: z.string(),
    /** True: a gateway, the timer, a reaction. */
    system: z.boolean(),
    seatId: z.string().nullable(),
    commandId: z.string(),
    packVersion: z.string(),
  }),
});
