import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';
import { ExceptionKind, ScanResult, SettledHow } from './events.ts';

const Owed = z.object({ key: z.string(), label: z.string(), startedAt: z.number(), dueAt: z.number() });

export const Audits = declareView({
  name: 'estate.audits',
  summary: 'Audits by scan: where, by whom, what was expected, what stands open',
  key: 'id',
  permission: 'estate-custody.read',
  personal: true,
  row: z.object({
    id: z.string(),
    stationId: z.string(),
    room: z.string().nullable(),
    by: z.string(),
    begunAt: z.number(),
    endedAt: z.number().nullable(),
    expected: z.number(),
    owed: z.array(Owed),
  }),
});

const line = {
  id: z.string(),
  auditId: z.string(),
  lineId: z.string(),
  scanned: z.string(),
  itemId: z.string().nullable(),
  label: z.string().nullable(),
  recorded: z.string(),
  at: z.number(),
};

export const AuditLines = declareView({
  name: 'estate.auditLines',
  summary: 'What was scanned in an audit, how it stands beside the record, and what was not there',
  key: 'id',
  parent: 'auditId',
  permission: 'estate-custody.read',
  personal: true,
  row: z.object({
    ...line,
    kind: z.enum([...ScanResult.options, 'missing']),
    settled: z.object({ at: z.number(), by: z.string(), how: SettledHow, note: z.string().nullable() }).nullable(),
  }),
});

export const AuditExceptions = declareView({
  name: 'estate.auditExceptions',
  summary: 'What audits found otherwise than it is recorded, until it is settled',
  key: 'id',
  permission: 'estate-custody.read',
  personal: false,
  row: z.object({ ...line, kind: ExceptionKind, stationId: z.string(), room: z.string().nullable() }),
});
