import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const UnitKits = declareView({
  name: 'operations.unitKits',
  summary: 'What is wrong with the radio or the car of a unit on duty, and what to try; asked, not fed',
  key: 'tourId',
  permission: 'unit.read',
  personal: false,
  row: z.object({
    tourId: z.string(),
    callsign: z.string(),
    reasons: z.array(z.string()),
    /** The car was taken off the road by somebody. */
    offRoad: z.boolean(),
  }),
});
