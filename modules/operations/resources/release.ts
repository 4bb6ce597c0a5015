import { decided, type Outcome } from '../../../kernel/pure.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { TourEvent } from './events.ts';
import type { Tour } from './tour.ts';

export type Released = Outcome<{
  tour: readonly TourEvent[];
  incidents?: readonly (readonly IncidentEvent[])[];
}>;

/** Why an active assignment ends, in the words of the tour; stood down needs its reason. */
export type Ending = 'resumed' | { readonly stoodDown: string };

/**
 * Ends the active assignment of a unit and begins the next one stacked behind it: on resume the next job is offered by
 * being assigned, and waits to be acknowledged. `incidents` follow the order active, stacked.
 */
export function releaseActive(tourId: string, tour: Tour, ending: Ending): Released {
  const { active, stacked, terms } = tour;
  if (active === null) return decided({ tour: [] });
  const { assignmentId, incidentId } = active;
  const unit = { assignmentId, tourId, callsign: terms.callsign };
  const why = ending === 'resumed' ? 'resumed' : 'stood-down';
  const ended = { type: 'operations.AssignmentEnded', data: { assignmentId, incidentId, why } } as const;
  const told: IncidentEvent =
    ending === 'resumed'
      ? { type: 'operations.UnitResumed', data: unit }
      : {
          type: 'operations.UnitStoodDown',
          data: { ...unit, why: 'stood-down', toNumber: null },
          detail: { reason: ending.stoodDown },
        };
  const next = stacked[0];
  if (next === undefined) return decided({ tour: [ended], incidents: [[told]] });
  const begun = { assignmentId: next.assignmentId, tourId, callsign: terms.callsign };
  return decided({
    tour: [ended, { type: 'operations.AssignmentActivated', data: next }],
    incidents: [[told], [{ type: 'operations.StackedUnitActivated', data: begun }]],
  });
}
