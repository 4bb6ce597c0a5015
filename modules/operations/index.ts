import { join } from 'node:path';
import { type Db, type ModuleDefinition, moduleOf, type Slice } from '../../kernel/index.ts';
import { appointmentSlotsView } from './appointments/queries.ts';
import { arrivalHandlers } from './arrival/handlers.ts';
import { asks } from './asks/slice.ts';
import { codeWordsView } from './assessments/code-words.ts';
import { assessmentHandlers } from './assessments/handlers.ts';
import { assessmentsView, callAssessmentsView, wrapUpsView } from './assessments/queries.ts';
import { attachmentHandlers } from './attachments/handlers.ts';
import { attachmentProjections } from './attachments/projections.ts';
import { attachmentsView } from './attachments/queries.ts';
import { availability } from './availability/slice.ts';
import { backEntryHandlers } from './back-entry/handlers.ts';
import { alarmRatesView, bellProjections } from './bells.ts';
import { callOuts } from './call-outs/slice.ts';
import { codeMappings } from './code-mappings/slice.ts';
import { contactAggregate } from './contacts/aggregate.ts';
import { contactHandlers } from './contacts/handlers.ts';
import { contactProjection } from './contacts/projections.ts';
import { contactsView } from './contacts/queries.ts';
import { permissions } from './contract.ts';
import { crews } from './crews/slice.ts';
import { choices } from './dispatch/choice/slice.ts';
import { dispatchHandlers } from './dispatch/handlers.ts';
import { exchangeHandlers } from './dispatch/handlers-exchange.ts';
import { makeRecommender, type Recommender } from './dispatch/recommendation.ts';
import * as dispatchRules from './dispatch/rules.ts';
import { duty } from './duty/slice.ts';
import { emergency } from './emergency/slice.ts';
import { deskEvents } from './events.ts';
import { fences } from './fences/slice.ts';
import { FenceWatch } from './fences/watch.ts';
import { historyView } from './history-search/queries.ts';
import { incidentAggregate } from './incidents/aggregate.ts';
import { alarmsView } from './incidents/alarms.ts';
import { caseFileView } from './incidents/case-file-query.ts';
import { incidentHandlers } from './incidents/handlers.ts';
import { hidingConcealed } from './incidents/hidden.ts';
import { listLooks, recordLook, sweepLooks } from './incidents/looked.ts';
import { nearbyView } from './incidents/nearby.ts';
import { incidentProjection } from './incidents/projections.ts';
import { incidentLogView, openIncidentsView, unverifiedPlacesView } from './incidents/queries.ts';
import { kitHandlers } from './kit/handlers.ts';
import { unitKitsView } from './kit/queries.ts';
import { type KitState, makeUnitKit, type UnitKits } from './kit/unit-kit.ts';
import { listSilences, type Watch } from './kit/watch-radios.ts';
import { callerProjection } from './known/callers.ts';
import { entriesView, entryHistoryView } from './known/entries.ts';
import { knownHandlers } from './known/handlers.ts';
import { knownView } from './known/known.ts';
import { mergedEntriesView, mergeProposalsView } from './known/merges.ts';
import { duplicatesView } from './links/duplicates.ts';
import { linkHandlers } from './links/handlers.ts';
import { linkAggregate } from './links/link.ts';
import { linkProjection, ruledOutProjection } from './links/projections.ts';
import { callersView, linksView } from './links/queries.ts';
import { live } from './live.ts';
import { majors } from './majors/slice.ts';
import { recordReading } from './messages/queries.ts';
import { messages } from './messages/slice.ts';
import { mutualAid } from './mutual-aid/slice.ts';
import type { Neighbours } from './neighbours.ts';
import { makeNumbers } from './numbers.ts';
import { officers } from './officers/slice.ts';
import { packPreview } from './pack-preview/slice.ts';
import { planned } from './planned/slice.ts';
import { reactions } from './reactions.ts';
import { callsignAggregate, tourAggregate } from './resources/aggregate.ts';
import { tourHandlers } from './resources/handlers.ts';
import { callsignProjection, tourProjection } from './resources/projections.ts';
import { findUnitOnTour, unitsView } from './resources/queries.ts';
import { trailView } from './resources/trail.ts';
import { tactical } from './tactical/slice.ts';
import { talkgroups } from './talkgroups/slice.ts';
import { unitHistory } from './unit-history/slice.ts';
import { unresourcedHandlers } from './unresourced/handlers.ts';
import { promisesComingView, watchedView } from './watched.ts';
import { whereaboutsHandlers } from './whereabouts/handlers.ts';
import { shapesView, transfersView, whereaboutsView } from './whereabouts/queries.ts';

