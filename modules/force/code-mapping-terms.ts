import { z } from 'zod';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. fire');
const TheirCode = z.string().trim().min(1).max(80);
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'local time, e.g. 03:40');
const Name = z.string().trim().min(1).max(200);

/** What becomes of a code that has no other side: somebody tells them in words, or a supervisor decides each time. */
const None = z.enum(['voice', 'supervisor']);

const Listed = z.strictObject({ code: TheirCode, name: Name });

/** One of ours, and theirs or why there is none. */
const Forth = z
  .strictObject({ own: z.string().min(1).max(20), theirs: TheirCode.optional(), none: None.optional() })
  .refine(({ theirs, none }) => (theirs === undefined) !== (none === undefined), {
    message: 'either a code of theirs, or what is done without one (voice, supervisor)',
    path: ['theirs'],
  });

/** One of theirs, and ours; without one a supervisor reads it as it came. */
const Back = z.strictObject({ theirs: TheirCode, own: z.string().min(1).max(20).optional() });

/** How our codes read to one partner service, or to several that share a list, and theirs to us. */
export const CodeMapping = z
  .strictObject({
    id: Slug,
    name: Name,
    /** Partners of major incidents, and resources that are called out, by their ids. */
    partners: z.array(Slug),
    /** Other forces, by their published codes. */
    forces: z.array(z.string().regex(/^[A-Z]\d{8}$/, 'published code of a force, e.g. E23000020')).default([]),
    list: z.strictObject({
      name: Name,
      /** Where it is published. */
      source: Name,
      /** The partner's own list is not public, or not in this shape: what stands here stands in for it. */
      standIn: z.boolean(),
      codes: z.array(Listed).min(1),
      grades: z.array(Listed).default([]),
    }),
    rows: z.array(Forth),
    back: z.array(Back),
    /** Left empty: they grade for themselves. */
    grades: z.array(Forth).default([]),
    gradesBack: z.array(Back).default([]),
    owner: Name,
    reviewedBy: Name,
    reviewedOn: z.iso.date(),
    nextReview: z.iso.date(),
  })
  .refine(({ reviewedOn, nextReview }) => reviewedOn < nextReview, {
    message: 'the next review does not lie after the last',
    path: ['nextReview'],
  });
export type CodeMapping = z.output<typeof CodeMapping>;

/** When every table is tried against the pack in force, and who hears of it. The times are this project's own choice. */
const CodeTest = z.strictObject({
  at: Hour.default('03:40'),
  /** So many days before a review falls due it is warned of. */
  warnDays: z.int().min(1).max(90).default(14),
  /** Left out: the bureau, then the supervisor of the control room. */
  ladder: Slug.optional(),
});

export const codeMappingTerms = {
  codeTest: CodeTest.prefault({}),
  codeMappings: z.array(CodeMapping).max(50).default([]),
};
