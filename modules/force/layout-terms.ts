import { z } from 'zod';
import { roles } from '../../kernel/pure.ts';

/** Windows that may stand on a further monitor. */
const LayoutWindow = z.strictObject({
  kind: z.enum(['map', 'board', 'wall', 'major', 'search']),
  left: z.int(),
  top: z.int(),
  width: z.int().min(200),
  height: z.int().min(150),
});

/** How the windows of these roles stand until a person keeps an arrangement of their own. */
export const LayoutOfRole = z.strictObject({
  name: z.string().min(1),
  roles: z.array(z.enum(roles)).min(1),
  windows: z.array(LayoutWindow).min(1),
});
