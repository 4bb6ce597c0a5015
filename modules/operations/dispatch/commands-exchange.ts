import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id } from '../place.ts';
import { AssignUnit } from './commands.ts';

const incidentId = '0198c2f0-2222-7000-8000-000000000001';
const tourId = '0198c2f0-4444-7000-8000-000000000001';
const otherTourId = '0198c2f0-4444-7000-8000-000000000002';
const assignmentId = '0198c2f0-5555-7000-8000-000000000001';
const otherAssignmentId = '0198c2f0-5555-7000-8000-000000000002';

/** As many as a first answer to anything; more are sent in a second breath. */
const MOST_AT_ONCE = 12;
const reason = z.string().trim().min(3).max(1000);
const How = z.enum(['assign', 'divert', 'stack']).default('assign');

const ofExchange = {
  'no-such-incident': 'There is no incident with this id.',
  'no-such-tour': 'There is no tour of duty with this id.',
  'no-such-assignment': 'The unit has no such assignment.',
  'assignment-ended': 'This assignment has ended.',
  'incident-closed': 'That incident is closed: re-open it first.',
  'already-assigned': 'The unit has this incident behind another one already.',
  'same-unit': 'A unit does not take the place of itself.',
};

export const AssignUnits = declareCommand({
  name: 'operations.assignUnits',
  summary:
    'Assign several units to an incident at once: all of them, or none; back-up that was asked for is answered with it',
  permission: 'unit.assign',
  schema: z.object({
    incidentId: Id,
    units: z
      .array(z.object({ assignmentId: Id, tourId: Id, how: How }))
      .min(1)
      .max(MOST_AT_ONCE)
      .refine((units) => new Set(units.map((unit) => unit.tourId)).size === units.length, 'each unit once'),
    /** As back-up: whatever waits on it that units can answer is answered by this. */
    backUp: z.boolean().default(false),
    /** Why these: kept with the choice of each. */
    reason: AssignUnit.schema.shape.reason,
  }),
  refusals: AssignUnit.refusals,
  confirms: AssignUnit.confirms,
  example: {
    incidentId,
    units: [
      { assignmentId, tourId, how: 'assign' },
      { assignmentId: otherAssignmentId, tourId: otherTourId, how: 'assign' },
    ],
    backUp: true,
  },
});

export const SwapUnits = declareCommand({
  name: 'operations.swapUnits',
  summary: 'Swap a unit for another; with `exchange` it takes the job that the other one has in return',
  permission: 'unit.assign',
  schema: z.object({
    incidentId: Id,
    out: z.object({ tourId: Id, assignmentId: Id }),
    in: z.object({ tourId: Id, assignmentId: Id }),
    how: z.enum(['assign', 'divert', 'exchange']).default('assign'),
    /** Of the unit that goes, at the job that it takes in return; nothing else needs it. */
    returnAssignmentId: Id.nullable().default(null),
    reason,
  }),
  refusals: { ...ofExchange, 'nothing-in-return': 'The other unit has no job to be taken in return.' },
  confirms: AssignUnit.confirms,
  example: {
    incidentId,
    out: { tourId, assignmentId },
    in: { tourId: otherTourId, assignmentId: otherAssignmentId },
    how: 'assign',
    returnAssignmentId: null,
    reason: 'Nearer, and has a dog',
  },
});

export const HandOverJob = declareCommand({
  name: 'operations.handOverJob',
  summary: 'Hand a job over from one unit to another, with the words that go with it; both keep their part of it',
  permission: 'unit.assign',
  schema: z.object({
    incidentId: Id,
    out: z.object({ tourId: Id, assignmentId: Id }),
    in: z.object({ tourId: Id, assignmentId: Id }),
    /** The unit that takes it over stands there already. */
    atScene: z.boolean().default(false),
    words: reason,
  }),
  refusals: ofExchange,
  confirms: AssignUnit.confirms,
  example: {
    incidentId,
    out: { tourId, assignmentId },
    in: { tourId: otherTourId, assignmentId: otherAssignmentId },
    atScene: true,
    words: 'Statement taken, CCTV still to be asked for',
  },
});
