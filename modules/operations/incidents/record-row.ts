import { z } from 'zod';
import type { CaseRecord } from './case-record.ts';
import { CrimeBasis, UpdateTo } from './record-commands.ts';

/** The record as a screen shows it beside what, where and how heavy; times are epoch milliseconds. */
export const RecordShown = z.object({
  qualifiers: z.array(z.object({ code: z.string(), name: z.string() })),
  deferredUntil: z.number().nullable(),
  updates: z.array(
    z.object({
      to: UpdateTo,
      why: z.enum(['promised', 'downgrade']),
      dueAt: z.number(),
      whom: z.string().nullable(),
    }),
  ),
  crime: z
    .object({
      reportedAt: z.number(),
      dueAt: z.number(),
      numbers: z.array(z.string()),
      negated: CrimeBasis.nullable(),
      handedOffAt: z.number().nullable(),
    })
    .nullable(),
  /** A legal hold stands on it. */
  held: z.boolean(),
});
export type RecordShown = z.output<typeof RecordShown>;

/** What shows of it under a mask. */
export const maskedRecord: RecordShown = { qualifiers: [], deferredUntil: null, updates: [], crime: null, held: false };

export function recordShown({ qualifiers, deferral, updates, crime, holds }: CaseRecord): RecordShown {
  return {
    qualifiers: qualifiers.map(({ code, name }) => ({ code, name })),
    deferredUntil: deferral?.until ?? null,
    updates: updates.map(({ to, why, dueAt, whom }) => ({ to, why, dueAt, whom })),
    crime: crime && {
      reportedAt: crime.reportedAt,
      dueAt: crime.dueAt,
      numbers: [...crime.numbers],
      negated: crime.negated?.basis ?? null,
      handedOffAt: crime.handedOffAt,
    },
    held: holds.length > 0,
  };
}
