import type { Aggregate, Past } from '../../../kernel/pure.ts';
import type { ProfileEvent } from './events.ts';

type Kept = Extract<ProfileEvent, { type: 'service.ProfileKept' }>;

/** Where a person works, how they are reached, who leads them and who stands in for them. */
export type ProfileState =
  | { readonly situation: 'none' }
  | ({
      readonly situation: 'kept';
      readonly said: Kept['detail'] | null;
      /** As it was before a list of staff was taken in; null: the person kept it last. */
      readonly imported: { readonly importId: string; readonly before: ProfileState } | null;
    } & Omit<Kept['data'], 'importId'>);

function evolve(state: ProfileState, event: Past<ProfileEvent>): ProfileState {
  if (event.type === 'service.ProfileImportUndone') {
    const imported = state.situation === 'none' ? null : state.imported;
    return imported?.importId === event.data.importId ? imported.before : state;
  }
  const { importId, ...data } = event.data;
  return {
    situation: 'kept',
    ...data,
    said: event.detail,
    imported: importId === undefined ? null : { importId, before: state },
  };
}

export const profileAggregate: Aggregate<ProfileState, ProfileEvent> = {
  name: 'service.profile',
  initial: { situation: 'none' },
  evolve,
};
