import type { Aggregate, Past, Promised } from '../../../../kernel/pure.ts';
import type { OutgoingMailEvent } from './events.ts';

type Owed = Extract<OutgoingMailEvent, { type: 'service.MailOwed' }>;

interface OutgoingMail extends Readonly<Owed['data']> {
  /** Null when erased. */
  readonly said: Owed['detail'] | null;
  readonly owedAt: number;
  /** Since when it has been owed: anew, when it is to be sent again. */
  readonly since: number;
  readonly attempts: number;
  /** One of the tries may have been taken without our hearing of it. */
  readonly unsure: boolean;
}

export type OutgoingMailState =
  | { readonly situation: 'none' }
  | {
      readonly situation: 'owed';
      readonly mail: OutgoingMail;
      readonly nextAt: number;
      readonly because: string | null;
    }
  | { readonly situation: 'trying'; readonly mail: OutgoingMail; readonly at: number }
  | { readonly situation: 'left'; readonly mail: OutgoingMail; readonly at: number; readonly late: string | null }
  /** Refused, or taken and come back: somebody reaches whoever it was for. */
  | {
      readonly situation: 'not-delivered';
      readonly mail: OutgoingMail;
      readonly at: number;
      readonly how: 'refused' | 'bounced';
      readonly because: string | null;
    }
  | { readonly situation: 'reached-otherwise'; readonly mail: OutgoingMail; readonly at: number; readonly by: string };

function evolve(state: OutgoingMailState, event: Past<OutgoingMailEvent>): OutgoingMailState {
  const at = event.occurredAt;
  if (event.type === 'service.MailOwed') {
    const fresh = { owedAt: at, since: at, attempts: 0, unsure: false };
    return { situation: 'owed', mail: { ...event.data, said: event.detail, ...fresh }, nextAt: at, because: null };
  }
  if (state.situation === 'none') return state;
  const { mail } = state;
  switch (event.type) {
    case 'service.MailTried':
      return { situation: 'trying', mail: { ...mail, attempts: event.data.attempt }, at };
    case 'service.MailLeft':
      return { situation: 'left', mail, at, late: null };
    case 'service.MailPutOff': {
      const { nextAt, unsure } = event.data;
      const because = event.detail?.because ?? null;
      return { situation: 'owed', mail: { ...mail, unsure: mail.unsure || unsure }, nextAt, because };
    }
    case 'service.MailRefused':
      return { situation: 'not-delivered', mail, at, how: 'refused', because: event.detail?.because ?? null };
    case 'service.MailBounced': {
      const because = event.detail?.because ?? null;
      if (event.data.final) return { situation: 'not-delivered', mail, at, how: 'bounced', because };
      return state.situation === 'left' ? { ...state, late: because } : state;
    }
    case 'service.MailDealtWith':
      if (event.data.how === 'send-again')
        return { situation: 'owed', mail: { ...mail, since: at }, nextAt: at, because: null };
      return { situation: 'reached-otherwise', mail, at, by: event.actor.name };
    default:
      return state;
  }
}

const MINUTE_MS = 60_000;

/** An answer that did not leave, or came back, is no answer: it does not pass in silence. */
function promises(state: OutgoingMailState): readonly Promised[] {
  if (state.situation === 'owed' || state.situation === 'trying') {
    const { since, terms } = state.mail;
    const what = { key: 'leave', kind: 'service-mail-leave', label: 'Send an e-mail about an IT incident' };
    return [promised(state.mail, { ...what, startedAt: since, dueAt: since + terms.leaveMinutes * MINUTE_MS })];
  }
  if (state.situation !== 'not-delivered') return [];
  const { at, mail } = state;
  const what = { key: 'reach', kind: 'service-mail-reach', label: 'Reach whoever an e-mail did not reach' };
  return [promised(mail, { ...what, startedAt: at, dueAt: at + mail.terms.reachMinutes * MINUTE_MS })];
}

function promised(
  { terms }: OutgoingMail,
  what: Pick<Promised, 'key' | 'kind' | 'label' | 'startedAt' | 'dueAt'>,
): Promised {
  const { ladder, repeatSeconds } = terms;
  return { ...what, ladder, repeatSeconds, warnAt: null, alarm: 'B', areaId: null, paused: false };
}

export const outgoingMailAggregate: Aggregate<OutgoingMailState, OutgoingMailEvent> = {
  name: 'service.outgoing-mail',
  initial: { situation: 'none' },
  evolve,
  promises,
};
