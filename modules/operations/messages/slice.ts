import { idOfStream, isStep, type LiveChange, type Slice } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../../kernel/pure.ts';
import type { StepEvent } from '../clocks.ts';
import type { Neighbours } from '../neighbours.ts';
import type { MessageEvent } from './events.ts';
import { messageEvents } from './events.ts';
import { messageHandlers } from './handlers.ts';
import { messageAggregate } from './message.ts';
import { messagePermissions } from './permissions.ts';
import { messageProjection, toldId } from './projections.ts';
import { messagePicturesView, messageReceiptsView, messagesView, sentMessagesView } from './queries.ts';
import { messageReactions } from './reactions.ts';

/** Messages between people, desks, units and areas; obs and notes. */
export function messages(neighbours: Neighbours): Slice {
  return {
    tables: { message: 'projection', message_told: 'projection', message_read: 'bulk' },
    permissions: messagePermissions,
    events: messageEvents,
    aggregates: [messageAggregate],
    handlers: messageHandlers(neighbours),
    projections: [messageProjection],
    views: [messagesView, sentMessagesView, messageReceiptsView, messagePicturesView],
    reactions: messageReactions(neighbours),
    live: messageChanges,
  };
}

const guards: ReadonlySet<string> = new Set([
  'operations.IncidentRestricted',
  'operations.GlassBroken',
  'operations.GlassLapsed',
]);

function messageChanges(event: AnyPastEvent): readonly LiveChange[] {
  const id = idOfStream(event.stream);
  if (event.stream.startsWith('operations.incident/')) return guards.has(event.type) ? replaced(id) : [];
  if (!event.stream.startsWith('operations.message/')) return [];
  const known = event as Past<MessageEvent | StepEvent>;
  if (isStep(known)) return alarmed(known.data.key.split(':')[1] ?? id);
  switch (known.type) {
    case 'operations.MessageSent':
      return [{ view: 'operations.sentMessages', keys: [id] }];
    case 'operations.MessageTold':
      return changed(
        id,
        known.data.incidentId,
        known.data.to.map(({ accountId }) => accountId),
      );
    case 'operations.MessageAcknowledged':
      return changed(id, known.data.incidentId, [known.data.accountId]);
    case 'operations.MessageAlarmSeen':
      return alarmed(known.data.incidentId ?? id);
    case 'operations.MessageExtended':
    case 'operations.MessageWithdrawn':
    case 'operations.MessageLapsed':
      return [...replaced(known.data.incidentId ?? id), ...alarmed(known.data.incidentId ?? id)];
    default:
      return replaced(id);
  }
}

function replaced(aboutId: string): readonly LiveChange[] {
  return [
    { view: 'operations.messages', replace: aboutId },
    { view: 'operations.sentMessages', replace: aboutId },
  ];
}

function changed(id: string, incidentId: string | null, accountIds: readonly string[]): readonly LiveChange[] {
  return [
    { view: 'operations.messages', keys: accountIds.map((one) => toldId(id, one)) },
    { view: 'operations.sentMessages', keys: [id] },
    ...alarmed(incidentId ?? id),
  ];
}

/** Its alarms, and the promises that run, of all that is about the same. */
function alarmed(aboutId: string): readonly LiveChange[] {
  return [
    { view: 'operations.alarms', replace: aboutId },
    { view: 'operations.watched', replace: aboutId },
  ];
}
