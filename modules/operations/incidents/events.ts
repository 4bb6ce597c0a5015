import { z } from 'zod';
import { defineEvents, type EventOf, type Past } from '../../../kernel/pure.ts';
import { arrivalEvents } from '../arrival/events.ts';
import { askEvents } from '../asks/events.ts';
import type { AssessmentEvent } from '../assessments/events.ts';
import { Raise } from '../assessments/raise.ts';
import { WrapUpTerms } from '../assessments/wrap-up-terms.ts';
import type { AttachmentEvent } from '../attachments/events.ts';
import { availabilityEvents } from '../availability/events.ts';
import { attendanceEvents } from '../back-entry/events.ts';
import { BackEntered } from '../back-entry/words.ts';
import { callOutEvents } from '../call-outs/events.ts';
import type { StepEvent } from '../clocks.ts';
import { unmappedCodeEvents } from '../code-mappings/events.ts';
import { Channel, ContactField } from '../contacts/commands.ts';
import type { ChoosingEvent } from '../dispatch/choice/events.ts';
import { emergencyIncidentEvents } from '../emergency/events.ts';
import { fenceIncidentEvents } from '../fences/events.ts';
import { knownIncidentEvents } from '../known/events.ts';
import { linkedIncidentEvents } from '../links/events.ts';
import { incidentMajorEvents } from '../majors/events.ts';
import { messageLogEvents } from '../messages/events.ts';
import { tacticalEvents } from '../tactical/events.ts';
import { talkgroupEvents } from '../talkgroups/events.ts';
import {
  CodeTerms,
  GradeTerms,
  NumberTerms,
  PlaceFacts,
  PlaceText,
  RestrictionKind,
  RestrictionTerms,
  SeatTerms,
} from '../terms.ts';
import { unresourcedEvents } from '../unresourced/events.ts';
import type { WhereaboutsEvent } from '../whereabouts/events.ts';
import { recordEvents } from './record-events.ts';

const Reason = z.object({ reason: z.string() });
/** Units on the incident when the event was written: their rows show its number and grade. */
const tourIds = z.array(z.string());
/** Incidents that it was linked with by then: their logs and their links name it. */
const linkedIds = z.array(z.string()).optional();
/** Account ids that a concealed record was taken from. Left out: written before they were named. */
const takenFrom = z.array(z.string()).optional();
const Unit = z.object({ assignmentId: z.string(), tourId: z.string(), callsign: z.string() });

