import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id } from '../place.ts';
import { CrewMember, Equipment } from '../resources/commands.ts';

const tourId = '0198c2f0-4444-7000-8000-000000000001';
const otherTourId = '0198c2f0-4444-7000-8000-000000000002';
const noSuchTour = { 'no-such-tour': 'There is no tour of duty with this id.', 'tour-ended': 'This tour has ended.' };
const Vehicle = z.object({ registration: z.string().max(12), kind: z.string().max(40) }).nullable();
const Skills = z.array(z.string().max(40)).max(40);
const raced = { 'crew-changed': 'The crew has changed since.' };

export const ChangeCrew = declareCommand({
  name: 'operations.changeCrew',
  summary: 'Change who and what a unit is made of: crew, vehicle, equipment, skills',
  permission: 'unit.book',
  schema: z.object({
    tourId: Id,
    /** Collar numbers of the crew as it stood on the screen. */
    seen: z.array(z.string()),
    crew: z.array(CrewMember).min(1).max(12),
    vehicle: Vehicle,
    equipment: Equipment,
    /** What the crew says of itself; what the register holds of them is added. Left out: as before. */
    skills: Skills.optional(),
  }),
  refusals: { ...noSuchTour, ...raced },
  example: {
    ...{ tourId, seen: ['1234'], vehicle: null, equipment: ['defibrillator'] },
    crew: [
      { collar: '1234', name: 'A. Example', permit: 'response', accountId: null },
      { collar: '5678', name: 'B. Example', permit: 'none', accountId: null },
    ],
  },
});

export const PairUnits = declareCommand({
  name: 'operations.pairUnits',
  summary: 'Two units become one: the crew of the second goes on with the first, and its own tour ends',
  permission: 'unit.book',
  schema: z.object({ tourId: Id, withTourId: Id }),
  refusals: { ...noSuchTour, 'same-unit': 'That is the same unit.' },
  confirms: {
    'still-assigned': 'The second unit still has an assignment; it will be stood down.',
    'unit-emergency': 'The second unit has an emergency call open.',
  },
  example: { tourId, withTourId: otherTourId },
});

export const SplitUnit = declareCommand({
  name: 'operations.splitUnit',
  summary: 'Some of a crew go on as a unit of their own, with a callsign of their own',
  permission: 'unit.book',
  schema: z.object({
    tourId: Id,
    seen: z.array(z.string()),
    newTourId: Id,
    callsign: z.string().trim().min(1).max(20),
    kind: z.string().max(40),
    /** Who goes. */
    collars: z.array(z.string()).min(1).max(12),
    vehicle: Vehicle,
    /** Taken along. */
    equipment: Equipment,
    skills: Skills,
    issi: z.string().max(12).nullable(),
  }),
  refusals: {
    ...noSuchTour,
    ...raced,
    'tour-exists': 'A tour with this id exists already.',
    'callsign-on-duty': 'This callsign is on duty already.',
    'nobody-left': 'Somebody must go, and somebody stay.',
  },
  example: {
    ...{ tourId, seen: ['1234', '5678'], newTourId: otherTourId, callsign: 'RA22', kind: 'response' },
    ...{ collars: ['5678'], vehicle: null, equipment: [], skills: [], issi: null },
  },
});
