import { idOfStream, type Reaction } from '../../kernel/index.ts';
import type { ForceEvent } from '../force/events.ts';
import type { StepEvent } from './clocks.ts';
import { listContactsAt } from './contacts/queries.ts';
import { GLASS_LAPSE } from './incidents/deadlines.ts';
import { listOwnedBy, wasToldATime } from './incidents/queries.ts';

type Seat = Extract<ForceEvent, { type: 'force.SeatLeft' | 'force.SeatRelieved' }>;

/**
 * Whoever leaves a desk leaves its incidents on it. The command looks again when it runs: a desk that somebody else has
 * taken by then has been handed over, and nothing is passed.
 */
const passOn: Reaction = {
  name: 'operations.passOnWhatADeskHeld',
  author: 'desk hand-over',
  on: ['force.SeatLeft', 'force.SeatRelieved'],
  react: async (event, db) => {
    const { seatId } = (event as unknown as Seat).data;
    const owned = await listOwnedBy(db, seatId);
    return owned.map((incidentId) => ({
      name: 'operations.passOwnership',
      input: { incidentId, fromSeatId: seatId },
    }));
  },
};

/** Its conversations too: whoever was on the line is somebody's at every instant. */
const passContacts: Reaction = {
  name: 'operations.passContactsOfADesk',
  author: 'desk hand-over',
  on: ['force.SeatLeft', 'force.SeatRelieved'],
  react: async (event, db) => {
    const { seatId } = (event as unknown as Seat).data;
    const open = await listContactsAt(db, seatId);
    return open.map((contactId) => ({ name: 'operations.passContact', input: { contactId, fromSeatId: seatId } }));
  },
};

/** The command looks again when it runs: a glass that was reviewed or broken anew meanwhile is left as it is. */
const shutGlass: Reaction = {
  name: 'operations.shutBrokenGlass',
  author: 'break-glass',
  on: ['kernel.DeadlineBreached'],
  react: async (event) => {
    const { kind, key } = (event as unknown as StepEvent).data;
    if (kind !== GLASS_LAPSE) return [];
    const accountId = key.slice(GLASS_LAPSE.length + 1);
    return [{ name: 'operations.lapseGlass', input: { incidentId: idOfStream(event.stream), accountId } }];
  },
};

/** Whatever moves the arrival that a caller was told of: units sent and taken away, on their way, another time told. */
const reckonAgain: Reaction = {
  name: 'operations.reckonToldArrival',
  author: 'told arrival',
  on: [
    'operations.CallerTold',
    'operations.UnitAssigned',
    'operations.StackedUnitActivated',
    'operations.UnitProgressed',
    'operations.UnitStoodDown',
    'operations.UnitResumed',
    'operations.IncidentMoved',
  ],
  react: async (event, db) => {
    if (!event.stream.startsWith('operations.incident/')) return [];
    const incidentId = idOfStream(event.stream);
    return (await wasToldATime(db, incidentId)) ? [{ name: 'operations.reckonArrival', input: { incidentId } }] : [];
  },
};

export const reactions: readonly Reaction[] = [passOn, passContacts, shutGlass, reckonAgain];
