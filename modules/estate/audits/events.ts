import { z } from 'zod';
import { defineEvents, type EventOf, roles } from '../../../kernel/pure.ts';

const Rung = z.object({ to: z.enum(roles), afterSeconds: z.number(), channel: z.string().optional() });

/** The clocks of the day, so that a rebuild needs no pack. */
const AuditTerms = z.object({
  finishHours: z.number(),
  settleDays: z.number(),
  ladder: z.array(Rung),
  repeatSeconds: z.number(),
});

/** How what was scanned stands beside what is recorded. */
export const ScanResult = z.enum(['as-recorded', 'elsewhere', 'in-hands', 'lost', 'not-in-use', 'unknown']);
export const ExceptionKind = z.enum([...ScanResult.exclude(['as-recorded']).options, 'missing']);
export const SettledHow = z.enum(['found', 'record-corrected', 'reported-lost', 'relabelled', 'put-back']);

const Known = { itemId: z.string(), label: z.string(), recorded: z.string() };

export const auditEvents = defineEvents({
  'estate.AuditBegun': {
    data: z.object({
      stationId: z.string(),
      /** Null: the whole station. */
      room: z.string().nullable(),
      expected: z.number(),
      terms: AuditTerms,
    }),
  },
  'estate.LabelScanned': {
    data: z.object({
      scanned: z.string(),
      result: ScanResult,
      /** Null: nothing carries it. */
      item: z.object(Known).nullable(),
    }),
  },
  /** What should be there and was not scanned. */
  'estate.AuditEnded': { data: z.object({ missing: z.array(z.object(Known)) }) },
  'estate.ExceptionSettled': {
    data: z.object({ lineId: z.string(), how: SettledHow }),
    detail: z.object({ note: z.string() }),
  },
});
export type AuditEvent = EventOf<typeof auditEvents>;
