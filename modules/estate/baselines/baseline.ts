import type { Aggregate, Past } from '../../../kernel/pure.ts';
import type { BaselineEvent } from './events.ts';

type Taken = BaselineEvent['data'] & { readonly note: string | null; readonly author: string; readonly at: number };

export type BaselineState = { readonly situation: 'none' } | { readonly situation: 'taken'; readonly baseline: Taken };

function evolve(_: BaselineState, { data, detail, actor, occurredAt: at }: Past<BaselineEvent>): BaselineState {
  return { situation: 'taken', baseline: { ...data, note: detail?.note ?? null, author: actor.name, at } };
}

export const baselineAggregate: Aggregate<BaselineState, BaselineEvent> = {
  name: 'estate.baseline',
  initial: { situation: 'none' },
  evolve,
};
