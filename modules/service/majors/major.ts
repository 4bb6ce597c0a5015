import { type Aggregate, isStep, type Past, type Promised } from '../../../kernel/pure.ts';
import type { StepEvent } from '../service-incidents/service-incident.ts';
import type { MajorEvent } from './events.ts';

type Declared = Extract<MajorEvent, { type: 'service.MajorDeclared' }>;
type Reviewed = Extract<MajorEvent, { type: 'service.MajorReviewed' }>;

export interface Major extends Omit<Declared['data'], never> {
  /** Null when erased. */
  readonly title: string | null;
  readonly manager: string | null;
  /** What everybody reads now. */
  readonly text: string | null;
  readonly declaredAt: number;
  readonly updatedAt: number;
  readonly nextAt: number;
}

export type MajorState =
  | { readonly situation: 'none' }
  | { readonly situation: 'running'; readonly major: Major }
  | { readonly situation: 'ended'; readonly major: Major; readonly endedAt: number }
  | {
      readonly situation: 'reviewed';
      readonly major: Major;
      readonly endedAt: number;
      readonly review: Reviewed['detail'] | null;
    };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

function evolve(state: MajorState, event: Past<MajorEvent | StepEvent>): MajorState {
  if (isStep(event)) return state;
  const at = event.occurredAt;
  if (event.type === 'service.MajorDeclared') {
    const { title = null, text = null, manager = null } = event.detail ?? {};
    const nextAt = at + event.data.updateMinutes * MINUTE_MS;
    const major = { ...event.data, title, text, manager, declaredAt: at, updatedAt: at, nextAt };
    return { situation: 'running', major };
  }
  if (state.situation === 'none') return state;
  const { major } = state;
  switch (event.type) {
    case 'service.MajorUpdated': {
      const said = { text: event.detail?.text ?? null, updatedAt: at, nextAt: event.data.nextAt };
      return { ...state, major: { ...major, ...said } };
    }
    case 'service.MajorManagerChanged': {
      const manager = event.detail?.manager ?? null;
      return { ...state, major: { ...major, manager, managerId: event.data.managerId } };
    }
    case 'service.MajorNoted':
      return state;
    case 'service.MajorEnded':
      return { situation: 'ended', major: { ...major, text: event.detail?.text ?? null }, endedAt: at };
    case 'service.MajorReviewed':
      return {
        situation: 'reviewed',
        major,
        endedAt: state.situation === 'running' ? at : state.endedAt,
        review: event.detail,
      };
    default:
      // What the law does to a stream (erased, held) changes nothing of how it stands.
      return state;
  }
}

const managers = [
  { to: 'duty-ict-manager', afterSeconds: 0 },
  { to: 'service-manager', afterSeconds: 600 },
] as const;

/** While it runs everybody is owed the next word; when it has ended, the force its review. */
export function majorPromises(state: MajorState): readonly Promised[] {
  const usual = { alarm: 'B', areaId: null, paused: false, ladder: managers } as const;
  if (state.situation === 'running') {
    const { updatedAt: startedAt, nextAt: dueAt } = state.major;
    const warnAt = dueAt - Math.min(5 * MINUTE_MS, Math.floor((dueAt - startedAt) / 2));
    const label = 'Tell everybody how the major IT incident stands';
    return [
      { ...usual, key: 'update', kind: 'service-major-update', label, startedAt, dueAt, warnAt, repeatSeconds: 600 },
    ];
  }
  if (state.situation !== 'ended') return [];
  const { endedAt: startedAt, major } = state;
  const dueAt = startedAt + major.reviewDays * DAY_MS;
  const label = 'Review the major IT incident';
  const review = { key: 'review', kind: 'service-major-review', label, startedAt, dueAt, warnAt: dueAt - DAY_MS };
  return [{ ...usual, ...review, repeatSeconds: 86_400 }];
}

export const majorAggregate: Aggregate<MajorState, MajorEvent> = {
  name: 'service.major',
  initial: { situation: 'none' },
  evolve,
  promises: majorPromises,
};
