import { z } from 'zod';
import { declareView } from '../../../kernel/pure.ts';

export const Duties = declareView({
  name: 'operations.duties',
  summary: 'Duties of these days: who is planned, on, late, absent or on past the end',
  key: 'id',
  permission: 'unit.read',
  personal: true,
  row: z.object({
    id: z.string(),
    callsign: z.string(),
    kind: z.string(),
    areaId: z.string(),
    talkgroup: z.string(),
    startsAt: z.number(),
    /** As planned, or as it was extended. */
    endsAt: z.number(),
    extended: z.boolean(),
    crew: z.array(z.object({ collar: z.string(), name: z.string(), permit: z.string() })),
    /** Collar numbers of those who will not come. */
    absent: z.array(z.string()),
    state: z.enum(['planned', 'absent', 'on', 'ended', 'cancelled']),
    tourId: z.string().nullable(),
    takenAt: z.number().nullable(),
    endedAt: z.number().nullable(),
  }),
});

export const Staffing = declareView({
  name: 'operations.staffing',
  summary: 'How many units each area has on duty and needs, now and over the next day, and how many it is short of',
  key: 'areaId',
  permission: 'unit.read',
  personal: false,
  row: z.object({
    areaId: z.string(),
    onDuty: z.number(),
    /** Units that the minimum asks for now. */
    wanted: z.number(),
    short: z.number(),
    /** From when on how many are planned, and short of what is asked for; the next day, in order. */
    ahead: z.array(z.object({ from: z.number(), wanted: z.number(), planned: z.number(), short: z.number() })),
  }),
});
