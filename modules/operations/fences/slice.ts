import { type Db, idOfStream, isStep, type LiveChange, type Reaction, type Slice } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../../kernel/pure.ts';
import type { StepEvent } from '../clocks.ts';
import type { Neighbours } from '../neighbours.ts';
import { type FenceEvent, fenceEvents } from './events.ts';
import { FENCE_TIME, fenceAggregate } from './fence.ts';
import { fenceHandlers } from './handlers.ts';
import { fencePermissions } from './permissions.ts';
import { FENCE_SUBJECT, fenceProjection } from './projections.ts';
import { fencesView, listFencesOf } from './queries.ts';

/** Fences on the map: who crosses one, or comes near a place, is told to a desk. */
export function fences(neighbours: Pick<Neighbours, 'force'>): Slice {
  return {
    tables: { fence: 'projection', fence_watched: 'bulk', fence_inside: 'bulk' },
    permissions: fencePermissions,
    events: fenceEvents,
    aggregates: [fenceAggregate],
    handlers: fenceHandlers(neighbours),
    projections: [fenceProjection],
    views: [fencesView],
    reactions: [endInTime, endWithIncident, endWithShape],
    live: fenceChanges,
  };
}

const ending = (fenceId: string, why: 'time' | 'incident' | 'shape') => ({
  name: 'operations.endFence',
  input: { fenceId, why },
});

const endInTime: Reaction = {
  name: 'operations.endFencesWhoseTimeIsOver',
  author: 'fences',
  on: ['kernel.DeadlineBreached'],
  react: async (event) =>
    (event as unknown as StepEvent).data.kind === FENCE_TIME ? [ending(idOfStream(event.stream), 'time')] : [],
};

const endWithIncident: Reaction = {
  name: 'operations.endFencesOfAnIncident',
  author: 'fences',
  on: ['operations.IncidentClosed'],
  react: async (event, db: Db) => {
    const ids = await listFencesOf(db, { incidentId: idOfStream(event.stream) });
    return ids.map((id) => ending(id, 'incident'));
  },
};

const endWithShape: Reaction = {
  name: 'operations.endFencesOfAShape',
  author: 'fences',
  on: ['operations.ShapeWithdrawn'],
  react: async (event, db: Db) => {
    const { shapeId } = (event as unknown as { readonly data: { readonly shapeId: string } }).data;
    return (await listFencesOf(db, { shapeId })).map((id) => ending(id, 'shape'));
  },
};

const guards: ReadonlySet<string> = new Set([
  'operations.IncidentRestricted',
  'operations.GlassBroken',
  'operations.GlassLapsed',
]);

/** Of whatever happens to a fence, or to who may see its incident. */
function fenceChanges(event: AnyPastEvent): readonly LiveChange[] {
  const id = idOfStream(event.stream);
  if (event.stream.startsWith('operations.incident/')) return guards.has(event.type) ? replaced(id) : [];
  if (!event.stream.startsWith(`${fenceAggregate.name}/`)) return [];
  const known = event as Past<FenceEvent | StepEvent>;
  const row: LiveChange = { view: 'operations.fences', keys: [id] };
  if (isStep(known)) {
    // A step changes nothing but the alarm.
    const [, , incidentId = id] = known.data.key.split(':');
    return rung(incidentId);
  }
  const rings = known.type === 'operations.FenceCrossed' || known.type === 'operations.CrossingsAcknowledged';
  if (!rings) return [row];
  return [row, ...rung(known.data.incidentId ?? id)];
}

function replaced(aboutId: string): readonly LiveChange[] {
  return [{ view: 'operations.fences', replace: aboutId }, ...rung(aboutId)];
}

/** What its crossings owe stands in the alarm strip and in the watch. */
function rung(aboutId: string): readonly LiveChange[] {
  const replace = `${FENCE_SUBJECT}${aboutId}`;
  return [
    { view: 'operations.alarms', replace },
    { view: 'operations.watched', replace },
  ];
}
