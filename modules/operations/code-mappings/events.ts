import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { LadderTerms } from '../terms.ts';
import { CodeUse } from './terms.ts';

const Named = z.object({ id: z.string(), name: z.string() });

/** Of the incident's own stream: a partner could be given no code, and what a supervisor did about it. */
export const unmappedCodeEvents = defineEvents({
  'operations.CodeUnmapped': {
    data: z.object({
      unmappedId: z.string(),
      use: CodeUse,
      to: Named,
      /** Ours, which has none of theirs. */
      code: z.object({ code: z.string(), name: z.string() }),
      why: z.string(),
    }),
    /** What was to go to them, as it was written here. */
    detail: z.object({ original: z.string() }),
  },
  'operations.UnmappedCodeSettled': {
    data: z.object({ unmappedId: z.string(), to: z.string() }),
    detail: z.object({ words: z.string() }),
  },
});
export type UnmappedCodeEvent = EventOf<typeof unmappedCodeEvents>;

const Table = z.object({
  ...Named.shape,
  standIn: z.boolean(),
  /** Where the partner's own list is published; empty in what was tried before it was kept. */
  source: z.string().default(''),
  owner: z.string(),
  reviewedBy: z.string(),
  reviewedOn: z.string(),
  /** When the next review falls due; epoch milliseconds, as all times here. */
  reviewAt: z.number(),
  /** Ways that were tried, there and back. */
  tried: z.number(),
});

/** What one test of every table against the pack in force found. Its stream is that of the pack's id. */
export const codeTestEvents = defineEvents({
  'operations.CodeMappingsTested': {
    data: z.object({
      because: z.enum(['nightly', 'published', 'asked']),
      version: z.string(),
      /** Codes that incidents had from then on are looked at. */
      since: z.number(),
      tables: z.array(Table),
      faults: z.array(z.object({ table: z.string(), place: z.string(), reason: z.string() })),
      /** Codes that were in use and that a partner could not be given. */
      unmapped: z.array(z.object({ partner: z.string(), code: z.string(), name: z.string(), count: z.number() })),
      nextAt: z.number(),
      warnSeconds: z.number(),
      ladder: LadderTerms,
    }),
  },
});
export type CodeTestEvent = EventOf<typeof codeTestEvents>;
export type CodeTested = CodeTestEvent['data'];
