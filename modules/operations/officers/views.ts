import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const Officers = declareView({
  name: 'operations.officers',
  summary:
    'Officers by collar number, name, callsign or radio: who they are, what they may do, and where they are on duty',
  key: 'id',
  permission: 'unit.read',
  personal: true,
  row: z.object({
    /** The collar number, with the tour where there is one. */
    id: z.string(),
    collar: z.string(),
    name: z.string(),
    /** Of the officer, else of the unit. */
    issi: z.string().nullable(),
    /** By the register; null: it does not know this officer. */
    skills: z
      .array(
        z.object({
          skill: z.string(),
          authority: z.string().nullable(),
          until: z.number().nullable(),
          withdrawn: z.boolean(),
        }),
      )
      .nullable(),
    /** Where they are on duty now; null: they are not. */
    onDuty: z
      .object({
        tourId: z.string(),
        callsign: z.string(),
        areaId: z.string(),
        statusName: z.string(),
        since: z.number(),
        /** Of the last position known. */
        lastSeenAt: z.number().nullable(),
      })
      .nullable(),
  }),
});
