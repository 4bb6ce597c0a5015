import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

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
  }),
});
