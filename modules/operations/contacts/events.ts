import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import type { AssessmentEvent } from '../assessments/events.ts';
import type { AttachmentEvent } from '../attachments/events.ts';
import { BackEntered } from '../back-entry/words.ts';
import { linkedContactEvents } from '../links/events.ts';
import { Circle } from '../place.ts';
import { CodeTerms, LadderTerms, NumberTerms, PlaceFacts, PlaceText } from '../terms.ts';
import { careEvents, SettleTerms } from './care-events.ts';
import { PlaceMethod } from './care-words.ts';
import { Channel, ContactField } from './commands.ts';
import { FixPlace, FixTerms } from './fix.ts';

const Settled = z.object({ incidentId: z.string(), incidentNumber: z.string() });

export const contactEvents = defineEvents({
  ...careEvents,
  'operations.CallAnnounced': {
    data: z.object({ channel: Channel, answerSeconds: z.number(), ladder: LadderTerms, alarm: z.enum(['A', 'B']) }),
    detail: z.object({
      callerNumber: z.string().nullable(),
      subscriber: z.string().nullable(),
      circle: Circle.nullable(),
    }),
  },
  'operations.CallAnswered': { data: z.object({ number: NumberTerms, settle: SettleTerms.optional() }) },
  'operations.ContactOpened': {
    data: z.object({
      channel: Channel,
      number: NumberTerms,
      settle: SettleTerms.optional(),
      backEntered: BackEntered.optional(),
    }),
    detail: z.object({ callerNumber: z.string().nullable() }),
  },
  'operations.ContactFieldWritten': {
    data: z.object({ field: ContactField }),
    detail: z.object({ value: z.string() }),
  },
  'operations.ContactPlaced': {
    data: z.object({ place: PlaceFacts, method: PlaceMethod.optional(), radiusMetres: z.number().optional() }),
    detail: z.object({ place: PlaceText }),
  },
  'operations.CallerLocated': { data: FixTerms, detail: FixPlace },
  'operations.SubscriberNamed': {
    data: z.object({ confidencePercent: z.number().nullable(), asOf: z.number().nullable() }),
    detail: z.object({ name: z.string().nullable(), address: z.string().nullable() }),
  },
  'operations.ContactBecameIncident': { data: Settled },
  'operations.ContactAddedToIncident': { data: Settled.extend({ newRisk: z.boolean() }) },
  ...linkedContactEvents,
  'operations.ContactClosed': {
    /** The national code under which it is counted; left out by older events. */
    data: z.object({ outcome: z.string(), code: CodeTerms.optional(), owed: z.boolean().optional() }),
    detail: z.object({ note: z.string() }),
  },
});
export type ContactEvent = EventOf<typeof contactEvents> | AssessmentEvent | AttachmentEvent;
