import {
  defineHandler,
  derivedId,
  idOfStream,
  type Projection,
  putRows,
  type Reaction,
  type Slice,
  sql,
  streamOf,
} from '../../../../kernel/index.ts';
import { decided, refuse } from '../../../../kernel/pure.ts';
import type { People } from '../../people.ts';
import type { ServiceIncidentEvent } from '../../service-incidents/events.ts';
import { KeepAddress } from './commands.ts';
import { mailAddressEvents } from './events.ts';
import { type MailAddressState, mailAddressAggregate } from './mail-address.ts';

/** Whose an address is. Nobody says it of themselves: mails from it would be theirs to read. */
export function mailAddresses(people: People): Slice {
  return {
    tables: { mail_address: 'projection' },
    permissions: [],
    events: mailAddressEvents,
    aggregates: [mailAddressAggregate],
    handlers: [
      defineHandler({
        declaration: KeepAddress,
        streams: ({ address }) => ({
          address: streamOf(mailAddressAggregate, derivedId('mail address', address.toLowerCase())),
        }),
        facts: async ({ input: { personId } }, _states, { db }) => ({
          isThere: personId === null || (await people.find(db, personId)) !== null,
        }),
        decide: ({ input: { address, personId } }, states: { readonly address: MailAddressState }, { isThere }) => {
          if (!isThere) return refuse('no-such-person', 'Nobody in service has this account.');
          const { address: kept } = states;
          if (kept.situation === 'kept' && kept.personId === personId && kept.address !== null)
            return decided({ address: [] });
          const detail = { address: address.toLowerCase() };
          return decided({ address: [{ type: 'service.AddressKept', data: { personId }, detail }] });
        },
      }),
    ],
    projections: [projection],
    views: [],
    reactions: [learnAddress],
    live: () => [],
  };
}

/** The only writer of service.mail_address. */
const projection: Projection = {
  aggregate: mailAddressAggregate,
  onState: async (tx, id, state: MailAddressState, { occurredAt }) => {
    if (state.situation === 'none') return;
    const row = { id, person_id: state.personId, address: state.address, kept_at: occurredAt };
    await putRows(tx, { table: 'service.mail_address', rows: [row] });
  },
};

/** Whoever of the desk says who a mail is from has said whose its address is. */
const learnAddress: Reaction = {
  name: 'service.learnAddress',
  author: 'e-mail',
  on: ['service.ServiceIncidentAmended'],
  react: async (event, db) => {
    const { data } = event as unknown as Extract<ServiceIncidentEvent, { type: 'service.ServiceIncidentAmended' }>;
    if (data.field !== 'reporter' || typeof data.to !== 'string') return [];
    const { rows } = await sql<{ address: string }>`
      SELECT address FROM service.incoming_mail
       WHERE service_incident_id = ${idOfStream(event.stream)} AND fate = 'new' AND address IS NOT NULL`.execute(db);
    return rows.map(({ address }) => ({ name: KeepAddress.name, input: { address, personId: data.to } }));
  },
};
