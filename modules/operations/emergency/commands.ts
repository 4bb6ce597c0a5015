import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id } from '../place.ts';
import { TalkgroupOutcome } from './events.ts';

const tourId = '0198c2f0-4444-7000-8000-000000000001';
const noSuchTour = { 'no-such-tour': 'There is no tour of duty with this id.' };

export const NoteTalkgroup = declareCommand({
  name: 'operations.noteTalkgroup',
  summary: 'Note whether the talkgroup of an officer in need is open: by the radio system, or by hand',
  permission: 'unit.status',
  schema: z.object({ tourId: Id, outcome: TalkgroupOutcome }),
  refusals: { ...noSuchTour, 'no-emergency': 'This unit has no emergency call open.' },
  example: { tourId, outcome: 'by-hand' },
});

export const RaiseForOfficer = declareCommand({
  name: 'operations.raiseForOfficer',
  summary:
    'Raise a log for an officer in need: where the unit was last, the unit at scene, by the grade of the force pack',
  permission: 'unit.show',
  schema: z.object({ tourId: Id, incidentId: Id, assignmentId: Id }),
  refusals: {
    ...noSuchTour,
    'no-emergency': 'This unit has no emergency call open.',
    'no-such-code': 'The force pack names no code for an officer in need.',
    'incident-exists': 'An incident with this id exists already.',
  },
  confirms: { 'unit-committed': 'The unit is on an incident, which has its emergency in its log.' },
  example: {
    tourId,
    incidentId: '0198c2f0-2222-7000-8000-000000000001',
    assignmentId: '0198c2f0-5555-7000-8000-000000000001',
  },
});
