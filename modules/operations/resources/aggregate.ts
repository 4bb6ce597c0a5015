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
  evolve: (_state, event: Past<CallsignEvent>) =>
    event.type === 'operations.CallsignTaken'
      ? { situation: 'on-duty', tourId: event.data.tourId }
      : { situation: 'free' },
};
