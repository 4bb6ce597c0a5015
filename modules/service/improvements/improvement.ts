import type { Aggregate, Past } from '../../../kernel/pure.ts';
import { improvementPromises } from './deadlines.ts';
import type { ImprovementEvent } from './events.ts';

type Planned = Extract<ImprovementEvent, { type: 'service.ImprovementPlanned' }>;

export interface Improvement extends Readonly<Planned['data']> {
  /** Null when erased. */
  readonly said: Planned['detail'] | null;
  readonly percent: number;
  readonly plannedAt: number;
  readonly changedAt: number;
}

export type ImprovementState =
  | { readonly situation: 'none' }
  | { readonly situation: 'planned'; readonly improvement: Improvement }
  | { readonly situation: 'reached' | 'dropped'; readonly improvement: Improvement; readonly endedAt: number };

function evolve(state: ImprovementState, event: Past<ImprovementEvent>): ImprovementState {
  const at = event.occurredAt;
  if (event.type === 'service.ImprovementPlanned') {
    const improvement = { ...event.data, said: event.detail, percent: 0, plannedAt: at, changedAt: at };
    return { situation: 'planned', improvement };
  }
  if (state.situation !== 'planned') return state;
  const improvement = { ...state.improvement, changedAt: at };
  switch (event.type) {
    case 'service.ImprovementAmended':
      return { situation: 'planned', improvement: { ...improvement, ...event.data, said: event.detail } };
    case 'service.ImprovementReviewed':
      return { situation: 'planned', improvement: { ...improvement, ...event.data } };
    case 'service.ImprovementEnded':
      return { situation: event.data.outcome, improvement, endedAt: at };
    default:
      return state;
  }
}

export const improvementAggregate: Aggregate<ImprovementState, ImprovementEvent> = {
  name: 'service.improvement',
  initial: { situation: 'none' },
  evolve,
  promises: improvementPromises,
};
