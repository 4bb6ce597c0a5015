import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const Cameras = declareView({
  name: 'gazetteer.cameras',
  summary: "Cameras of the force and its partners, from the force's own table of references",
  key: 'id',
  permission: 'gazetteer.read',
  personal: false,
  row: z.object({
    id: z.string(),
    /** What it belongs to and how it is called there: `Oakham town centre`, `C4`. */
    line: z.string(),
    reference: z.string(),
    lon: z.number(),
    lat: z.number(),
  }),
});
