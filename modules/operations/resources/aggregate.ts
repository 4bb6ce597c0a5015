import type { Aggregate, Past } from '../../../kernel/pure.ts';
import { tourPromises } from './deadlines.ts';
import type { CallsignEvent, TourEvent } from './events.ts';
import { type CallsignState, evolveTour, type TourState } from './tour.ts';

export const tourAggregate: Aggregate<TourState, TourEvent> = {
  name: 'operations.tour',
  initial: { situation: 'none' },
  evolve: evolveTour,
  promises: tourPromises,
};

/** Guards that a callsign is on duty once: two crews that book it on at the same time meet here. */
export const callsignAggregate: Aggregate<CallsignState, CallsignEvent> = {
  name: 'operations.callsign',
  initial: { situation: 'free' },
  evolve: (state, event: Past<CallsignEvent>) => {
    if (event.type === 'operations.CallsignTaken') return { situation: 'on-duty', tourId: event.data.tourId };
    // The kernel's own events (legal holds, erasures) come by here too and free nobody.
    return event.type === 'operations.CallsignReleased' ? { situation: 'free' } : state;
  },
};