export const incidentEvents = defineEvents({
  ...recordEvents,
  'operations.IncidentRaised': {
    data: z.object({
      number: NumberTerms,
      contactId: z.string().nullable(),
      channel: Channel,
      code: CodeTerms,
      grade: GradeTerms,
      /** The grade that was proposed: by the code, or by something that speaks for a heavier one. */
      proposedGrade: z.string(),
      /** What spoke for it beside the code. */
      proposal: z.array(Raise).optional(),
      wrapUp: WrapUpTerms.optional(),
      place: PlaceFacts,
      owner: SeatTerms.nullable(),
      restriction: RestrictionTerms,
      receivedAt: z.number(),
      origin: z.enum(['contact', 'show-me-at']),
      /** Entered afterwards from paper: what was over by then rings nobody. */
      backEntered: BackEntered.optional(),
    }),
    detail: z.object({ what: z.string(), place: PlaceText }),
  },
  'operations.ContactAdded': {
    data: z.object({
      contactId: z.string(),
      contactNumber: z.string(),
      channel: Channel,
      newRisk: z.boolean(),
      wrapUp: WrapUpTerms.optional(),
      linkedIds,
    }),
    detail: z.object({ what: z.string().nullable() }),
  },
  /** A contact on this incident was written to after it was settled: the call goes on. */
  'operations.CallerSaid': {
    data: z.object({ contactId: z.string(), field: ContactField }),
    detail: z.object({ value: z.string() }),
  },
  'operations.IncidentRegraded': {
    data: z.object({ from: z.string(), grade: GradeTerms, tourIds }),
    detail: Reason,
  },
  'operations.IncidentRecoded': { data: z.object({ from: z.string(), code: CodeTerms }), detail: Reason },
  'operations.IncidentMoved': { data: z.object({ place: PlaceFacts }), detail: z.object({ place: PlaceText }) },
  'operations.AppointmentAgreed': { data: z.object({ appointmentAt: z.number() }) },
  'operations.LineAdded': {
    data: z.object({ lineId: z.string(), corrects: z.string().nullable() }),
    detail: z.object({ text: z.string() }),
  },
  'operations.IncidentReviewed': {
    data: z.object({ nextReviewAt: z.number() }),
    detail: z.object({ rationale: z.string() }),
  },
  'operations.IncidentReferred': {
    data: z.object({
      to: z.enum(['control-room-supervisor', 'fim']),
      /** Left out by older events: five minutes. */
      answerWithinSeconds: z.number().optional(),
    }),
    detail: Reason,
  },
  'operations.AlarmSeen': { data: z.object({ key: z.string(), label: z.string() }) },
  'operations.OwnershipTaken': { data: z.object({ from: SeatTerms.nullable(), owner: SeatTerms }) },
  'operations.OwnershipPassed': { data: z.object({ from: SeatTerms, owner: SeatTerms.nullable() }) },
  'operations.AgencyInformed': {
    data: z.object({
      agency: z.string(),
      name: z.string(),
      answer: z.enum(['attending', 'declined', 'informed']),
      reference: z.string().nullable(),
      etaMinutes: z.number().nullable(),
    }),
  },
  'operations.IncidentRestricted': {
    data: z.object({ from: RestrictionKind, restriction: RestrictionTerms, takenFrom, tourIds, linkedIds }),
    detail: Reason,
  },
  'operations.GlassBroken': {
    data: z.object({ accountId: z.string(), reviewDueAt: z.number(), tourIds, linkedIds }),
    detail: Reason,
  },
  /** What breaking the glass opened is shut again: reviewed by somebody else, or its time is over. */
  'operations.GlassLapsed': {
    data: z.object({ accountId: z.string(), why: z.enum(['reviewed', 'time-over']), takenFrom, tourIds, linkedIds }),
  },
  'operations.ResultRecorded': {
    data: z.object({ result: CodeTerms, closing: CodeTerms }),
    detail: z.object({ note: z.string() }),
  },
  /** `parentRisk`: whether the risk in its parents is affected; left out where it had none. */
  'operations.IncidentClosed': { data: z.object({ parentRisk: z.enum(['affected', 'not-affected']).optional() }) },
  'operations.IncidentReopened': { data: z.object({}), detail: Reason },

  ...unresourcedEvents,
  ...incidentMajorEvents,
  ...messageLogEvents,
  ...fenceIncidentEvents,
  ...talkgroupEvents,
  ...askEvents,
  ...availabilityEvents,
  ...attendanceEvents,
  ...arrivalEvents,
  ...linkedIncidentEvents,
  ...knownIncidentEvents,
  ...emergencyIncidentEvents,
  ...tacticalEvents,
  ...callOutEvents,
  ...unmappedCodeEvents,

  'operations.UnitAssigned': {
    data: Unit.extend({
      stacked: z.boolean(),
      atScene: z.boolean(),
      /** Warnings that the assigner confirmed. */
      confirmed: z.array(z.string()),
      /** The assignment that ended as this one began: its unit was swapped, or handed the job over. */
      takesOver: z.string().optional(),
      /** The crew sent itself. */
      self: z.literal(true).optional(),
    }),
  },
  'operations.StackedUnitActivated': { data: Unit },
  'operations.UnitProgressed': { data: Unit.extend({ milestone: z.enum(['acknowledged', 'en-route', 'at-scene']) }) },
  'operations.UnitResumed': { data: Unit },
  'operations.UnitStoodDown': {
    data: Unit.extend({
      why: z.enum(['stood-down', 'diverted', 'booked-off', 'swapped', 'handed-over']),
      /** Where it was diverted to; null when that must not be told. */
      toNumber: z.string().nullable(),
      /** Callsign of the unit that has the job now. */
      to: z.string().optional(),
    }),
    detail: Reason,
  },
  'operations.UnitInEmergency': { data: Unit },
  'operations.UnitEmergencyEnded': { data: Unit.extend({ finding: z.string() }) },
});
export type IncidentEvent =
  | EventOf<typeof incidentEvents>
  | WhereaboutsEvent
  | AssessmentEvent
  | AttachmentEvent
  | ChoosingEvent;
/** Events of an incident as its fold meets them: its own, and the steps of its promises. */
export type KnownEvent = Past<IncidentEvent | StepEvent>;
export type Of<Type extends KnownEvent['type']> = Extract<KnownEvent, { type: Type }>;
