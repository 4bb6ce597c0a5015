import { z } from 'zod';

/** Until when a message is to be acknowledged, and how long it stands where its sender says nothing. The defaults are this project's own choice. */
export const MessageTerms = z.strictObject({
  urgentSeconds: z.int().min(5).max(3600).default(60),
  prioritySeconds: z.int().min(10).max(86_400).default(300),
  /** The supervisor and the FIM are told again at this interval until all have acknowledged it. */
  repeatSeconds: z.int().min(60).max(86_400).default(300),
  messageHours: z.number().positive().max(744).default(24),
  obsHours: z.number().positive().max(744).default(12),
  noteHours: z.number().positive().max(744).default(12),
});

/** Talkgroups that an incident may be worked on. */
export const TalkgroupTerms = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Z0-9][A-Z0-9-]*$/, 'capital letters, digits and hyphens, e.g. RUT-9')
    .max(20),
  name: z.string().min(1).max(60),
  kind: z.enum(['dispatch', 'event', 'multi-agency', 'interoperability']),
});
