import type { Aggregate } from '../../../kernel/pure.ts';
import type { MarkerEvent } from '../events.ts';
import { markerPromises } from './deadlines.ts';
import { evolveMarker, type MarkerState } from './marker.ts';

export const markerAggregate: Aggregate<MarkerState, MarkerEvent> = {
  name: 'pole.marker',
  initial: { situation: 'none' },
  evolve: evolveMarker,
  promises: markerPromises,
};
