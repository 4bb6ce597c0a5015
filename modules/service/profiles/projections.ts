import type { Projection, Tx } from '../../../kernel/index.ts';
import { type ProfileState, profileAggregate } from './profile.ts';
import type { ProfileTables } from './tables.ts';

/** The only writer of service.profile. */
export const profileProjection: Projection = { aggregate: profileAggregate, onState: write };

async function write(tx: Tx, id: string, state: ProfileState): Promise<void> {
  if (state.situation === 'none') {
    // The list of staff that said so was taken back.
    await tx.withTables<ProfileTables>().deleteFrom('service.profile').where('id', '=', id).execute();
    return;
  }
  const { siteId, managerId, deputyId, said, imported } = state;
  const changes = {
    site_id: siteId,
    manager_id: managerId,
    deputy_id: deputyId,
    call_back: said?.callBack ?? null,
    manager: said?.manager ?? null,
    deputy: said?.deputy ?? null,
    import_id: imported?.importId ?? null,
  };
  await tx
    .withTables<ProfileTables>()
    .insertInto('service.profile')
    .values({ id, ...changes })
    .onConflict((clash) => clash.column('id').doUpdateSet(changes))
    .execute();
}
