import { z } from 'zod';
import { defineEvents, type EventOf } from '../../../kernel/pure.ts';
import { crewEvents } from '../crews/events.ts';
import { emergencyEvents } from '../emergency/events.ts';
import { kitEvents } from '../kit/events.ts';
import { LadderTerms, StatusTerms } from '../terms.ts';
import { TimerTerms } from './timer-terms.ts';

const Unit = z.object({ tourId: z.string(), callsign: z.string() });
const Assignment = z.object({ assignmentId: z.string(), incidentId: z.string() });

export const tourEvents = defineEvents({
  ...emergencyEvents,
  ...kitEvents,
  ...crewEvents,
  'operations.TourBegan': {
    data: z.object({
      callsign: z.string(),
      kind: z.string(),
      responds: z.boolean(),
      armed: z.boolean(),
      permits: z.array(z.string()),
      emergencyDriver: z.boolean(),
      vehicle: z.object({ registration: z.string(), kind: z.string() }).nullable(),
      /** Radios that its crew carries beside its own: of a unit that was paired. */
      otherIssis: z.array(z.string()).optional(),
      skills: z.array(z.string()),
      /** When the authority for a skill ends, by the register; what is not named here has no end that is known. */
      skillsUntil: z.record(z.string(), z.number()).optional(),
      equipment: z.array(z.string()).optional(),
      talkgroup: z.string(),
      issi: z.string().nullable(),
      areaId: z.string(),
      stationId: z.string().nullable(),
      shiftEndsAt: z.number(),
      /** How this force writes the states that assignments lead to. */
      shown: z.object({
        available: StatusTerms,
        committed: StatusTerms,
        'en-route': StatusTerms,
        'at-scene': StatusTerms,
        emergency: StatusTerms,
        'off-duty': StatusTerms,
      }),
      /** The ladder of an emergency call, and how often its last rung is told again. */
      emergencyLadder: LadderTerms,
      timers: TimerTerms.optional(),
      /** The unit that this one was split from. */
      from: Unit.optional(),
    }),
    detail: z.object({
      crew: z.array(
        z.object({ collar: z.string(), name: z.string(), permit: z.string(), accountId: z.string().nullable() }),
      ),
    }),
  },
  /** `joined`: its crew goes on with that unit. */
  'operations.TourEnded': { data: z.object({ joined: Unit.optional() }) },
  /** An ended tour was assigned all the same, with the warning confirmed: its crew is on duty again. */
  'operations.TourResumed': { data: z.object({}) },
  'operations.StatusSet': { data: z.object({ status: StatusTerms }) },
  /** A status that changes no state: confidential message, call back, received, repeat. */
  'operations.UnitCalled': { data: z.object({ code: z.string(), name: z.string(), meaning: z.string() }) },
  'operations.UnitCalledBack': { data: z.object({}) },
  /** Somebody has heard of the unit: how long it has been where it is counts anew. */
  'operations.UnitTimersReset': { data: z.object({}) },
  /** Whose talkgroup is to be opened; left out by older events. */
  'operations.EmergencyRaised': {
    data: z.object({ callsign: z.string().optional(), talkgroup: z.string().optional() }),
  },
  'operations.EmergencyEnded': {
    data: z.object({ finding: z.string() }),
    detail: z.object({ note: z.string() }),
  },
  /** Who has seen an alarm of the unit: not the same as acted on. */
  'operations.UnitAlarmSeen': { data: z.object({ key: z.string() }) },
  'operations.AssignmentTaken': {
    data: Assignment.extend({
      stacked: z.boolean(),
      atScene: z.boolean(),
      gradeId: z.string().optional(),
      /** Whose job it was until now. */
      takesOver: z.object({ assignmentId: z.string(), callsign: z.string() }).optional(),
    }),
  },
  'operations.AssignmentActivated': { data: Assignment },
  /** The incident that it is on, or is stacked for, was re-graded: its state is timed by the new grade from here on. */
  'operations.AssignmentRegraded': { data: Assignment.extend({ gradeId: z.string(), upgraded: z.boolean() }) },
  'operations.AssignmentProgressed': {
    data: Assignment.extend({ milestone: z.enum(['acknowledged', 'en-route', 'at-scene']) }),
  },
  'operations.AssignmentEnded': {
    data: Assignment.extend({
      why: z.enum(['resumed', 'stood-down', 'diverted', 'booked-off', 'swapped', 'handed-over']),
      /** Callsign of the unit that has the job now. */
      to: z.string().optional(),
    }),
  },
});
export type TourEvent = EventOf<typeof tourEvents>;

export const callsignEvents = defineEvents({
  'operations.CallsignTaken': { data: z.object({ tourId: z.string() }) },
  'operations.CallsignReleased': { data: z.object({ tourId: z.string() }) },
});
export type CallsignEvent = EventOf<typeof callsignEvents>;
