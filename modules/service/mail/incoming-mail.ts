import type { Aggregate, Past, Promised } from '../../../kernel/pure.ts';
import type { MailEvent } from './events.ts';

type Came = Extract<MailEvent, { type: 'service.MailCame' }>;
type Settled = Extract<MailEvent, { type: 'service.MailSettled' }>;

interface IncomingMail extends Readonly<Came['data']> {
  /** Null when erased. */
  readonly said: Came['detail'] | null;
  readonly cameAt: number;
}

export type MailState =
  | { readonly situation: 'none' }
  /** Dealt with by itself. */
  | { readonly situation: 'filed'; readonly mail: IncomingMail }
  /** Somebody must look at it. */
  | { readonly situation: 'waiting'; readonly mail: IncomingMail }
  | {
      readonly situation: 'settled';
      readonly mail: IncomingMail;
      readonly outcome: Settled['data']['outcome'];
      readonly reason: string | null;
      readonly by: string;
      readonly at: number;
    };

function evolve(state: MailState, event: Past<MailEvent>): MailState {
  if (event.type === 'service.MailCame') {
    const mail = { ...event.data, said: event.detail, cameAt: event.occurredAt };
    return { situation: event.data.doubt === null ? 'filed' : 'waiting', mail };
  }
  if (event.type !== 'service.MailSettled' || state.situation !== 'waiting') return state;
  const { outcome, serviceIncidentId } = event.data;
  return {
    ...{ situation: 'settled', outcome, by: event.actor.name, at: event.occurredAt },
    reason: event.detail?.reason ?? null,
    mail: { ...state.mail, serviceIncidentId: serviceIncidentId ?? state.mail.serviceIncidentId },
  };
}

const MINUTE_MS = 60_000;

/** What no rule could file is looked at by somebody, or it is told up the ladder. */
function promises(state: MailState): readonly Promised[] {
  if (state.situation !== 'waiting' || state.mail.read === null) return [];
  const { cameAt, read } = state.mail;
  return [
    {
      ...{ key: 'read', kind: 'service-mail-read', label: 'Deal with an e-mail that could not be filed' },
      ...{ startedAt: cameAt, dueAt: cameAt + read.minutes * MINUTE_MS, warnAt: null },
      ...{ ladder: read.ladder, repeatSeconds: read.repeatSeconds, alarm: 'B', areaId: null, paused: false },
    },
  ];
}

export const incomingMailAggregate: Aggregate<MailState, MailEvent> = {
  name: 'service.incoming-mail',
  initial: { situation: 'none' },
  evolve,
  promises,
};
