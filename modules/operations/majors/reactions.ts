import { idOfStream, type Reaction } from '../../../kernel/index.ts';
import type { StepEvent } from '../clocks.ts';
import { PARTNER } from './deadlines.ts';

/** A partner who was not reached in time hangs on nobody's one phone: on to the next way, then to the next desk. */
export const passPartners: Reaction = {
  name: 'operations.passPartnersNotReached',
  author: 'partners',
  on: ['kernel.DeadlineBreached'],
  react: async (event) => {
    const { kind, key, dueAt } = (event as unknown as StepEvent).data;
    if (kind !== PARTNER) return [];
    const callId = key.slice(PARTNER.length + 1);
    return [{ name: 'operations.passPartner', input: { incidentId: idOfStream(event.stream), callId, dueAt } }];
  },
};
