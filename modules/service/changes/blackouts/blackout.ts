import { type Aggregate, isStep, type Past } from '../../../../kernel/pure.ts';
import type { StepEvent } from '../change.ts';
import type { BlackoutEvent } from './events.ts';

type Declared = Extract<BlackoutEvent, { type: 'service.BlackoutDeclared' }>;

interface Blackout extends Readonly<Declared['data']> {
  /** Null when erased. */
  readonly said: Declared['detail'] | null;
  readonly by: string;
}

export type BlackoutState =
  | { readonly situation: 'none' }
  | { readonly situation: 'declared' | 'ended'; readonly blackout: Blackout };

function evolveBlackout(state: BlackoutState, event: Past<BlackoutEvent | StepEvent>): BlackoutState {
  if (isStep(event)) return state;
  if (event.type === 'service.BlackoutDeclared') {
    return { situation: 'declared', blackout: { ...event.data, said: event.detail, by: event.actor.name } };
  }
  // What the law itself wrote (an erasure, a hold) ends nothing.
  if (state.situation === 'none' || event.type !== 'service.BlackoutEnded') return state;
  const { blackout } = state;
  const to = Math.min(blackout.to ?? event.occurredAt, event.occurredAt);
  return { situation: 'ended', blackout: { ...blackout, to } };
}

export const blackoutAggregate: Aggregate<BlackoutState, BlackoutEvent> = {
  name: 'service.blackout',
  initial: { situation: 'none' },
  evolve: evolveBlackout,
};
