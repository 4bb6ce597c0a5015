import type { Aggregate } from '../../../kernel/pure.ts';
import type { ProfileEvent } from './events.ts';

/** Where a person works, how they are reached, who leads them and who stands in for them. */
export type ProfileState =
  | { readonly situation: 'none' }
  | ({ readonly situation: 'kept'; readonly said: ProfileEvent['detail'] | null } & ProfileEvent['data']);

export const profileAggregate: Aggregate<ProfileState, ProfileEvent> = {
  name: 'service.profile',
  initial: { situation: 'none' },
  evolve: (_state, { data, detail }) => ({ situation: 'kept', ...data, said: detail }),
};
