import { z } from 'zod';
import { roles } from '../../../kernel/pure.ts';
import { ItemTask } from '../catalogue/terms.ts';
import { AttachedTarget } from '../service-incidents/attached-target.ts';

/** What was promised when it was asked for, so that a rebuild needs neither pack nor catalogue. */
export const RequestTerms = z.object({
  name: z.string(),
  pricePence: z.number(),
  leadMinutes: z.number(),
  calendar: AttachedTarget.shape.calendar,
  tasks: z.array(ItemTask),
  /** Null: nobody need say yes. */
  approval: z
    .object({
      minutes: z.number(),
      approverId: z.string(),
      /** Who is asked when the approver says nothing in time. */
      deputyId: z.string().nullable(),
    })
    .nullable(),
  changeModelId: z.string().nullable(),
  ladder: z.array(z.object({ to: z.enum(roles), afterSeconds: z.number() })),
  repeatSeconds: z.number(),
  reopenDays: z.number(),
  autoCloseDays: z.number(),
});
export type RequestTerms = z.output<typeof RequestTerms>;
