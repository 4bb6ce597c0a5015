import { idOfStream, type Slice } from '../../../kernel/index.ts';
import type { Pack } from '../../force/index.ts';
import { makeNumbers } from '../numbers.ts';
import { improvementEvents } from './events.ts';
import { improvementHandlers } from './handlers.ts';
import { improvementAggregate } from './improvement.ts';
import { improvementPermissions } from './permissions.ts';
import { improvementProjection } from './projections.ts';
import { improvementsView } from './queries.ts';
import { Improvements } from './views.ts';

/** The Service Improvement Plan, with the actions of review meetings. */
export function improvements(pack: () => Pack): Slice {
  return {
    tables: { improvement: 'projection' },
    permissions: improvementPermissions,
    events: improvementEvents,
    aggregates: [improvementAggregate],
    handlers: improvementHandlers(pack, makeNumbers('improvement')),
    projections: [improvementProjection],
    views: [improvementsView],
    reactions: [],
    live: ({ stream }) =>
      stream.startsWith('service.improvement/') ? [{ view: Improvements.name, keys: [idOfStream(stream)] }] : [],
  };
}
