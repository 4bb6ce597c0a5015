import { z } from 'zod';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. radio-terminal');
const FieldId = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'one word, e.g. serialNumber');

/** One attribute of a class. `key`: it counts when completeness is measured; `personal`: erasable, since it says who somebody is. */
export const FieldTerm = z.strictObject({
  id: FieldId,
  name: z.string().min(1),
  kind: z.enum(['text', 'number', 'choice', 'flag', 'date', 'texts', 'team', 'station']),
  /** What a text must be as a whole. */
  pattern: z.string().optional(),
  example: z.string().default(''),
  values: z.array(z.string().min(1)).default([]),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: z.string().default(''),
  key: z.boolean().default(false),
  personal: z.boolean().default(false),
});
export type FieldTerm = z.output<typeof FieldTerm>;

/** `access`: who sees items of the class from the start, unless an item says otherwise. */
export const ItemClass = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  /** The heading that it stands under. */
  group: z.string().min(1),
  /** Letters before the number of a label, e.g. RAD-42. */
  prefix: z.string().regex(/^[A-Z]{2,4}$/, 'two to four capital letters'),
  access: z.enum(['open', 'restricted', 'concealed']).default('open'),
  fields: z.array(FieldTerm).default([]),
});
export type ItemClass = z.output<typeof ItemClass>;

/** A kind of relation in words of both directions. `carries`: what comes second being down may bring down what comes first. */
export const RelationKind = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  reverse: z.string().min(1),
  carries: z.boolean(),
});
export type RelationKind = z.output<typeof RelationKind>;

/** A stage of the life cycle, and which may follow it. `used`: somebody works with what is at this stage. */
export const LifeStage = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  used: z.boolean(),
  next: z.array(Slug),
});
export type LifeStage = z.output<typeof LifeStage>;

/** Where values come from. The lower rank is believed over the higher; `staleAfterDays`: it must be seen again within so many days. */
export const EstateSource = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  rank: z.int().min(1).max(99),
  staleAfterDays: z.int().min(1).max(3650).nullable(),
});
export type EstateSource = z.output<typeof EstateSource>;

/** What the force adds to the estate's own classes, kinds and sources, or says in place of them by the same id. */
export const EstateTerms = z.strictObject({
  classes: z.array(ItemClass).default([]),
  relationKinds: z.array(RelationKind).default([]),
  /** Empty: the usual life cycle. */
  stages: z.array(LifeStage).default([]),
  sources: z.array(EstateSource).default([]),
});
