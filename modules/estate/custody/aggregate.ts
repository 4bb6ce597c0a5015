import type { Aggregate } from '../../../kernel/pure.ts';
import { type Custody, evolveCustody, fresh } from './custody.ts';
import { custodyPromises } from './deadlines.ts';
import type { CustodyEvent } from './events.ts';

/** By the id of the item. */
export const custodyAggregate: Aggregate<Custody, CustodyEvent> = {
  name: 'estate.custody',
  initial: fresh,
  evolve: evolveCustody,
  promises: custodyPromises,
};
