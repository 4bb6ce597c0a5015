import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id, Instant } from '../place.ts';

const dutyId = '0198c2f0-5555-7000-8000-000000000001';
const reason = z.string().trim().min(3).max(500);
const absent = { 'no-such-duty': 'There is no duty with this id.' };
const over = { ...absent, 'duty-over': 'This duty is over.' };
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');
const Member = z.object({
  collar: z.string().trim().min(1).max(20),
  name: z.string().trim().min(1).max(100),
  permit: z.string().max(40),
});

const MOST_DAYS = 56;

export const PlanDuties = declareCommand({
  name: 'operations.planDuties',
  summary:
    'Plan the duties of a callsign by its shift pattern, so many days ahead; days that are planned already stay as they are',
  permission: 'duty.plan',
  schema: z.object({
    /** One pattern; given again with a later day it goes on from there. */
    planId: Id,
    callsign: z.string().trim().toUpperCase().min(1).max(20),
    kind: z.string().max(40),
    areaId: z.string().max(60),
    stationId: z.string().max(60).nullable().default(null),
    talkgroup: z.string().max(40),
    crew: z.array(Member).min(1).max(12),
    firstDay: z.iso.date(),
    days: z.int().min(1).max(MOST_DAYS),
    /** Day by day, and round again: on from an hour for so many hours, or off (null). */
    cycle: z
      .array(z.object({ from: Hour, hours: z.number().min(1).max(16) }).nullable())
      .min(1)
      .max(MOST_DAYS),
  }),
  refusals: { 'no-such-area': 'The force pack has no such area.' },
  example: {
    ...{ planId: '0198c2f0-5555-7000-8000-000000000002', callsign: 'RA21', kind: 'response', areaId: 'oakham' },
    ...{ talkgroup: 'RUT-1', crew: [{ collar: '1234', name: 'A. Example', permit: 'response' }] },
    ...{
      firstDay: '2026-11-23',
      days: 8,
      cycle: [{ from: '07:00', hours: 9 }, { from: '15:00', hours: 9 }, null, null],
    },
  },
});

export const TakeDuty = declareCommand({
  name: 'operations.takeDuty',
  summary: 'The callsign has booked on for this duty (the system alone)',
  permission: 'duty.follow',
  schema: z.object({ dutyId: Id, tourId: Id }),
  refusals: { ...absent, 'duty-taken': 'Somebody is on for it, or it is over.' },
  example: { dutyId, tourId: '0198c2f0-4444-7000-8000-000000000001' },
});

export const EndDuty = declareCommand({
  name: 'operations.endDuty',
  summary: 'The tour of this duty has ended (the system alone)',
  permission: 'duty.follow',
  schema: z.object({ dutyId: Id, tourId: Id }),
  refusals: { ...absent, 'not-on': 'This tour is not on for it.' },
  example: { dutyId, tourId: '0198c2f0-4444-7000-8000-000000000001' },
});

export const RecordAbsence = declareCommand({
  name: 'operations.recordAbsence',
  summary: 'Somebody of a duty will not come: sick, at court, on leave',
  permission: 'duty.plan',
  schema: z.object({ dutyId: Id, collar: z.string().max(20), reason }),
  refusals: { ...over, 'not-of-the-crew': 'Nobody with this collar number is on this duty.' },
  example: { dutyId, collar: '1234', reason: 'Rang in sick' },
});

export const ExtendDuty = declareCommand({
  name: 'operations.extendDuty',
  summary: 'A crew stays on past the end of its duty, until a time and for a reason',
  permission: 'duty.plan',
  schema: z.object({ dutyId: Id, until: Instant, reason }),
  refusals: { ...over, 'before-its-end': 'That is no later than it ends now.' },
  example: { dutyId, until: 1_795_510_000_000, reason: 'Scene guard until relieved' },
});

export const CancelDuty = declareCommand({
  name: 'operations.cancelDuty',
  summary: 'Take a duty back that nobody is on for',
  permission: 'duty.plan',
  schema: z.object({ dutyId: Id, reason }),
  refusals: { ...absent, 'duty-taken': 'Somebody is on for it, or it is over.' },
  example: { dutyId, reason: 'Rest day in lieu' },
});
