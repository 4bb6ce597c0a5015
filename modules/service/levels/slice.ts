import { idOfStream, type LiveChange, type Slice } from '../../../kernel/index.ts';
import { agreementsView } from './agreements-view.ts';
import { levelEvents } from './events.ts';
import { type LevelNeeds, levelHandlers } from './handlers.ts';
import { levelAggregate } from './level.ts';
import { levelPermissions } from './permissions.ts';
import { breachReasonProjection, levelProjection } from './projections.ts';
import { levelClocksView, reportMissesView, serviceReportView, whatIfView } from './queries.ts';
import { Agreements, LevelClocks } from './views.ts';

const streams = ['service.service-incident/', 'service.level/'];

/** What was agreed, and how it is kept: reads the streams of IT incidents, and keeps beside them why a target was missed. */
export function levels(needs: LevelNeeds): Slice {
  const agreements = agreementsView(needs.pack);
  return {
    tables: { level_record: 'projection', level_event: 'projection', breach_reason: 'projection' },
    permissions: levelPermissions,
    events: levelEvents,
    aggregates: [levelAggregate],
    handlers: levelHandlers(needs),
    projections: [levelProjection, breachReasonProjection],
    views: [
      levelClocksView(needs),
      agreements.source,
      serviceReportView(needs),
      reportMissesView(needs),
      whatIfView(needs),
    ],
    reactions: [],
    live: ({ stream, type }): readonly LiveChange[] => {
      if (type === 'force.PackPublished') return [{ view: Agreements.name, keys: agreements.keys() }];
      if (!streams.some((begins) => stream.startsWith(begins))) return [];
      return [{ view: LevelClocks.name, replace: idOfStream(stream) }];
    },
  };
}
