import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { SettledHow } from './events.ts';

const Id = z.uuid();
const auditId = '0198c2f0-9999-7000-8000-0000000000a1';
const lineId = '0198c2f0-9999-7000-8000-0000000000a2';
const absent = { 'no-such-audit': 'There is no audit with this id.' };
const over = { 'audit-ended': 'This audit has been ended.' };

export const BeginAudit = declareCommand({
  name: 'estate.beginAudit',
  summary: 'Begin an audit by scan of a station, or of one room of it',
  permission: 'estate-custody.audit',
  schema: z.object({
    auditId: Id,
    stationId: z.string().trim().min(1).max(60),
    room: z.string().trim().min(1).max(100).nullable().default(null),
  }),
  refusals: {
    'audit-exists': 'An audit with this id was begun already.',
    'no-such-station': 'The force has no such station.',
  },
  confirms: { 'nothing-expected': 'Nothing is recorded there.' },
  example: { auditId, stationId: 'oakham', room: 'Store' },
});

export const ScanLabel = declareCommand({
  name: 'estate.scanLabel',
  summary: 'In an audit: a label, serial number or asset tag that was read, whatever it turns out to be',
  permission: 'estate-custody.audit',
  schema: z.object({ auditId: Id, scanned: z.string().trim().min(1).max(100) }),
  refusals: { ...absent, ...over },
  example: { auditId, scanned: 'RAD-42' },
});

export const EndAudit = declareCommand({
  name: 'estate.endAudit',
  summary: 'End an audit: what should be there and was not scanned goes onto the list of exceptions',
  permission: 'estate-custody.audit',
  schema: z.object({ auditId: Id }),
  refusals: { ...absent, ...over },
  example: { auditId },
});

export const SettleException = declareCommand({
  name: 'estate.settleException',
  summary: 'Settle what an audit found otherwise; a corrected record has the item where it was scanned',
  permission: 'estate-custody.audit',
  schema: z.object({
    auditId: Id,
    lineId: z.string().min(1).max(100),
    how: SettledHow,
    note: z.string().trim().max(2_000).default(''),
  }),
  refusals: {
    ...absent,
    'no-such-exception': 'It is settled already, or there is no such exception.',
    'nothing-to-correct': 'No item that was scanned belongs to it.',
  },
  example: { auditId, lineId, how: 'record-corrected', note: 'Moved in the spring' },
});
