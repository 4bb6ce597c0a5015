import { derivedId, idOfStream, type Reaction } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import type { ItemEvent } from '../../estate/events.ts';
import type { Pack } from '../../force/index.ts';
import type { ServiceIncidentEvent } from '../service-incidents/events.ts';
import { listSuspects } from './queries.ts';

type DriftFound = Extract<ItemEvent, { type: 'estate.DriftFound' }>;
type Raised = Extract<ServiceIncidentEvent, { type: 'service.ServiceIncidentRaised' }>;

const HOUR_MS = 3_600_000;

/** What breaks on an item that was changed not long before is proposed as the change's doing: a person says whether it was. */
export function changeReactions(pack: () => Pack): readonly Reaction[] {
  return [
    {
      name: 'service.suspect-changes',
      on: ['service.ServiceIncidentRaised'],
      react: async (event: AnyPastEvent, db) => {
        const { itemIds, number, priority } = (event as unknown as Raised).data;
        const within = pack().service.change.incidentHours * HOUR_MS;
        const changes = await listSuspects(db, { itemIds, at: event.occurredAt, within });
        const serviceIncidentId = idOfStream(event.stream);
        return changes.map((changeId) => ({
          name: 'service.suspectChange',
          input: { changeId, serviceIncidentId, number, priority },
        }));
      },
    },
    {
      name: 'service.record-unauthorised-changes',
      author: 'Comparison with the estate',
      on: ['estate.DriftFound'],
      react: async (event: AnyPastEvent, db) => {
        const { findingId, field, source } = (event as unknown as DriftFound).data;
        const itemId = idOfStream(event.stream);
        const within = pack().service.change.incidentHours * HOUR_MS;
        // What a change of the item has just altered is no surprise.
        if ((await listSuspects(db, { itemIds: [itemId], at: event.occurredAt, within })).length > 0) return [];
        // What was found is not repeated here: it may be about a person, and stands at the item.
        const found = `${source} says otherwise than is recorded: ${field}`;
        return [
          {
            name: 'service.recordUnauthorisedChange',
            input: { changeId: derivedId('drift', findingId), itemId, found },
          },
        ];
      },
    },
  ];
}
