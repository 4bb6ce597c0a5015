import { type Aggregate, isStep, type Past, type Promised } from '../../../kernel/pure.ts';
import { type Marks, noteSeen, noteStep, type StepEvent } from '../clocks.ts';
import type { MessageEvent } from './events.ts';

type Of<Type extends MessageEvent['type']> = Extract<Past<MessageEvent>, { type: Type }>;
type Sent = Of<'operations.MessageSent'>;

/** Somebody who was told; null in a name: erased, or never known. */
interface Told {
  readonly accountId: string;
  readonly name: string | null;
  readonly seatId: string | null;
  readonly callsign: string | null;
  readonly at: number;
  readonly acknowledged: { readonly at: number; readonly seatId: string | null } | null;
}

export interface Message extends Omit<Sent['data'], never> {
  /** Null when erased. */
  readonly said: Sent['detail'] | null;
  readonly from: { readonly accountId: string; readonly name: string; readonly seatId: string | null };
  readonly sentAt: number;
  readonly told: readonly Told[];
  readonly marks: Marks;
}

export type MessageState =
  | { readonly situation: 'none' }
  | { readonly situation: 'live'; readonly message: Message }
  | {
      readonly situation: 'ended';
      readonly message: Message;
      readonly why: 'withdrawn' | 'lapsed';
      readonly endedAt: number;
    };

function evolveMessage(state: MessageState, event: Past<MessageEvent | StepEvent>): MessageState {
  if (event.type === 'operations.MessageSent') return { situation: 'live', message: sent(event) };
  if (state.situation === 'none') return state;
  const { message } = state;
  if (isStep(event)) return { ...state, message: { ...message, marks: noteStep(message.marks, event) } };
  switch (event.type) {
    case 'operations.MessageTold':
      return { ...state, message: { ...message, told: [...message.told, ...toldBy(event)] } };
    case 'operations.MessageAcknowledged':
      return { ...state, message: { ...message, told: message.told.map((one) => acknowledged(one, event)) } };
    case 'operations.MessageExtended':
      return { ...state, message: { ...message, expiresAt: event.data.expiresAt } };
    case 'operations.MessageWithdrawn':
      return { situation: 'ended', message, why: 'withdrawn', endedAt: event.occurredAt };
    case 'operations.MessageLapsed':
      return { situation: 'ended', message, why: 'lapsed', endedAt: event.occurredAt };
    case 'operations.MessageAlarmSeen': {
      const marks = noteSeen(message.marks, answerKey(message), event.actor.name, event.recordedAt);
      return { ...state, message: { ...message, marks } };
    }
    default:
      // What the law does to a stream changes nothing of how it stands.
      return state;
  }
}

function sent(event: Sent): Message {
  const { id: accountId, name, seatId } = event.actor;
  return {
    ...event.data,
    ...{ said: event.detail, from: { accountId, name, seatId }, sentAt: event.recordedAt, told: [], marks: {} },
  };
}

export function toldBy({ data, detail, recordedAt }: Of<'operations.MessageTold'>): readonly Told[] {
  return data.to.map((one, at) => ({ ...one, name: detail?.names[at] ?? null, at: recordedAt, acknowledged: null }));
}

function acknowledged(one: Told, event: Of<'operations.MessageAcknowledged'>): Told {
  if (one.accountId !== event.data.accountId || one.acknowledged !== null) return one;
  return { ...one, acknowledged: { at: event.recordedAt, seatId: event.actor.seatId } };
}

export const MESSAGE_LAPSE = 'message-lapse';

/** Says of which incident, so that the alarm of a step is found again without the message. */
export function answerKey({ incidentId }: Pick<Message, 'incidentId'>): string {
  return incidentId === null ? 'message' : `message:${incidentId}`;
}

function messagePromises(state: MessageState): readonly Promised[] {
  if (state.situation !== 'live') return [];
  return [...answerPromise(state.message), lapsePromise(state.message)];
}

/** Owed from when the first of those was told who have not acknowledged it: whoever came later has as long as the others had. */
export function answerPromise(message: Message): readonly Promised[] {
  const { answer, priority } = message;
  const waiting = message.told.filter(({ acknowledged: answered }) => answered === null);
  if (answer === null || waiting.length === 0) return [];
  const startedAt = Math.min(...waiting.map(({ at }) => at));
  const { seconds, ladder, areaId } = answer;
  const within = seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
  return [
    {
      ...{
        key: answerKey(message),
        kind: 'message',
        startedAt,
        dueAt: startedAt + seconds * 1000,
        warnAt: null,
        areaId,
      },
      label: `${priority === 'urgent' ? 'Urgent' : 'Priority'} message to be acknowledged by all within ${within}`,
      ...{ ladder: ladder.rungs, repeatSeconds: ladder.repeatSeconds, alarm: 'B', paused: false },
    },
  ];
}

/** Nobody is told and nothing climbs: when it falls due, a reaction ends the message. */
function lapsePromise({ sentAt, expiresAt }: Message): Promised {
  return {
    ...{ key: MESSAGE_LAPSE, kind: MESSAGE_LAPSE, label: 'The time of the message is over' },
    ...{ startedAt: Math.min(sentAt, expiresAt), dueAt: expiresAt, warnAt: null },
    ...{ ladder: [], repeatSeconds: 3600, alarm: 'B', areaId: null, paused: false },
  };
}

export const messageAggregate: Aggregate<MessageState, MessageEvent> = {
  name: 'operations.message',
  initial: { situation: 'none' },
  evolve: evolveMessage,
  promises: messagePromises,
};
