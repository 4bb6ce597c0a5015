import { z } from 'zod';
import { declareView } from '../../kernel/pure.ts';

const Field = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['text', 'number', 'choice', 'flag', 'date', 'texts', 'team', 'station']),
  example: z.string(),
  values: z.array(z.string()),
  unit: z.string(),
  key: z.boolean(),
  personal: z.boolean(),
});

/** The words of the estate in the pack in force. */
export const EstateWords = declareView({
  name: 'estate.words',
  summary: 'Classes of items with their fields, kinds of relation, stages of life and sources that the force uses',
  key: 'version',
  permission: 'estate-item.read',
  personal: false,
  row: z.object({
    version: z.string(),
    classes: z.array(
      z.object({ id: z.string(), name: z.string(), group: z.string(), prefix: z.string(), fields: z.array(Field) }),
    ),
    kinds: z.array(z.object({ id: z.string(), name: z.string(), reverse: z.string(), carries: z.boolean() })),
    stages: z.array(z.object({ id: z.string(), name: z.string(), used: z.boolean(), next: z.array(z.string()) })),
    sources: z.array(
      z.object({ id: z.string(), name: z.string(), rank: z.number(), staleAfterDays: z.number().nullable() }),
    ),
    teams: z.array(z.object({ id: z.string(), name: z.string() })),
    stations: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
});
