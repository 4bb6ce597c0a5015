import { idOfStream, type Slice } from '../../../kernel/index.ts';
import { makeNumbers } from '../numbers.ts';
import type { DeskPack } from '../service-incidents/facts.ts';
import { majorEvents } from './events.ts';
import { majorHandlers } from './handlers.ts';
import { majorAggregate } from './major.ts';
import { majorPermissions } from './permissions.ts';
import { majorProjection } from './projections.ts';
import { majorsView, majorTimelineView } from './queries.ts';

export function majors(pack: () => DeskPack): Slice {
  return {
    tables: { major: 'projection', major_line: 'projection' },
    permissions: majorPermissions,
    events: majorEvents,
    aggregates: [majorAggregate],
    handlers: majorHandlers(pack, makeNumbers('major')),
    projections: [majorProjection],
    views: [majorsView, majorTimelineView],
    reactions: [],
    live: ({ stream }) => {
      if (!stream.startsWith('service.major/')) return [];
      const id = idOfStream(stream);
      return [
        { view: 'service.majors', keys: [id] },
        { view: 'service.majorTimeline', replace: id },
      ];
    },
  };
}
