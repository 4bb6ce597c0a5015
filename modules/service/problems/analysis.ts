import { z } from 'zod';

const Text = z.string().trim().max(1_000);
const Said = Text.min(1);

export const AnalysisKind = z.enum(['five-whys', 'fishbone', 'timeline', 'kepner-tregoe']);
export type AnalysisKind = z.output<typeof AnalysisKind>;

/** Why after why, each with what shows it, down to what is altered so that it does not come again. */
const FiveWhys = z.object({
  kind: z.literal('five-whys'),
  whys: z
    .array(z.object({ because: Said, evidence: Text.default('') }))
    .min(1)
    .max(10),
  root: Text.default(''),
});

/** Possible causes by where they lie (Ishikawa), and what became of each. */
const Fishbone = z.object({
  kind: z.literal('fishbone'),
  effect: Text.default(''),
  causes: z
    .array(
      z.object({
        branch: z.enum(['people', 'process', 'technology', 'supplier', 'place', 'measurement']),
        cause: Said,
        verdict: z.enum(['open', 'ruled-out', 'contributes', 'root']).default('open'),
      }),
    )
    .min(1)
    .max(60),
});

/** What happened when, from whichever record. */
const Timeline = z.object({
  kind: z.literal('timeline'),
  entries: z
    .array(z.object({ at: z.int().positive(), what: Said, source: Text.default('') }))
    .min(1)
    .max(200),
});

/** Kepner and Tregoe: where the problem is and is not, what is distinct there, and what altered; then what would explain all of it. */
const KepnerTregoe = z.object({
  kind: z.literal('kepner-tregoe'),
  rows: z
    .array(
      z.object({
        question: z.enum(['what', 'where', 'when', 'extent']),
        is: Text.default(''),
        isNot: Text.default(''),
        distinct: Text.default(''),
        altered: Text.default(''),
      }),
    )
    .min(1)
    .max(4),
  causes: z
    .array(z.object({ cause: Said, assumes: Text.default(''), proven: z.boolean().default(false) }))
    .max(20)
    .default([]),
});

export const Analysis = z.discriminatedUnion('kind', [FiveWhys, Fishbone, Timeline, KepnerTregoe]);
export type Analysis = z.output<typeof Analysis>;
