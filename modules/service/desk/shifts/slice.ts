import { idOfStream, type Slice } from '../../../../kernel/index.ts';
import type { DeskPack } from '../../service-incidents/facts.ts';
import { shiftEvents } from './events.ts';
import { shiftHandlers } from './handlers.ts';
import { shiftProjection } from './projections.ts';
import { deskShiftsView } from './queries.ts';
import { routeToTakers } from './reactions.ts';
import { shiftAggregate } from './shift.ts';
import { DeskShifts } from './views.ts';

/** Who is at the desk, and what is given to whom. */
export function deskShifts(pack: () => DeskPack): Slice {
  return {
    tables: { desk_shift: 'projection' },
    permissions: [],
    events: shiftEvents,
    aggregates: [shiftAggregate],
    handlers: shiftHandlers(pack),
    projections: [shiftProjection],
    views: [deskShiftsView],
    reactions: [routeToTakers(pack)],
    live: ({ stream }) =>
      stream.startsWith('service.desk-shift/') ? [{ view: DeskShifts.name, keys: [idOfStream(stream)] }] : [],
  };
}
