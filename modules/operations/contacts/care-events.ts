import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { Circle } from '../place.ts';
import { LadderTerms, NumberTerms, PlaceFacts, PlaceText, SeatTerms } from '../terms.ts';
import { ActivationKind, CallerPlaceMethod, RecontactOutcome, RecontactWay, WrittenChannel } from './care-words.ts';

/** How long a contact may stay with whoever has it before somebody asks; decided from the pack when it was taken. */
export const SettleTerms = z.object({ seconds: z.number(), ladder: LadderTerms });

/** Everything that happens to a contact besides what is written in it: how it came, who has it, who is to be rung back. */
export const careEvents = defineEvents({
  /** A message of another system came in: it waits in the queue as a call that rings does. */
  'operations.ContactReceived': {
    data: z.object({
      channel: WrittenChannel,
      number: NumberTerms,
      answerSeconds: z.number(),
      ladder: LadderTerms,
      alarm: z.enum(['A', 'B']),
      /** The sender's own reference. */
      reference: z.string().nullable(),
      activation: z.object({ urn: z.string(), kind: ActivationKind }).nullable(),
      place: PlaceFacts.nullable(),
    }),
    detail: z.object({
      callerName: z.string().nullable(),
      callerNumber: z.string().nullable(),
      callerAddress: z.string().nullable(),
      text: z.string(),
      place: PlaceText.nullable(),
      circle: Circle.nullable(),
    }),
  },
  /** The caller rang off before it was dealt with; the tasks are owed until somebody reaches them or all are tried. */
  'operations.CallRangOff': {
    data: z.object({
      /** Null: it was answered, and has its number. */
      number: NumberTerms.nullable(),
      tasks: z.array(z.object({ id: z.string(), way: RecontactWay, seconds: z.number() })),
      ladder: LadderTerms,
      settle: SettleTerms,
    }),
  },
  'operations.Recontacted': {
    data: z.object({ attemptId: z.string(), way: RecontactWay, outcome: RecontactOutcome }),
    detail: z.object({ note: z.string() }),
  },
  'operations.HandOverOffered': {
    data: z.object({ from: SeatTerms.nullable(), to: SeatTerms, acceptSeconds: z.number(), ladder: LadderTerms }),
    detail: z.object({ note: z.string() }),
  },
  'operations.HandOverAccepted': {
    data: z.object({
      from: SeatTerms.nullable(),
      owner: SeatTerms,
      /** False: nobody had offered it; it was taken. */
      offered: z.boolean(),
    }),
  },
  'operations.HandOverEnded': { data: z.object({ to: SeatTerms, why: z.enum(['withdrawn', 'declined']) }) },
  /** Whoever had it left the desk: it lies on the supervisor's until somebody takes it. */
  'operations.ContactPassed': { data: z.object({ from: SeatTerms, owner: SeatTerms, ladder: LadderTerms }) },
  /** Where the caller is, as they say or their line tells; where it happened is the place of the contact. */
  'operations.CallerPlaced': {
    data: z.object({ place: PlaceFacts, method: CallerPlaceMethod, radiusMetres: z.number().nullable() }),
    detail: z.object({ place: PlaceText }),
  },
  'operations.ContactAlarmSeen': { data: z.object({ key: z.string(), label: z.string() }) },
});
export type CareEvent = EventOf<typeof careEvents>;
