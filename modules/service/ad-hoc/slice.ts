import { idOfStream, type Slice } from '../../../kernel/index.ts';
import { adHocAggregate } from './ad-hoc-report.ts';
import { adHocEvents } from './events.ts';
import { adHocHandlers } from './handlers.ts';
import { adHocProjection } from './projections.ts';
import { type AdHocNeeds, adHocReportsView, reportViews } from './queries.ts';
import { AdHocReports } from './views.ts';

const STREAM = 'service.ad-hoc-report/';

/** Reports over any stored field, made by whoever wants to know, saved and shared. */
export function adHoc(needs: AdHocNeeds): Slice {
  return {
    tables: { ad_hoc_report: 'projection' },
    permissions: [],
    events: adHocEvents,
    aggregates: [adHocAggregate],
    handlers: adHocHandlers,
    projections: [adHocProjection],
    views: [adHocReportsView, ...reportViews(needs)],
    reactions: [],
    live: ({ stream }) => (stream.startsWith(STREAM) ? [{ view: AdHocReports.name, keys: [idOfStream(stream)] }] : []),
  };
}
