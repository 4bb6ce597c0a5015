import type { Projection, Tx } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past } from '../../../kernel/pure.ts';
import { contactAggregate } from '../contacts/aggregate.ts';
import type { ContactEvent } from '../contacts/events.ts';
import { type LinkState, linkAggregate } from './link.ts';
import type { LinkTables } from './tables.ts';

const tables = (tx: Tx) => tx.withTables<LinkTables>();

/** The only writer of operations.link. */
export const linkProjection: Projection = {
  aggregate: linkAggregate,
  onState: async (tx: Tx, id: string, state: LinkState) => {
    if (state.situation === 'none') {
      await tables(tx).deleteFrom('operations.link').where('id', '=', id).execute();
      return;
    }
    const { kind, fromId, toId, fromNumber, toNumber, at, by } = state;
    const row = { kind, from_id: fromId, to_id: toId, from_number: fromNumber, to_number: toNumber, at, by };
    await tables(tx)
      .insertInto('operations.link')
      .values({ id, ...row })
      .onConflict((clash) => clash.column('id').doUpdateSet(row))
      .execute();
  },
};

/** The only writer of operations.ruled_out. */
export const ruledOutProjection: Projection = {
  aggregate: contactAggregate,
  onEvent: async (tx: Tx, event: AnyPastEvent) => {
    // The registry has checked the event against its schema when it was appended.
    const known = event as Past<ContactEvent>;
    if (known.type !== 'operations.DuplicateRuledOut') return;
    const contactId = event.stream.slice(event.stream.indexOf('/') + 1);
    await tables(tx)
      .insertInto('operations.ruled_out')
      .values({ contact_id: contactId, incident_id: known.data.incidentId })
      .onConflict((clash) => clash.doNothing())
      .execute();
  },
  forget: async (tx: Tx, id: string) => {
    await tables(tx).deleteFrom('operations.ruled_out').where('contact_id', '=', id).execute();
  },
};
