import type { Reaction } from '../../../kernel/index.ts';
import { heard, take } from './projections.ts';

/** No command follows: what is heard is kept in tables of our own, and the control room may be stopped meanwhile. */
export const noteWhatIsInUse: Reaction = {
  name: 'estate.noteWhatIsInUse',
  on: heard,
  notes: true,
  react: async (event, db) => {
    await take(db, event as unknown as Parameters<typeof take>[1]);
    return [];
  },
};
