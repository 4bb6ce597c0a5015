import { type Clock, idOfStream, type LiveChange, type Slice } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { makeNumbers } from '../numbers.ts';
import { problemAggregate } from './aggregate.ts';
import { type ProblemEvent, problemEvents } from './events.ts';
import { problemHandlers } from './handlers.ts';
import { problemPermissions } from './permissions.ts';
import { problemProjection } from './projections.ts';
import * as sources from './queries.ts';
import { problemReactions } from './reactions.ts';
import { trendProjection } from './trends/projections.ts';
import { trendsView } from './trends/queries.ts';
import { findTrends } from './trends/reactions.ts';
import { trendAggregate } from './trends/trend.ts';
import * as views from './views.ts';

export interface ProblemNeeds {
  readonly pack: () => Pack;
  readonly clock: Pick<Clock, 'now'>;
}

/** Causes of IT incidents: the search for them, what is known of them, and what repeats. */
export function problems({ pack, clock }: ProblemNeeds): Slice {
  return {
    tables: {
      ...{ problem: 'projection', problem_incident: 'projection', problem_line: 'projection' },
      ...{ problem_analysis: 'projection', known_error: 'projection', trend: 'projection' },
    },
    permissions: problemPermissions,
    events: problemEvents,
    aggregates: [problemAggregate, trendAggregate],
    handlers: problemHandlers(pack, makeNumbers('problem')),
    projections: [problemProjection, trendProjection],
    views: [
      ...[sources.problemsView, sources.problemRecordView, sources.problemLogView, sources.problemAnalysesView],
      ...[sources.problemIncidentsView, sources.incidentProblemsView, sources.problemCostView(() => clock.now())],
      trendsView,
    ],
    reactions: [...problemReactions, findTrends(pack)],
    live,
  };
}

function live(event: AnyPastEvent): readonly LiveChange[] {
  const { stream } = event;
  const id = idOfStream(stream);
  if (stream.startsWith(`${trendAggregate.name}/`)) return [{ view: views.Trends.name, keys: [id] }];
  if (!stream.startsWith(`${problemAggregate.name}/`)) return [];
  const ofOne = [views.ProblemRecord, views.ProblemLog, views.ProblemAnalyses, views.ProblemIncidents];
  return [
    { view: views.Problems.name, keys: [id] },
    ...ofOne.map(({ name }) => ({ view: name, replace: id })),
    ...incidentsOf(event).map((replace) => ({ view: views.IncidentProblems.name, replace })),
  ];
}

/** IT incidents whose problems this event changes. */
function incidentsOf(event: AnyPastEvent): readonly string[] {
  // The registry has checked the event against its schema when it was appended.
  const known = event as unknown as ProblemEvent;
  switch (known.type) {
    case 'service.ProblemOpened':
    case 'service.ProblemIncidentsLinked':
      return known.data.incidents.map(({ id }) => id);
    case 'service.ProblemIncidentUnlinked':
      return [known.data.id];
    default:
      return [];
  }
}
