import type { Notes } from '../../../kernel/index.ts';
import { heard, take } from './projections.ts';

/** What is heard is kept in tables of our own, and the control room may be stopped meanwhile. */
export const noteWhatIsInUse: Notes = {
  name: 'estate.noteWhatIsInUse',
  on: heard,
  note: (events, db) => take(db, events as unknown as Parameters<typeof take>[1]),
};
