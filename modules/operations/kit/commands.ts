import { z } from 'zod';
import { declareCommand } from '../../../kernel/pure.ts';
import { Id } from '../place.ts';

const tourId = '0198c2f0-4444-7000-8000-000000000001';
const noSuchTour = { 'no-such-tour': 'There is no tour of duty with this id.' };

export const NoteSilence = declareCommand({
  name: 'operations.noteSilence',
  summary:
    'The radio of a unit has fallen silent: of a committed or lone officer the dispatcher is told first (the system alone)',
  permission: 'unit.watch-radio',
  schema: z.object({
    tourId: Id,
    itemId: Id,
    /** Its last sign of life. */
    seenAt: z.int().nonnegative(),
    reason: z.string().max(300),
  }),
  refusals: { ...noSuchTour, 'noted-already': 'It has been noted, and nobody has heard of the unit since.' },
  example: {
    ...{ tourId, itemId: '0198c2f0-9999-7000-8000-000000000001' },
    ...{ seenAt: 1_795_600_000_000, reason: 'radio not seen 6 min, try mobile' },
  },
});

export const NoteRadioSeen = declareCommand({
  name: 'operations.noteRadioSeen',
  summary: 'The radio of a unit is heard of again (the system alone)',
  permission: 'unit.watch-radio',
  schema: z.object({ tourId: Id }),
  refusals: { ...noSuchTour, 'not-silent': 'It is not noted as silent.' },
  example: { tourId },
});
