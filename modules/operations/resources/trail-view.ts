import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const Trail = declareView({
  name: 'operations.trail',
  summary: 'Where a unit has been in the last half hour, a position each ten seconds',
  key: 'id',
  parent: 'tourId',
  permission: 'unit.read',
  personal: true,
  row: z.object({
    id: z.string(),
    tourId: z.string(),
    lon: z.number(),
    lat: z.number(),
    at: z.number(),
    accuracyMetres: z.number().nullable(),
  }),
});
