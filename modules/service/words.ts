import { z } from 'zod';
import { declareView } from '../../kernel/pure.ts';
import { editions } from './vocabulary/edition.ts';

const Named = z.object({ id: z.string(), name: z.string() });

/** The words of the service centre in the pack in force. */
export const ServiceWords = declareView({
  name: 'service.words',
  summary: 'Teams, categories, services and reasons to pause that the force uses',
  key: 'version',
  permission: 'service-incident.report',
  personal: false,
  row: z.object({
    version: z.string(),
    teams: z.array(Named),
    categories: z.array(Named.extend({ parent: z.string().nullable(), team: z.string().nullable() })),
    services: z.array(
      Named.extend({
        view: z.enum(['business', 'technical']),
        owner: z.string(),
        criticality: z.number(),
        on: z.array(z.string()),
      }),
    ),
    pauseReasons: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        waitsFor: z.enum(['user', 'supplier', 'date']),
        priorities: z.array(z.number()),
      }),
    ),
    sites: z.array(Named),
    /** Why a target was missed. */
    breachReasons: z.array(z.object({ code: z.string(), name: z.string() })),
    priorityMatrix: z.object({ version: z.number(), rows: z.array(z.array(z.number())) }),
    textModules: z.array(Named.extend({ audience: z.enum(['public', 'internal']).nullable(), text: z.string() })),
    scripts: z.array(z.object({ category: z.string(), steps: z.array(z.string()) })),
    /** What somebody of a role sees first. */
    dashboards: z.array(z.object({ role: z.string(), tiles: z.array(z.string()) })),
    /** How an open IT incident may stand, who may bring it there, and what must be filled in first. */
    statuses: z.array(Named),
    required: z.array(z.object({ record: z.string(), state: z.string(), fields: z.array(z.string()) })),
    /** Whose words screens say unless a person chooses others. */
    vocabulary: z.enum(['own', ...editions]),
    reopenDays: z.number(),
    autoCloseDays: z.number(),
  }),
});
