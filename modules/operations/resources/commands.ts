import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id, Instant } from '../place.ts';

const tourId = '0198c2f0-4444-7000-8000-000000000001';
const noSuchTour = { 'no-such-tour': 'There is no tour of duty with this id.' };

export const CrewMember = z.object({
  collar: z.string().max(20),
  name: z.string().max(100),
  permit: z.string().max(40),
  accountId: z.string().max(100).nullable(),
});

/** What a unit carries besides its vehicle: a defibrillator, a spit guard, a drone. */
export const Equipment = z.array(z.string().trim().min(1).max(60)).max(40);

export const BookOn = declareCommand({
  name: 'operations.bookOn',
  summary: 'Book a unit on: a tour of duty with crew, vehicle, equipment, skills, talkgroup and ISSI',
  permission: 'unit.book',
  schema: z.object({
    tourId: Id,
    callsign: z.string().trim().min(1).max(20),
    kind: z.string().max(40),
    crew: z.array(CrewMember).min(1).max(12),
    vehicle: z.object({ registration: z.string().max(12), kind: z.string().max(40) }).nullable(),
    skills: z.array(z.string().max(40)).max(40),
    equipment: Equipment.optional(),
    talkgroup: z.string().max(40),
    issi: z.string().max(12).nullable(),
    areaId: z.string().max(60),
    stationId: z.string().max(60).nullable(),
    shiftEndsAt: Instant,
  }),
  refusals: {
    'tour-exists': 'A tour with this id exists already.',
    'callsign-on-duty': 'This callsign is on duty already.',
  },
  example: {
    tourId,
    callsign: 'RA21',
    kind: 'response',
    crew: [{ collar: '1234', name: 'A. Example', permit: 'response', accountId: null }],
    vehicle: null,
    skills: [],
    talkgroup: 'RUT-1',
    issi: null,
    areaId: 'oakham',
    stationId: null,
    shiftEndsAt: 1_795_500_000_000,
  },
});

export const BookOff = declareCommand({
  name: 'operations.bookOff',
  summary: 'Book a unit off duty',
  permission: 'unit.book',
  schema: z.object({ tourId: Id }),
  refusals: { ...noSuchTour, 'already-off': 'This tour has ended.' },
  confirms: { 'still-assigned': 'The unit still has an assignment; it will be stood down.' },
  example: { tourId },
});

export const SetStatus = declareCommand({
  name: 'operations.setStatus',
  summary: 'Set a unit status by its code (0 to 16, mapped by the force pack)',
  permission: 'unit.status',
  schema: z.object({ tourId: Id, status: z.string().max(6) }),
  refusals: {
    ...noSuchTour,
    'tour-ended': 'This tour has ended.',
    'no-such-status': 'The force pack has no such status code.',
  },
  confirms: {
    'nothing-assigned': 'The unit has no assignment for this status; it is noted on the unit alone.',
    'unusual-change': 'This is not a usual change for the unit.',
  },
  example: { tourId, status: '2' },
});

export const EndEmergency = declareCommand({
  name: 'operations.endEmergency',
  summary: 'End an emergency call of a unit: how it was checked',
  permission: 'unit.status',
  schema: z.object({
    tourId: Id,
    finding: z.enum(['accidental-voice-checked', 'assisted', 'resolved']),
    note: z.string().max(1000),
  }),
  refusals: { ...noSuchTour, 'no-emergency': 'This unit has no emergency call open.' },
  example: { tourId, finding: 'accidental-voice-checked', note: 'Spoken to, knocked in the car' },
});

export const SeeUnitAlarm = declareCommand({
  name: 'operations.seeUnitAlarm',
  summary: 'Acknowledge an alarm of a unit by name: seen is not acted on',
  permission: 'alarm.read',
  schema: z.object({ tourId: Id, key: z.string().max(100) }),
  refusals: { ...noSuchTour, 'no-such-alarm': 'This alarm no longer stands.' },
  example: { tourId, key: 'emergency' },
});

export const CallUnitBack = declareCommand({
  name: 'operations.callUnitBack',
  summary: 'A unit that asked for a call back has been called',
  permission: 'unit.status',
  schema: z.object({ tourId: Id }),
  refusals: { ...noSuchTour, 'no-call-back': 'This unit waits for no call back.' },
  example: { tourId },
});

export const ResetUnitTimers = declareCommand({
  name: 'operations.resetUnitTimers',
  summary: 'You have heard of these units: their welfare and state timers count anew; one, many or all',
  permission: 'unit.status',
  schema: z.object({ tourIds: z.array(Id).min(1).max(500) }),
  example: { tourIds: [tourId] },
});
