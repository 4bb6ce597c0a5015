import { type Aggregate, isStep, type Past, type Promised } from '../../../kernel/pure.ts';
import type { StepEvent } from '../service-incidents/service-incident.ts';
import type { NoticeEvent } from './events.ts';

type Published = Extract<NoticeEvent, { type: 'service.NoticePublished' }>;

interface Notice extends Omit<Published['data'], never> {
  /** Null when erased. */
  readonly said: Published['detail'] | null;
  readonly changedAt: number;
}

export type NoticeState =
  | { readonly situation: 'none' }
  | { readonly situation: 'shown'; readonly notice: Notice }
  | { readonly situation: 'withdrawn'; readonly notice: Notice; readonly withdrawnAt: number };

function evolve(state: NoticeState, event: Past<NoticeEvent | StepEvent>): NoticeState {
  if (isStep(event)) return state;
  const at = event.occurredAt;
  if (event.type === 'service.NoticePublished') {
    return { situation: 'shown', notice: { ...event.data, said: event.detail, changedAt: at } };
  }
  if (state.situation === 'none') return state;
  const notice = { ...state.notice, changedAt: at };
  if (event.type === 'service.NoticeUpdated') {
    return { situation: 'shown', notice: { ...notice, ...event.data, said: event.detail } };
  }
  // What the law does to a stream (erased, held) changes nothing of how it stands.
  if (event.type !== 'service.NoticeWithdrawn') return state;
  return { situation: 'withdrawn', notice, withdrawnAt: at };
}

const REPEAT_SECONDS = 1_800;
const ladder = [
  { to: 'service-agent', afterSeconds: 0 },
  { to: 'duty-ict-manager', afterSeconds: 900 },
] as const;

/** Whoever reads it was told when there is more, or when it ends: somebody owes them that word. */
function noticePromises(state: NoticeState): readonly Promised[] {
  if (state.situation !== 'shown') return [];
  const { nextAt, until, major, changedAt } = state.notice;
  const usual = {
    warnAt: null,
    ladder,
    repeatSeconds: REPEAT_SECONDS,
    alarm: 'B',
    areaId: null,
    paused: false,
  } as const;
  const promise = (key: string, label: string, dueAt: number): Promised => ({
    ...{ ...usual, key, label, dueAt, kind: `service-notice-${key}` },
    startedAt: Math.min(changedAt, dueAt),
  });
  return [
    ...(nextAt !== null && !major ? [promise('word', 'Tell everybody how the outage stands', nextAt)] : []),
    ...(until !== null ? [promise('end', 'Say whether it is over', until)] : []),
  ];
}

export const noticeAggregate: Aggregate<NoticeState, NoticeEvent> = {
  name: 'service.notice',
  initial: { situation: 'none' },
  evolve,
  promises: noticePromises,
};
