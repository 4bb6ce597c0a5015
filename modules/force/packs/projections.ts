import type { Projection } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../../kernel/pure.ts';
import type { PackEvent } from '../events.ts';
import { type ForceTables, tablesOf } from '../tables.ts';
import { type Published, published } from './published.ts';

/** The only writer of force.pack, force.publication, and of versions that are made of drafts. */
export const packProjection: Projection = {
  aggregate: published,
  onEvent: async (tx, past) => {
    const event = past as Past<PackEvent> & AnyPastEvent;
    if (event.type === 'force.VersionMade') {
      // Once erased it is not written anew: the row stands.
      if (event.detail === null) return;
      const { packId: pack_id, version, hash, over } = event.data;
      const made = { origin: 'draft', made_by: event.actor.name, over, loaded_at: event.recordedAt } as const;
      const { content, changes } = event.detail;
      await tablesOf(tx)
        .insertInto('force.pack_version')
        .values({ pack_id, version, hash, ...made, content: JSON.stringify(content), changes: JSON.stringify(changes) })
        .onConflict((clash) => clash.columns(['pack_id', 'version']).doNothing())
        .execute();
      return;
    }
    const row = publicationOf(event);
    if (row !== null) await tablesOf(tx).insertInto('force.publication').values(row).execute();
  },
  forget: async (tx, packId) => {
    await tablesOf(tx).deleteFrom('force.publication').where('pack_id', '=', packId).execute();
  },
  onState: async (tx, packId, state: Published) => {
    if (state.situation === 'none') return;
    const row = { version: state.version, hash: state.hash, published_at: state.since, chosen: state.chosen };
    const late = state.scheduled?.late ?? null;
    const held = { ...row, late: late === null ? null : JSON.stringify(late) };
    await tablesOf(tx)
      .insertInto('force.pack')
      .values({ pack_id: packId, ...held })
      .onConflict((clash) => clash.column('pack_id').doUpdateSet(held))
      .execute();
  },
};

function publicationOf(event: Past<PackEvent>): ForceTables['force.publication'] | null {
  const { position, actor, occurredAt: at } = event;
  const of = { position, at, by_name: actor.name, reason: null, from_at: null, previous: null };
  switch (event.type) {
    case 'force.PublicationOrdered': {
      const { packId: pack_id, version, from: from_at } = event.data;
      return { ...of, pack_id, version, what: 'ordered', reason: event.detail?.reason ?? null, from_at };
    }
    case 'force.PublicationWithdrawn': {
      const { packId: pack_id, version } = event.data;
      return { ...of, pack_id, version, what: 'withdrawn', reason: event.detail?.reason ?? null };
    }
    case 'force.PackPublished': {
      const { packId: pack_id, version, previous, because = 'start' } = event.data;
      return { ...of, pack_id, version, what: because, previous };
    }
    default:
      return null;
  }
}
