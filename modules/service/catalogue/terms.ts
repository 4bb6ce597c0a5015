import { z } from 'zod';
import { roles } from '../../../kernel/pure.ts';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens, e.g. desk-phone');
const Words = (most: number) => z.string().trim().max(most);

/** One question of the form. */
const FormField = z.object({
  id: Slug,
  label: Words(100).min(1),
  hint: Words(300).default(''),
  kind: z.enum(['text', 'long', 'choice', 'date', 'yes-no']),
  /** What can be chosen, of a choice. */
  options: z.array(Words(100).min(1)).max(50).default([]),
  required: z.boolean().default(true),
});

/** Work of one team; `after` names tasks that must be done before. */
export const ItemTask = z.object({
  id: Slug,
  name: Words(100).min(1),
  teamId: Slug,
  after: z.array(Slug).max(20).default([]),
});

/** Everything about an item of the catalogue. */
export const ItemTerms = z
  .object({
    name: Words(100).min(3),
    /** What one gets, in plain words. */
    summary: Words(500),
    group: Words(60).min(1),
    fields: z.array(FormField).max(20).default([]),
    /** Who may ask for it; empty: everybody. */
    eligible: z.array(z.enum(roles)).default([]),
    /** Pence, so that no sum is ever rounded. */
    pricePence: z.int().min(0).max(100_000_000),
    approval: z.object({
      by: z.enum(['nobody', 'line-manager', 'service-manager']),
      /** In hours of the calendar: then it goes to their deputy, and after as long again up the ladder. */
      hours: z.int().min(1).max(720).default(16),
    }),
    /** In hours of the calendar, from the approval; what is promised. */
    leadHours: z.int().min(1).max(2000),
    /** One of the calendars of the pack. */
    calendar: Slug.default('office'),
    tasks: z.array(ItemTask).min(1).max(30),
    /** Kept on a shelf and counted. */
    stocked: z.boolean().default(false),
    /** The standard change that is made for it; null: it alters nothing that is registered. */
    changeModelId: Slug.nullable().default(null),
    /** Asked for by itself when an account is created, gets other roles, or is disabled. */
    bundle: z.enum(['joiner', 'mover', 'leaver']).nullable().default(null),
  })
  .superRefine((terms, context) => {
    for (const { path, message } of faultsOf(terms)) context.addIssue({ code: 'custom', path: [...path], message });
  });
export type ItemTerms = z.output<typeof ItemTerms>;

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A task waits only for tasks above it, so no round of waiting can be written. */
function faultsOf({
  fields,
  tasks,
}: {
  fields: readonly z.output<typeof FormField>[];
  tasks: readonly Task[];
}): Fault[] {
  const faults: Fault[] = [];
  fields.forEach(({ id, kind, options }, index) => {
    if (fields.findIndex((other) => other.id === id) !== index) {
      faults.push({ path: ['fields', index, 'id'], message: `two questions have the id ${id}` });
    }
    if (kind === 'choice' && options.length < 2) {
      faults.push({ path: ['fields', index, 'options'], message: 'a choice has at least two options' });
    }
  });
  tasks.forEach(({ id, after }, index) => {
    const above = new Set(tasks.slice(0, index).map((task) => task.id));
    if (above.has(id)) faults.push({ path: ['tasks', index, 'id'], message: `two tasks have the id ${id}` });
    const missing = after.find((other) => !above.has(other));
    if (missing !== undefined) {
      faults.push({ path: ['tasks', index, 'after'], message: `no task above it has the id ${missing}` });
    }
  });
  return faults;
}
type Task = z.output<typeof ItemTask>;
