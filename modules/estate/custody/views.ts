import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { DisposalData, DisposalMethod } from './events.ts';

const Owed = z.object({ key: z.string(), label: z.string(), startedAt: z.number(), dueAt: z.number() });

const item = {
  itemId: z.string(),
  label: z.string(),
  classId: z.string(),
  /** Null when erased. */
  name: z.string().nullable(),
};

export const MyKit = declareView({
  name: 'estate.myKit',
  summary: 'What somebody has been given, and what they have lost',
  key: 'id',
  parent: 'personId',
  permission: 'estate-kit.read',
  personal: true,
  row: z.object({
    ...item,
    id: z.string(),
    personId: z.string(),
    since: z.number(),
    /** Null: they have it. */
    lostAt: z.number().nullable(),
    auditDueAt: z.number().nullable(),
    /** What is known to be wrong with it, in plain words; null: nothing. */
    health: z.string().nullable(),
  }),
});

export const Custodies = declareView({
  name: 'estate.custodies',
  summary: 'Who has which item, and what is owed of it: what is lost and what is overdue first (filter owed=true)',
  key: 'id',
  permission: 'estate-custody.read',
  personal: true,
  row: z.object({
    ...item,
    id: z.string(),
    personId: z.string().nullable(),
    person: z.string().nullable(),
    collar: z.string().nullable(),
    since: z.number().nullable(),
    signature: z.enum(['drawn', 'typed']).nullable(),
    lostAt: z.number().nullable(),
    serviceIncidentId: z.string().nullable(),
    stun: z.enum(['none', 'owed', 'proposed', 'asked', 'done']).nullable(),
    report: z.string().nullable(),
    replacement: z.enum(['none', 'owed', 'issued']).nullable(),
    auditedAt: z.number().nullable(),
    owed: z.array(Owed),
  }),
});

export const CustodyLog = declareView({
  name: 'estate.custodyLog',
  summary: 'Through whose hands an item has gone',
  key: 'id',
  parent: 'itemId',
  permission: 'estate-custody.read',
  personal: true,
  row: z.object({
    id: z.string(),
    itemId: z.string(),
    at: z.number(),
    author: z.string(),
    kind: z.string(),
    text: z.string(),
    /** The file of the drawn signature under it. */
    signatureId: z.string().nullable(),
  }),
});

export const Signatures = declareView({
  name: 'estate.signatures',
  summary: 'Drawn signatures, as they were sent in: one by its id, or those of an item',
  key: 'id',
  parent: 'itemId',
  permission: 'estate-custody.read',
  personal: true,
  row: z.object({
    id: z.string(),
    itemId: z.string(),
    /** Whose it is; null when erased. */
    name: z.string().nullable(),
    mediaType: z.string(),
    sha256: z.string(),
  }),
});

export const Disposals = declareView({
  name: 'estate.disposals',
  summary: 'Certificates of disposal: what went, how, what became of its data, who signed',
  key: 'id',
  permission: 'estate-custody.read',
  personal: true,
  row: z.object({
    ...item,
    id: z.string(),
    certificate: z.string(),
    at: z.number(),
    method: DisposalMethod,
    data: DisposalData,
    reference: z.string(),
    company: z.string(),
    by: z.string(),
    /** Null when erased. */
    signedAs: z.string().nullable(),
    maker: z.string().nullable(),
    model: z.string().nullable(),
    serial: z.string().nullable(),
    assetTag: z.string().nullable(),
    /** The file of the drawn signature; null: it was typed. */
    signatureId: z.string().nullable(),
  }),
});
