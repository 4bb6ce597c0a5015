import { z } from 'zod';

/** How a force runs its control room: messages, talkgroups, major incidents and partners, layouts of its roles. */
export const ControlTerms = z.strictObject({});
