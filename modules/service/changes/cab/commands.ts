import { z } from 'zod';
import { declareCommand, roles } from '../../../../kernel/pure.ts';

const Id = z.uuid();
const cabId = '0198c2f0-9999-7000-8000-0000000000dd';
const absent = { 'no-such-cab': 'There is no meeting with this id.', 'held-already': 'It was held already.' };

export const CallCab = declareCommand({
  name: 'service.callCab',
  summary: 'Call the CAB: its agenda is what waits and is risky enough',
  permission: 'change.manage',
  schema: z.object({
    cabId: Id,
    name: z.string().trim().min(3).max(200).default('CAB'),
    at: z.int().positive(),
    /** Left out: as the force has set. */
    fromBand: z.enum(['low', 'medium', 'high', 'very-high']).nullable().default(null),
  }),
  refusals: { 'cab-exists': 'A meeting with this id exists already.' },
  example: { cabId, at: 1_795_917_600_000 },
});

export const SetCabAgenda = declareCommand({
  name: 'service.setCabAgenda',
  summary: 'Put changes on the agenda of the CAB, or take them off',
  permission: 'change.manage',
  schema: z.object({ cabId: Id, agenda: z.array(Id).max(200) }),
  refusals: absent,
  example: { cabId, agenda: [] },
});

export const AttendCab = declareCommand({
  name: 'service.attendCab',
  summary: 'Say who is there for a role; a delegate then answers for it on every change of the agenda',
  permission: 'change.manage',
  schema: z.object({
    cabId: Id,
    role: z.enum(roles),
    personId: Id,
    person: z.string().trim().min(1).max(200),
    asDelegate: z.boolean().default(false),
  }),
  refusals: { ...absent, 'no-such-member': 'No such role is a member of it.' },
  example: { cabId, role: 'service-manager', personId: cabId, person: 'Tom Hadley' },
});

export const MinuteCab = declareCommand({
  name: 'service.minuteCab',
  summary: 'Write into the minutes of the CAB, of one change or of the meeting',
  permission: 'change.manage',
  schema: z.object({ cabId: Id, changeId: Id.nullable().default(null), text: z.string().trim().min(1).max(20_000) }),
  refusals: { 'no-such-cab': absent['no-such-cab'] },
  example: { cabId, text: 'Agreed with a condition: not before the derby is over' },
});

export const HoldCab = declareCommand({
  name: 'service.holdCab',
  summary: 'Close the meeting of the CAB',
  permission: 'change.manage',
  schema: z.object({ cabId: Id }),
  refusals: absent,
  confirms: { 'no-quorum': 'There were not enough members.' },
  example: { cabId },
});
