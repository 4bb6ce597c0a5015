import { type AnyHandler, type Db, defineHandler, idOfStream, type Slice, streamOf } from '../../../kernel/index.ts';
import { leadingRoles, type People } from '../people.ts';
import type { ServicePack } from '../requests/facts.ts';
import { KeepProfile } from './commands.ts';
import { keepProfile, type ProfileFacts } from './decide.ts';
import { profileEvents } from './events.ts';
import { profilePermissions } from './permissions.ts';
import { profileAggregate } from './profile.ts';
import { profileProjection } from './projections.ts';
import { leadersView, profileView } from './queries.ts';
import { Profile } from './views.ts';

export interface ProfileNeeds {
  readonly pack: () => ServicePack;
  readonly people: People;
}

export function profiles({ pack, people }: ProfileNeeds): Slice {
  return {
    tables: { profile: 'projection' },
    permissions: profilePermissions,
    events: profileEvents,
    aggregates: [profileAggregate],
    handlers: [keeping(pack, people)],
    projections: [profileProjection],
    views: [profileView, leadersView(people)],
    reactions: [],
    live: ({ stream }) =>
      stream.startsWith('service.profile/') ? [{ view: Profile.name, keys: [idOfStream(stream)] }] : [],
  };
}

function keeping(pack: () => ServicePack, people: People): AnyHandler {
  const leader = async (db: Db, id: string | null): Promise<ProfileFacts['manager']> => {
    if (id === null) return null;
    const person = await people.find(db, id);
    return person?.roles.some((role) => leadingRoles.includes(role)) === true ? person : 'unknown';
  };
  return defineHandler({
    declaration: KeepProfile,
    streams: ({ personId }) => ({ profile: streamOf(profileAggregate, personId) }),
    guard: (_states, { personId }) => ({ restriction: 'none', allowed: [], owners: [personId] }),
    facts: async ({ input: { siteId, managerId, deputyId } }, _states, { db }) => ({
      hasSite: siteId === null || pack().stations.some(({ id }) => id === siteId),
      manager: await leader(db, managerId),
      deputy: await leader(db, deputyId),
    }),
    decide: keepProfile,
  });
}
