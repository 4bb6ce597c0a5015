import { isStep, type Past, type StepData, type StepEventType } from '../../../kernel/pure.ts';
import type { UnreadEvent, UnreadLadder } from './events.ts';

interface StepEvent {
  readonly type: StepEventType;
  readonly data: StepData;
}
type Known = Past<UnreadEvent | StepEvent>;

/** A promise of it that warns or is late. */
export interface Late {
  readonly key: string;
  readonly state: 'warned' | 'breached';
  readonly label: string;
  readonly since: number;
  readonly dueAt: number;
  readonly told: string | null;
}

export interface Unread {
  readonly gateway: string;
  readonly source: string;
  readonly reason: string;
  readonly bytes: number;
  readonly cameAt: number;
  readonly keptAt: number;
  readonly takeSeconds: number;
  readonly answerSeconds: number;
  readonly ladder: UnreadLadder;
  readonly original: string | null;
  readonly encoding: 'text' | 'hex';
  readonly taken: { readonly by: string; readonly byId: string; readonly at: number } | null;
  readonly late: Late | null;
}

export type UnreadState =
  | { readonly situation: 'none' }
  | { readonly situation: 'open'; readonly unread: Unread }
  | {
      readonly situation: 'answered';
      readonly unread: Unread;
      readonly outcome: 'made-contact' | 'dismissed';
      readonly contactId: string | null;
      readonly reason: string | null;
      readonly by: string;
      readonly at: number;
    };

export function evolveUnread(state: UnreadState, event: Known): UnreadState {
  if (event.type === 'exchange.MessageUnread') return { situation: 'open', unread: kept(event) };
  if (state.situation !== 'open') return state;
  const { unread } = state;
  if (isStep(event)) return { situation: 'open', unread: { ...unread, late: lateBy(unread, event) } };
  switch (event.type) {
    case 'exchange.UnreadTaken': {
      const taken = { by: event.actor.name, byId: event.actor.id, at: event.recordedAt };
      return { situation: 'open', unread: { ...unread, taken, late: null } };
    }
    case 'exchange.UnreadAnswered': {
      const by = { by: event.actor.name, at: event.recordedAt, reason: event.detail?.reason ?? null };
      return { situation: 'answered', unread: { ...unread, late: null }, ...event.data, ...by };
    }
    default:
      return state;
  }
}

function kept(event: Extract<Known, { type: 'exchange.MessageUnread' }>): Unread {
  const { original = null, encoding = 'text' } = event.detail ?? {};
  return { ...event.data, original, encoding, keptAt: event.recordedAt, taken: null, late: null };
}

function lateBy({ late }: Unread, event: Past<StepEvent>): Late {
  const { key, label, dueAt, told } = event.data;
  const state = event.type === 'kernel.DeadlineWarned' ? 'warned' : 'breached';
  const since = late?.state === state && late.key === key ? late.since : event.recordedAt;
  return { key, state, label, since, dueAt, told: told ?? late?.told ?? null };
}
