import { idOfStream, type LiveChange, type Slice } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import type { KnownEvent } from '../incidents/events.ts';
import type { Neighbours } from '../neighbours.ts';
import { emergencyHandlers } from './handlers.ts';
import { nearestUnitsView } from './nearest-view.ts';
import { emergencyPermissions } from './permissions.ts';
import { emergencyProjection } from './projections.ts';
import { emergenciesView } from './queries.ts';

/** An officer in need: seen on every screen, the talkgroup opened, the nearest offered, a log raised by one key. */
export function emergency(neighbours: Neighbours): Slice {
  return {
    tables: { emergency: 'projection' },
    permissions: emergencyPermissions,
    // They stand in the streams of the tour and of the incident, with their events.
    events: {},
    aggregates: [],
    handlers: emergencyHandlers(neighbours),
    projections: [emergencyProjection],
    views: [emergenciesView, nearestUnitsView(neighbours)],
    reactions: [],
    live,
  };
}

const ofNeed: ReadonlySet<string> = new Set([
  'operations.EmergencyRaised',
  'operations.EmergencyEnded',
  'operations.TalkgroupNoted',
  'operations.UnitAlarmSeen',
  // What it is on may be concealed: then less of it is told.
  'operations.AssignmentTaken',
  'operations.AssignmentActivated',
  'operations.AssignmentEnded',
]);

function live(event: AnyPastEvent): readonly LiveChange[] {
  const view = 'operations.emergencies';
  if (ofNeed.has(event.type)) return [{ view, keys: [idOfStream(event.stream)] }];
  const known = event as KnownEvent;
  const guards =
    known.type === 'operations.IncidentRestricted' ||
    known.type === 'operations.GlassBroken' ||
    known.type === 'operations.GlassLapsed';
  return guards && known.data.tourIds.length > 0 ? [{ view, keys: known.data.tourIds }] : [];
}