export { keptKinds, MOST_FILE_BYTES, mediaTypeOf } from './attachments/media.ts';
export { overByThen as targetsOverByThen } from './back-entry/over-by-then.ts';
export { alarmOf, type Marks, markOf, noteStep, type StepEvent } from './clocks.ts';
export { contactAggregate } from './contacts/aggregate.ts';
export { canonicalNumber } from './contacts/caller-number.ts';
export type { ContactState } from './contacts/contact.ts';
export { type CallFrom, findLastContactAt, listCallsFrom } from './contacts/queries.ts';
export { findWholeRecord, wholeRecords } from './disclosure/record.ts';
export type { LonLat, RoadsDoor, TravelEntry } from './dispatch/travel.ts';
export { enterHistory, indexHistory } from './history-search/indexer.ts';
export { incidentAggregate } from './incidents/aggregate.ts';
export { findCaseFile } from './incidents/case-file-query.ts';
export type { IncidentState } from './incidents/incident.ts';
export type { Look } from './incidents/looked.ts';
export type { KitQuestion, KitState } from './kit/unit-kit.ts';
export { bringReadings } from './messages/readings-then.ts';
export type { MarkerNear, Neighbours } from './neighbours.ts';
export { heardInField } from './resources/in-the-field.ts';
export {
  type IncomingPosition,
  type KnownPosition,
  keepPositionDays,
  listPositionsSince,
  recordPositions,
} from './resources/positions.ts';
export { bringPositions } from './resources/positions-then.ts';
export { Trail } from './resources/trail-view.ts';
export { watchedStreams } from './watched.ts';
export { dispatchRules };

export interface Operations {
  readonly definition: ModuleDefinition;
  /** Works out the reach of every free unit ahead of the first question. */
  readonly warmRecommendation: Recommender['warm'];
  /** Radios of units that fell silent and are not noted yet, and those that are heard of again: what follows from it. */
  readonly watchRadios: (db: Db) => Promise<readonly Watch[]>;
  /** Who crosses the fences that stand, worked out from positions as they come. */
  readonly fences: FenceWatch;
  readonly findUnitOnTour: typeof findUnitOnTour;
  readonly recordLook: typeof recordLook;
  readonly listLooks: typeof listLooks;
  readonly sweepLooks: typeof sweepLooks;
  readonly recordReading: typeof recordReading;
}

export function makeOperations(neighbours: Neighbours): Operations {
  const { force, roads, clock } = neighbours;
  const kits = makeUnitKit(neighbours.kitStatesOf ?? (async () => new Map<string, KitState>()), clock);
  const listKits = kits.list;
  const recommender = makeRecommender({ pack: force.pack, demand: force.demand, roads, clock, listKits });
  return {
    definition: define(neighbours, recommender, kits),
    warmRecommendation: recommender.warm,
    watchRadios: async (db) => listSilences(db, await kits.refresh(db)),
    fences: new FenceWatch(neighbours, clock),
    findUnitOnTour,
    recordLook,
    listLooks,
    sweepLooks,
    recordReading,
  };
}

