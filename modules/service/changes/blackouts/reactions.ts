import { derivedId, idOfStream, type Reaction } from '../../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../../kernel/pure.ts';
import type { Pack } from '../../../force/index.ts';
import type { IncidentEvent } from '../../../operations/events.ts';
import { isDeclared } from './queries.ts';

type Raised = Extract<IncidentEvent, { readonly type: 'operations.IncidentRaised' }>;

/**
 * A major incident of the control room is a blackout of its area for as long as it lasts. Nothing of it comes over but the area and
 * that it is one; of what is restricted or concealed, nothing at all.
 */
export function majorIncidentReactions(pack: () => Pack): readonly Reaction[] {
  return [
    {
      name: 'service.blackout-of-major-incident',
      author: 'Control room',
      on: ['operations.IncidentRaised'],
      react: async (event: AnyPastEvent) => {
        const { code, place, restriction } = (event as unknown as Raised).data;
        if (restriction.kind !== 'none' || !pack().service.change.majorCodes.includes(code.code)) return [];
        const areaIds = place.areaId === null ? [] : [place.areaId];
        const blackoutId = idOfBlackout(event.stream);
        const words = { kind: 'major-incident', name: 'Major incident', reason: 'Running in the control room' };
        return [
          {
            name: 'service.declareBlackout',
            input: { blackoutId, ...words, from: event.occurredAt, to: null, areaIds, serviceIds: [] },
          },
        ];
      },
    },
    {
      name: 'service.end-of-major-incident',
      author: 'Control room',
      on: ['operations.IncidentClosed', 'operations.IncidentRestricted'],
      react: async (event: AnyPastEvent, db) => {
        const blackoutId = idOfBlackout(event.stream);
        // Most incidents are none: an index look-up says so.
        if (!(await isDeclared(db, blackoutId))) return [];
        return [{ name: 'service.endBlackout', input: { blackoutId, reason: 'It is over' } }];
      },
    },
  ];
}

function idOfBlackout(stream: string): string {
  return derivedId('blackout', idOfStream(stream));
}
