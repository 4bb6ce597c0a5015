import { z } from 'zod';

const Named = z.object({ code: z.string(), name: z.string() });

/** What a partner was told of one of our codes, by the table of the force pack that was in force; nothing is guessed. */
export const TheirCode = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mapped'), table: z.string(), ...Named.shape, grade: Named.nullable() }),
  z.object({ kind: z.literal('voice'), table: z.string() }),
  z.object({ kind: z.literal('supervisor'), table: z.string(), why: z.string() }),
  z.object({ kind: z.literal('unmapped'), table: z.string().nullable(), why: z.string() }),
]);
export type TheirCode = z.output<typeof TheirCode>;

/** Of several partners at once, by their ids, with the code of ours that they are for. */
export const TheirCodes = z.object({ ours: Named, theirs: z.record(z.string(), TheirCode) });
export type TheirCodes = z.output<typeof TheirCodes>;

/** What a code was wanted for. */
export const CodeUse = z.enum(['transfer', 'methane', 'call-out']);
export type CodeUse = z.output<typeof CodeUse>;
