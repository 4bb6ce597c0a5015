import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { LinkKind, LinkSide } from './kinds.ts';

const Ends = z.object({ kind: LinkKind, fromId: z.string(), toId: z.string() });

export const linkEvents = defineEvents({
  'operations.LinkMade': { data: Ends.extend({ fromNumber: z.string(), toNumber: z.string() }) },
  'operations.LinkRemoved': { data: Ends, detail: z.object({ reason: z.string() }) },
});
export type LinkEvent = EventOf<typeof linkEvents>;

/** What the log of an incident says of its link: the other end, and at which side of it this one stands. */
const Other = z.object({ otherId: z.string(), otherNumber: z.string(), kind: LinkKind, side: LinkSide });

export const linkedIncidentEvents = defineEvents({
  'operations.IncidentLinked': { data: Other },
  'operations.IncidentUnlinked': { data: Other, detail: z.object({ reason: z.string() }) },
  /** `risk`: what whoever closed it answered; null when they were not asked, since they may not know of this incident. */
  'operations.ChildClosed': {
    data: z.object({
      childId: z.string(),
      childNumber: z.string(),
      risk: z.enum(['affected', 'not-affected']).nullable(),
    }),
  },
  /** Whoever took the call has looked at this incident and said that it is another. */
  'operations.ContactRuledOut': { data: z.object({ contactId: z.string(), contactNumber: z.string() }) },
});

export const linkedContactEvents = defineEvents({
  'operations.DuplicateRuledOut': { data: z.object({ incidentId: z.string(), incidentNumber: z.string() }) },
});
