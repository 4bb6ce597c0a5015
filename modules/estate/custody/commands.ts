import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { DisposalData, DisposalMethod } from './events.ts';

const Id = z.uuid();
const Note = z.string().trim().max(2_000).default('');
const Reason = z.string().trim().min(3).max(2_000);
const itemId = '0198c2f0-9999-7000-8000-000000000001';
const personId = '0198c2f0-0000-7000-8000-00000000000d';
const absent = { 'no-such-item': 'There is no item with this id.' };
const notLost = { 'not-lost': 'It is not lost.' };
const unsigned = { 'no-such-file': 'The picture of the signature has not been sent in.' };

/** Drawn on a screen and sent in as a picture, or the name typed by whoever signs. */
const Signature = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('typed'), name: z.string().trim().min(2).max(200) }),
  z.object({
    kind: z.literal('drawn'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hex'),
    name: z.string().trim().min(2).max(200),
  }),
]);
export type Signature = z.output<typeof Signature>;

const To = z.object({
  /** Their account; null: somebody without one, by name. */
  personId: Id.nullable().default(null),
  collar: z.string().trim().max(20).nullable().default(null),
  name: z.string().trim().min(2).max(200),
});
const to = { personId, collar: '1042', name: 'Erin Marlow' };
const signature = { kind: 'typed', name: 'Erin Marlow' } as const;

export const IssueItem = declareCommand({
  name: 'estate.issueItem',
  summary: 'Give an item to somebody against their signature',
  permission: 'estate-custody.keep',
  schema: z.object({ itemId: Id, to: To, signature: Signature, note: Note }),
  refusals: { ...absent, ...unsigned, 'held-already': 'Somebody has it: have it returned, or transfer it.' },
  confirms: { 'marked-lost': 'It is marked as lost: this says that it was found.' },
  example: { itemId, to, signature },
});

export const IssueItems = declareCommand({
  name: 'estate.issueItems',
  summary: 'Give several items to one person against one signature: all of them, or none',
  permission: 'estate-custody.keep',
  schema: z.object({ itemIds: z.array(Id).min(1).max(30), to: To, signature: Signature, note: Note }),
  refusals: { ...absent, ...unsigned, 'held-already': 'Somebody has one of them: have it returned, or transfer it.' },
  confirms: { 'marked-lost': 'One of them is marked as lost: this says that it was found.' },
  example: { itemIds: [itemId, '0198c2f0-9999-7000-8000-000000000004'], to, signature },
});

export const ReturnItem = declareCommand({
  name: 'estate.returnItem',
  summary: 'Take an item back from whoever has it, with a signature',
  permission: 'estate-custody.keep',
  schema: z.object({ itemId: Id, signature: Signature, note: Note }),
  refusals: { ...absent, ...unsigned, 'nobody-has-it': 'Nobody has it.' },
  example: { itemId, signature },
});

export const TransferItem = declareCommand({
  name: 'estate.transferItem',
  summary: 'Pass an item from whoever has it to somebody else, with the signature of who takes it',
  permission: 'estate-custody.keep',
  schema: z.object({ itemId: Id, to: To, signature: Signature, note: Note }),
  refusals: { ...absent, ...unsigned, 'nobody-has-it': 'Nobody has it: issue it.' },
  example: { itemId, to, signature },
});

export const ReportLost = declareCommand({
  name: 'estate.reportLost',
  summary:
    'Report an item as lost: opens an IT incident, asks for the stun, writes it off, owes the report and a replacement',
  permission: 'estate-custody.report-loss',
  schema: z.object({
    itemId: Id,
    serviceIncidentId: Id,
    circumstances: Reason,
    where: z.string().trim().max(300).default(''),
    replacement: z.boolean().default(true),
  }),
  refusals: { ...absent, 'lost-already': 'It is reported as lost already.' },
  example: {
    ...{ itemId, serviceIncidentId: '0198c2f0-8888-7000-8000-000000000001' },
    ...{ circumstances: 'Fell from the belt in a foot chase', where: 'Cutts Close, Oakham' },
  },
});

