import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

/** One row: read by the editor of the pack, which knows no section by itself. */
export const PackShape = declareView({
  name: 'force.packShape',
  summary: 'What a force pack may hold, as JSON Schema',
  key: 'id',
  permission: 'pack.edit',
  personal: false,
  row: z.object({ id: z.string(), schema: z.json() }),
});
