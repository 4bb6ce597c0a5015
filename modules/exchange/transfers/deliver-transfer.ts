import { idOfStream, type Reaction } from '../../../kernel/index.ts';
import type { Past } from '../../../kernel/pure.ts';
import type { IncidentEvent } from '../../operations/events.ts';
import type { PartnerForces, TransferOffer } from './partner-forces.ts';

type Offered = Past<Extract<IncidentEvent, { type: 'operations.TransferOffered' }>>;

const notConnected = 'No line to other forces is connected';

/**
 * An offer goes to the other force with their own code, and whether they have it comes back into the record. One that cannot be delivered is not tried
 * again behind anybody's back: somebody rings them, and the promise of an answer runs on.
 */
export function deliverTransfer(partner: PartnerForces | null): Reaction {
  return {
    name: 'exchange.deliverTransfer',
    author: 'line to other forces',
    on: ['operations.TransferOffered'],
    react: async (event) => {
      const offered = event as unknown as Offered;
      const offer = offerOf(offered, idOfStream(event.stream));
      if (offer === null) return [];
      const { transferId, theirs } = offered.data;
      const delivery =
        theirs?.kind === 'unmapped' || theirs?.kind === 'supervisor'
          ? ({ kind: 'undelivered', reason: `No code of theirs, a supervisor settles it: ${theirs.why}` } as const)
          : partner === null
            ? ({ kind: 'undelivered', reason: notConnected } as const)
            : await partner.deliver(offer);
      const told = { incidentId: idOfStream(event.stream), transferId, answer: delivery.kind };
      const reference = delivery.kind === 'delivered' ? delivery.reference : null;
      const words = delivery.kind === 'delivered' ? '' : delivery.reason;
      return [{ name: 'operations.answerTransfer', input: { ...told, reference, words } }];
    },
  };
}

/** Null where its details were erased before it could be delivered. */
function offerOf({ data, detail, recordedAt }: Offered, incidentId: string): TransferOffer | null {
  if (detail === null) return null;
  const { transferId, to, number, code, grade, theirs } = data;
  const { label, lon, lat } = detail.place;
  return {
    ...{ transferId, incidentId, to: { code: to.code, name: to.name }, number: number.number, code, grade },
    theirs: theirs?.kind === 'mapped' ? { code: theirs.code, name: theirs.name, grade: theirs.grade } : null,
    ...{ what: detail.what, place: { label, lon, lat }, reason: detail.reason, offeredAt: recordedAt },
  };
}
