import { idOfStream, type Projection } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../../kernel/pure.ts';
import type { DraftEvent } from '../events.ts';
import { tablesOf } from '../tables.ts';
import { draftAggregate } from './draft.ts';

/** The only writer of force.draft and force.draft_section. A draft that was published or dropped is in the log alone. */
export const draftProjection: Projection = {
  aggregate: draftAggregate,
  onEvent: async (tx, past) => {
    const event = past as Past<DraftEvent> & AnyPastEvent;
    const draft_id = idOfStream(event.stream);
    const tables = tablesOf(tx);
    const section = event.type === 'force.DraftPublished' ? null : event.data.section;
    if (event.type === 'force.DraftSaved' && section !== null) {
      const { id: account_id, name } = event.actor;
      const saved_at = event.recordedAt;
      await tables
        .insertInto('force.draft')
        .values({ draft_id, account_id, name, begun_at: saved_at, saved_at })
        .onConflict((clash) => clash.column('draft_id').doUpdateSet({ saved_at }))
        .execute();
      const { hash, over } = event.data;
      const said = { value: JSON.stringify(event.detail?.value ?? null), hash, over, saved_at };
      await tables
        .insertInto('force.draft_section')
        .values({ draft_id, section, ...said })
        .onConflict((clash) => clash.columns(['draft_id', 'section']).doUpdateSet(said))
        .execute();
      return;
    }
    const gone = tables.deleteFrom('force.draft_section').where('draft_id', '=', draft_id);
    await (section === null ? gone : gone.where('section', '=', section)).execute();
    if (section === null) await tables.deleteFrom('force.draft').where('draft_id', '=', draft_id).execute();
  },
};
