import type { Projection } from '../../../kernel/index.ts';
import { tablesOf } from '../tables.ts';
import { type DisclosureState, disclosureAggregate } from './disclosure.ts';

/** The only writer of audit.disclosure. */
export const disclosureProjection: Projection = {
  aggregate: disclosureAggregate,
  onState: async (tx, id, state: DisclosureState) => {
    if (state.situation === 'none') return;
    const { recordId, number, until, redactions, recipient, reason, at, by } = state;
    const row = {
      ...{ record_id: recordId, number, until, redactions: JSON.stringify(redactions), recipient, reason },
      ...{ disclosed_at: at, disclosed_by: by },
    };
    await tablesOf(tx)
      .insertInto('audit.disclosure')
      .values({ id, ...row })
      .onConflict((clash) => clash.column('id').doUpdateSet(row))
      .execute();
  },
};
