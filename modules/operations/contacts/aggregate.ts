import type { Aggregate } from '../../../kernel/pure.ts';
import { type ContactState, evolveContact } from './contact.ts';
import { contactPromises } from './deadlines.ts';
import type { ContactEvent } from './events.ts';

export const contactAggregate: Aggregate<ContactState, ContactEvent> = {
  name: 'operations.contact',
  initial: { situation: 'none' },
  evolve: evolveContact,
  promises: contactPromises,
  // Figures no longer count what was disposed of.
  hearsLaw: true,
};
