import { defineHandler, idOfStream, type Reaction, type Slice, streamOf } from '../../../kernel/index.ts';
import type { StepEvent } from '../clocks.ts';
import { incidentAggregate } from '../incidents/aggregate.ts';
import { GLASS_LAPSE } from '../incidents/deadlines.ts';
import { presenceGuard } from '../incidents/guards.ts';
import type { IncidentState } from '../incidents/incident.ts';
import { DEFERRED } from '../incidents/record-promises.ts';
import type { Neighbours } from '../neighbours.ts';
import { NoteAvailability, NoteAvailabilityAtBreach } from './commands.ts';
import { noteAvailability, noteAvailabilityAtBreach } from './decide.ts';
import { availabilityFacts } from './facts.ts';

const streams = ({ incidentId }: { incidentId: string }) => ({ incident: streamOf(incidentAggregate, incidentId) });
const guard = ({ incident }: { incident: IncidentState }) => presenceGuard(incident);

/** Which units there were: asked for at any time, and written at every breach, when it is asked a year later. */
export function availability({ force }: Pick<Neighbours, 'force'>): Slice {
  return {
    tables: {},
    permissions: [
      {
        name: 'availability.note',
        summary: 'Write which units there were when a promise broke (the system alone)',
        roles: [],
      },
    ],
    events: {},
    aggregates: [],
    handlers: [
      defineHandler({
        declaration: NoteAvailability,
        streams,
        guard,
        facts: ({ recordedAt }, { incident }, { db }) => availabilityFacts(db, force.pack(), incident, recordedAt),
        decide: noteAvailability,
      }),
      defineHandler({
        declaration: NoteAvailabilityAtBreach,
        streams,
        facts: ({ recordedAt }, { incident }, { db }) => availabilityFacts(db, force.pack(), incident, recordedAt),
        decide: noteAvailabilityAtBreach,
      }),
    ],
    projections: [],
    views: [],
    reactions: [noteAtBreach],
    live: () => [],
  };
}

/** What falls due and is nobody's promise: a record that comes back, a glass that is shut. */
const lapses: ReadonlySet<string> = new Set([DEFERRED, GLASS_LAPSE]);

/** An alert is due from the moment that it stands: it tells, and breaks no promise. */
const noteAtBreach: Reaction = {
  name: 'operations.noteAvailabilityAtBreach',
  author: 'availability',
  on: ['kernel.DeadlineBreached'],
  react: async (event) => {
    if (!event.stream.startsWith('operations.incident/')) return [];
    const { key, kind, startedAt, dueAt } = (event as unknown as StepEvent).data;
    if (startedAt >= dueAt || lapses.has(kind)) return [];
    return [{ name: NoteAvailabilityAtBreach.name, input: { incidentId: idOfStream(event.stream), key } }];
  },
};
