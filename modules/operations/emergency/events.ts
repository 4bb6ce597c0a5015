import { z } from 'zod';
import { defineEvents } from '../../../kernel/pure.ts';

/** What became of the talkgroup of an officer in need: opened by the radio system or by hand, refused, or nobody answers for it. */
export const TalkgroupOutcome = z.enum(['opened', 'by-hand', 'refused', 'unknown']);
export type TalkgroupOutcome = z.output<typeof TalkgroupOutcome>;

const Talkgroup = z.object({ talkgroup: z.string(), outcome: TalkgroupOutcome });

/** Stand in the stream of the tour. */
export const emergencyEvents = defineEvents({
  'operations.TalkgroupNoted': { data: Talkgroup },
});

/** Stands in the stream of the incident that the unit is on. */
export const emergencyIncidentEvents = defineEvents({
  'operations.UnitTalkgroupNoted': {
    data: Talkgroup.extend({ assignmentId: z.string(), tourId: z.string(), callsign: z.string() }),
  },
});
