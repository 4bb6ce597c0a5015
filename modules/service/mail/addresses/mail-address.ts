import type { Aggregate } from '../../../../kernel/pure.ts';
import type { MailAddressEvent } from './events.ts';

export type MailAddressState =
  | { readonly situation: 'none' }
  | { readonly situation: 'kept'; readonly personId: string | null; readonly address: string | null };

export const mailAddressAggregate: Aggregate<MailAddressState, MailAddressEvent> = {
  name: 'service.mail-address',
  initial: { situation: 'none' },
  evolve: (_state, { data, detail }) => ({ situation: 'kept', ...data, address: detail?.address ?? null }),
};
