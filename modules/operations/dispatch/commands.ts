import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id, Place } from '../place.ts';

const incidentId = '0198c2f0-2222-7000-8000-000000000001';
const tourId = '0198c2f0-4444-7000-8000-000000000001';
const assignmentId = '0198c2f0-5555-7000-8000-000000000001';
const missing = {
  'no-such-incident': 'There is no incident with this id.',
  'no-such-tour': 'There is no tour of duty with this id.',
};

export const AssignUnit = declareCommand({
  name: 'operations.assignUnit',
  summary: 'Assign a unit to an incident; divert takes it from its present one, stack puts it behind',
  permission: 'unit.assign',
  schema: z.object({
    assignmentId: Id,
    incidentId: Id,
    tourId: Id,
    how: z.enum(['assign', 'divert', 'stack']).default('assign'),
    /** Why this one: kept with the choice. */
    reason: z.string().trim().max(1000).optional(),
  }),
  refusals: {
    ...missing,
    'incident-closed': 'That incident is closed: re-open it first.',
    'already-assigned': 'The unit is on this incident already.',
  },
  confirms: {
    'not-by-policy': 'A crew sends itself against the policy of the force.',
    'unit-off-duty': 'The unit is off duty.',
    'unit-committed': 'The unit is on another incident: divert it, or stack this one behind.',
    'unit-unavailable': 'The unit is not available in its present status.',
    'unit-held': 'A planned operation holds the unit, or another force has borrowed it.',
    'unit-emergency': 'The unit has an emergency call open.',
    'skill-missing': 'The response plan asks for a skill that the unit has not.',
    'not-suitable': 'The response plan does not send this kind of unit.',
    'fim-authority': 'Armed unit: FIM authority needed.',
    'ring-the-fim': 'Contact the FIM before deploying here.',
    'reason-wanted': 'Better ranked units stand before it: the force asks why this one is sent.',
  },
  example: { assignmentId, incidentId, tourId, how: 'assign' },
});

export const Milestone = z.enum(['acknowledged', 'en-route', 'at-scene', 'resumed']);
export type Milestone = z.output<typeof Milestone>;

export const ReportProgress = declareCommand({
  name: 'operations.reportProgress',
  summary: 'A unit acknowledges, goes en route, arrives, or resumes',
  permission: 'unit.status',
  schema: z.object({ incidentId: Id, tourId: Id, assignmentId: Id, milestone: Milestone }),
  refusals: {
    ...missing,
    'no-such-assignment': 'The unit has no such assignment.',
    'assignment-ended': 'This assignment has ended.',
  },
  confirms: { 'unusual-order': 'This is not the usual next step for the unit.' },
  example: { incidentId, tourId, assignmentId, milestone: 'acknowledged' },
});

export const StandDown = declareCommand({
  name: 'operations.standDown',
  summary: 'Stand a unit down from an incident',
  permission: 'unit.assign',
  schema: z.object({ incidentId: Id, tourId: Id, assignmentId: Id, reason: z.string().trim().min(3).max(1000) }),
  refusals: {
    ...missing,
    'no-such-assignment': 'The unit has no such assignment.',
    'assignment-ended': 'This assignment has ended.',
  },
  example: { incidentId, tourId, assignmentId, reason: 'Nearer unit arrived' },
});

export const ShowMeAt = declareCommand({
  name: 'operations.showMeAt',
  summary: 'An officer says "show me at": created, assigned and at scene in one line',
  permission: 'unit.show',
  schema: z.object({
    incidentId: Id,
    assignmentId: Id,
    tourId: Id,
    place: Place,
    code: z.string().max(10).default('503'),
    what: z.string().trim().min(1).max(2000),
  }),
  refusals: {
    ...missing,
    'no-such-code': 'The force pack has no such opening code.',
    'incident-exists': 'An incident with this id exists already.',
  },
  confirms: { 'unit-committed': 'The unit is on another incident: it will be stood down from it.' },
  example: {
    incidentId,
    assignmentId,
    tourId,
    place: { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null },
    code: '503',
    what: 'Vehicle check',
  },
});
