import type { Projection } from '../../../kernel/index.ts';
import { tablesOf } from '../tables.ts';
import { type Published, published } from './published.ts';

/** The only writer of force.pack. */
export const packProjection: Projection = {
  aggregate: published,
  onState: async (tx, packId, state: Published, { recordedAt }) => {
    if (state.situation === 'none') return;
    const row = { version: state.version, hash: state.hash, published_at: recordedAt };
    await tablesOf(tx)
      .insertInto('force.pack')
      .values({ pack_id: packId, ...row })
      .onConflict((clash) => clash.column('pack_id').doUpdateSet(row))
      .execute();
  },
};
