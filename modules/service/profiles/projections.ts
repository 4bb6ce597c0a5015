import type { Projection, Tx } from '../../../kernel/index.ts';
import { type ProfileState, profileAggregate } from './profile.ts';
import type { ProfileTables } from './tables.ts';

/** The only writer of service.profile. */
export const profileProjection: Projection = { aggregate: profileAggregate, onState: write };

async function write(tx: Tx, id: string, state: ProfileState): Promise<void> {
  if (state.situation === 'none') return;
  const { siteId, managerId, deputyId, said } = state;
  const changes = {
    site_id: siteId,
    manager_id: managerId,
    deputy_id: deputyId,
    call_back: said?.callBack ?? null,
    manager: said?.manager ?? null,
    deputy: said?.deputy ?? null,
  };
  await tx
    .withTables<ProfileTables>()
    .insertInto('service.profile')
    .values({ id, ...changes })
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}