function define(neighbours: Neighbours, recommender: Recommender, kits: UnitKits): ModuleDefinition {
  const migrations = join(import.meta.dirname, 'migrations');
  const slices: readonly Slice[] = [
    desk(neighbours, recommender, kits),
    choices(neighbours.force.pack),
    majors(neighbours),
    emergency(neighbours),
    tactical(neighbours),
    crews(neighbours),
    officers(neighbours),
    unitHistory(),
    duty(neighbours),
    asks(neighbours),
    availability(neighbours),
    messages(neighbours),
    talkgroups(neighbours),
    fences(neighbours),
    planned(neighbours),
    mutualAid(neighbours),
    callOuts(neighbours),
    codeMappings(neighbours),
    packPreview(neighbours),
  ];
  const whole = moduleOf('operations', migrations, slices);
  return { ...whole, views: whole.views.map(hidingConcealed) };
}

/** What every desk works with: contacts, incidents, units and what ties them. What came later is a slice of its own. */
function desk(neighbours: Neighbours, recommender: Recommender, kits: UnitKits): Slice {
  return {
    tables,
    permissions,
    events: deskEvents,
    aggregates: [contactAggregate, incidentAggregate, linkAggregate, tourAggregate, callsignAggregate],
    handlers: handlersWith(neighbours, recommender),
    projections,
    views: [...viewsWith(neighbours), recommender.view, recommender.moveUps, unitKitsView(kits)],
    live,
    reactions,
  };
}

const tables: ModuleDefinition['tables'] = {
  attachment: 'projection',
  caller: 'projection',
  bell: 'projection',
  contact: 'projection',
  incident: 'projection',
  incident_line: 'projection',
  link: 'projection',
  ruled_out: 'projection',
  history_cursor: 'bulk',
  history_entry: 'bulk',
  unit: 'projection',
  last_looked: 'bulk',
  position: 'bulk',
  position_history: 'bulk',
};

const projections: ModuleDefinition['projections'] = [
  contactProjection,
  callerProjection,
  incidentProjection,
  tourProjection,
  callsignProjection,
  ...bellProjections,
  linkProjection,
  ruledOutProjection,
  ...attachmentProjections,
];

function handlersWith(neighbours: Neighbours, { rankings }: Recommender): ModuleDefinition['handlers'] {
  const incidentNumbers = makeNumbers('operations.incident', () => neighbours.force.pack().timezone);
  return [
    ...contactHandlers(neighbours, incidentNumbers),
    ...assessmentHandlers(neighbours),
    ...incidentHandlers(neighbours),
    ...dispatchHandlers(neighbours, incidentNumbers, rankings),
    ...exchangeHandlers(neighbours, rankings),
    ...tourHandlers(neighbours),
    ...arrivalHandlers(neighbours),
    ...unresourcedHandlers(neighbours),
    ...backEntryHandlers,
    ...whereaboutsHandlers(neighbours),
    ...linkHandlers,
    ...knownHandlers,
    ...kitHandlers,
    ...attachmentHandlers,
  ];
}

function viewsWith(neighbours: Neighbours): ModuleDefinition['views'] {
  return [
    contactsView,
    assessmentsView,
    callAssessmentsView,
    wrapUpsView,
    codeWordsView(neighbours),
    openIncidentsView,
    incidentLogView,
    unverifiedPlacesView,
    caseFileView,
    whereaboutsView,
    transfersView,
    shapesView,
    nearbyView(neighbours),
    alarmsView(neighbours),
    unitsView,
    trailView(neighbours.clock),
    watchedView,
    promisesComingView(neighbours.clock),
    alarmRatesView,
    linksView,
    callersView,
    duplicatesView(neighbours),
    historyView,
    attachmentsView,
    appointmentSlotsView(neighbours),
    knownView(neighbours),
    entriesView,
    entryHistoryView,
    mergeProposalsView,
    mergedEntriesView,
  ];
}
