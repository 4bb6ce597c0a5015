import { idOfStream, isStep, type LiveChange } from '../../kernel/index.ts';
import type { AnyPastEvent } from '../../kernel/pure.ts';
import { assessmentChanges } from './assessments/live.ts';
import type { KnownEvent } from './incidents/events.ts';
import type { LinkEvent } from './links/events.ts';
import { changesOfCalling, changesOfGuard, changesOfLink } from './links/live.ts';
import { isWhereabouts } from './whereabouts/events.ts';

/** Event → rows that changed. Alarms are read again a subject at a time. */
export function live(event: AnyPastEvent): readonly LiveChange[] {
  const id = idOfStream(event.stream);
  switch (event.stream.slice(0, event.stream.indexOf('/'))) {
    case 'operations.contact':
      return [
        { view: 'operations.contacts', keys: [id] },
        ...assessmentChanges(id, event),
        ...(event.type === 'operations.FileAttached' ? [{ view: 'operations.attachments', replace: id }] : []),
        { view: 'operations.alarms', replace: id },
        { view: 'operations.watched', replace: id },
      ];
    case 'operations.incident':
      return ofIncident(id, event as KnownEvent);
    case 'operations.tour':
      return [
        { view: 'operations.units', keys: [id] },
        { view: 'operations.alarms', replace: id },
        { view: 'operations.watched', replace: id },
      ];
    case 'operations.link':
      return changesOfLink(event as LinkEvent);
    case 'pole.marker':
    case 'force.pack':
      return [
        { view: 'operations.alarms', replace: id },
        { view: 'operations.watched', replace: id },
      ];
    default:
      return [];
  }
}

const placing: ReadonlySet<string> = new Set([
  'operations.IncidentRaised',
  'operations.IncidentMoved',
  'operations.IncidentClosed',
  'operations.IncidentReopened',
  'operations.IncidentRestricted',
  'operations.GlassBroken',
  'operations.GlassLapsed',
]);

/** Where it is and is worked from changes, or who may see that. Whoever opens a new one asks by that. */
const relocating: ReadonlySet<string> = new Set([
  'operations.IncidentMoved',
  'operations.IncidentRestricted',
  'operations.GlassBroken',
  'operations.GlassLapsed',
]);

/** It may have come into the reach of a desk that is bound to its areas, or out of it: as a guard, for those few. */
const reaching: ReadonlySet<string> = new Set([
  'operations.IncidentMoved',
  'operations.OwnershipTaken',
  'operations.OwnershipPassed',
  'operations.UnitInEmergency',
]);

/** What is drawn for it is in force while it is open. */
const drawing: ReadonlySet<string> = new Set([
  'operations.ShapeSet',
  'operations.ShapeWithdrawn',
  'operations.IncidentClosed',
  'operations.IncidentReopened',
]);

/** A caller that comes on the incident brings their files; a guard shows and hides them. */
const filing: ReadonlySet<string> = new Set([
  'operations.FileAttached',
  'operations.IncidentRaised',
  'operations.ContactAdded',
  'operations.IncidentRestricted',
  'operations.GlassBroken',
  'operations.GlassLapsed',
]);

function ofIncident(id: string, event: KnownEvent): readonly LiveChange[] {
  const changes: LiveChange[] = [
    { view: 'operations.openIncidents', keys: [id] },
    ...changesOfCalling(id, event),
    ...assessmentChanges(id, event),
    { view: 'operations.incidentLog', keys: lineKeys(event), of: id },
    { view: 'operations.alarms', replace: id },
  ];
  if (filing.has(event.type)) changes.push({ view: 'operations.attachments', replace: id });
  if (placing.has(event.type)) changes.push({ view: 'operations.unverifiedPlaces', keys: [id] });
  if (relocating.has(event.type) || isWhereabouts(event)) {
    changes.push({ view: 'operations.whereabouts', replace: id }, { view: 'operations.transfers', replace: id });
  }
  if (relocating.has(event.type) || drawing.has(event.type)) changes.push({ view: 'operations.shapes', replace: id });
  if (reaching.has(event.type))
    changes.push({ view: 'operations.incidentLog', replace: id }, ...changesOfGuard(id, []));
  if (isStep(event)) return changes;
  const guards =
    event.type === 'operations.IncidentRestricted' ||
    event.type === 'operations.GlassBroken' ||
    event.type === 'operations.GlassLapsed';
  if (event.type === 'operations.IncidentRestricted' || event.type === 'operations.GlassLapsed')
    changes.push({ takenFrom: event.data.takenFrom ?? [] });
  // A new restriction changes every line that was visible before, what names it elsewhere, and what the units on it show.
  if (guards)
    changes.push(
      ...[{ view: 'operations.incidentLog', replace: id }, ...changesOfGuard(id, event.data.linkedIds ?? [])],
      ...event.data.tourIds.map((tourId): LiveChange => ({ view: 'operations.watched', replace: tourId })),
    );
  if (guards || event.type === 'operations.IncidentRegraded') {
    if (event.data.tourIds.length > 0) changes.push({ view: 'operations.units', keys: event.data.tourIds });
  }
  return changes;
}

function lineKeys(event: KnownEvent): readonly string[] {
  if (event.type !== 'operations.LineAdded') return [String(event.position)];
  const { lineId, corrects } = event.data;
  return corrects === null ? [lineId] : [lineId, corrects];
}