export const AskStun = declareCommand({
  name: 'estate.askStun',
  summary: 'Ask the network to stun a lost radio; one that is in an emergency or on a job needs two people',
  permission: 'estate-custody.stun',
  schema: z.object({ itemId: Id, reason: Reason }),
  refusals: {
    ...absent,
    ...notLost,
    'no-radio': 'Only radios can be stunned.',
    'asked-already': 'The stun has been asked for.',
    'second-person-needed': 'It is in use: somebody else must confirm it, too.',
  },
  confirms: {
    'terminal-in-use': 'The radio is in an emergency or on a job: it is stunned only when a second person says so.',
  },
  example: { itemId, reason: 'Stolen from a car' },
});

export const ConfirmStun = declareCommand({
  name: 'estate.confirmStun',
  summary: 'The network has stunned the radio',
  permission: 'estate-custody.keep',
  schema: z.object({ itemId: Id }),
  refusals: { ...absent, ...notLost, 'not-asked': 'No stun has been asked for.' },
  example: { itemId },
});

export const FileLossReport = declareCommand({
  name: 'estate.fileLossReport',
  summary: 'The loss stands in the property and security records, under this reference',
  permission: 'estate-custody.keep',
  schema: z.object({ itemId: Id, reference: z.string().trim().min(2).max(100) }),
  refusals: { ...absent, ...notLost },
  example: { itemId, reference: 'PR/2026/1187' },
});

export const GiveReplacement = declareCommand({
  name: 'estate.giveReplacement',
  summary: 'Whoever lost an item has another one, or needs none',
  permission: 'estate-custody.keep',
  schema: z.object({ itemId: Id, replacementId: Id.nullable().default(null) }),
  refusals: { ...absent, ...notLost },
  example: { itemId, replacementId: '0198c2f0-9999-7000-8000-000000000003' },
});

export const FindItem = declareCommand({
  name: 'estate.findItem',
  summary: 'A lost item was found',
  permission: 'estate-custody.keep',
  schema: z.object({ itemId: Id, note: Note }),
  refusals: { ...absent, ...notLost },
  example: { itemId, note: 'Handed in at Oakham' },
});

export const DisposeItem = declareCommand({
  name: 'estate.disposeItem',
  summary: 'Dispose of an item, with the certificate: how, what became of its data, by whom',
  permission: 'estate-custody.dispose',
  schema: z.object({
    itemId: Id,
    method: DisposalMethod,
    data: DisposalData,
    /** Of the eraser’s report, or of whoever took it. */
    reference: z.string().trim().max(100).default(''),
    company: z.string().trim().max(200).default(''),
    signature: Signature,
    note: Note,
  }),
  refusals: {
    ...absent,
    ...unsigned,
    'held-already': 'Somebody has it: have it returned first.',
    'disposed-already': 'It has been disposed of.',
    'reference-needed': 'What held data needs the number of the report that says what became of them.',
  },
  confirms: {
    'marked-lost': 'It is marked as lost: this says that it was found.',
    'not-stunned': 'The radio is neither stunned nor killed.',
    'still-needed': 'Other items still need it.',
  },
  example: { itemId, method: 'destroyed', data: 'destroyed', reference: 'ER-2231', company: 'Wipe & Shred', signature },
});

export const AuditItem = declareCommand({
  name: 'estate.auditItem',
  summary: 'Seen with own eyes: an item by its scanned label, serial number or asset tag, and where it is',
  permission: 'estate-custody.audit',
  schema: z.object({
    scanned: z.string().trim().min(1).max(100),
    stationId: z.string().max(60).nullable().default(null),
    note: Note,
  }),
  refusals: { 'nothing-so-labelled': 'No item carries this label, serial number or asset tag.' },
  example: { scanned: 'RAD-42', stationId: 'oakham' },
});
