import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

/** Read by whoever draws an area anew: nobody draws a whole ward from nothing. */
export const AreaOutlines = declareView({
  name: 'force.areaOutlines',
  summary: 'Corners of the ground of each area and beat as it is now; of several pieces the one with the most',
  key: 'id',
  permission: 'pack.edit',
  personal: false,
  row: z.object({
    id: z.string(),
    /** Longitude and latitude; the last is not the first again. */
    corners: z.array(z.tuple([z.number(), z.number()])),
  }),
});
