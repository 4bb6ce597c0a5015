import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

const because = z.string();

/** What the desk might do with a report that came in. */
export const TriageProposal = declareView({
  name: 'service.triageProposal',
  summary:
    'Category, team, priority and items that history proposes for an IT incident, and open ones like it; each with why',
  key: 'serviceIncidentId',
  parent: 'serviceIncidentId',
  permission: 'service-incident.work',
  personal: true,
  row: z.object({
    serviceIncidentId: z.string(),
    categoryId: z.object({ value: z.string(), because }).nullable(),
    teamId: z.object({ value: z.string(), because }).nullable(),
    priority: z.object({ value: z.number(), because }).nullable(),
    itemIds: z.object({ value: z.array(z.string()), because }).nullable(),
    matches: z.array(
      z.object({ id: z.string(), number: z.string(), summary: z.string().nullable(), likeness: z.number(), because }),
    ),
  }),
});

/** Who of the service centre could take something on. */
export const DeskStaff = declareView({
  name: 'service.deskStaff',
  summary: 'Who works for the service centre, how much they have, and what of a category they have resolved',
  key: 'id',
  parent: 'categoryId',
  permission: 'service-incident.work',
  personal: true,
  row: z.object({
    id: z.string(),
    categoryId: z.string(),
    name: z.string(),
    /** Open IT incidents that they have by name. */
    open: z.number(),
    /** Of the category, resolved by them in the last 90 days. */
    resolved: z.number(),
  }),
});

export const Matches = declareView({
  name: 'service.matches',
  summary:
    'What is open and like what is being typed: IT incidents, problems and known errors by words, category and items, changes by items',
  key: 'id',
  permission: 'service-incident.work',
  personal: true,
  row: z.object({
    id: z.string(),
    kind: z.enum(['it-incident', 'problem', 'known-error', 'change']),
    number: z.string(),
    title: z.string().nullable(),
    /** What helps meanwhile, of a known error. */
    workaround: z.string().nullable(),
    because,
  }),
});
