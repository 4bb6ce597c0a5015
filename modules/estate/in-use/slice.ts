import type { Slice } from '../../../kernel/index.ts';
import { noteWhatIsInUse } from './reactions.ts';

/** Who is out with what, and how much is going on where: told by the control room, kept here. */
export const inUse: Slice = {
  tables: { unit_out: 'bulk', open_call: 'bulk' },
  permissions: [],
  events: {},
  aggregates: [],
  handlers: [],
  projections: [],
  views: [],
  reactions: [noteWhatIsInUse],
  live: () => [],
};
