import type { Client } from '../../../client/client.ts';
import {
  AskForResource,
  AssignUnits,
  CallOut,
  HandOverJob,
  NoteAvailability,
  SwapUnits,
} from '../../../modules/operations/contract.ts';
import type { Sender } from './sent-deeds.ts';

type How = 'assign' | 'divert' | 'stack';

interface Pair {
  readonly incidentId: string;
  readonly out: { readonly tourId: string; readonly assignmentId: string };
  readonly intoTourId: string;
  readonly words: string;
}

/** Several at once, one for another, what is asked for, and what there is. */
export type ExchangeDeed =
  | {
      readonly deed: 'send';
      readonly incidentId: string;
      readonly tourIds: readonly string[];
      readonly how: How;
      readonly backUp: boolean;
    }
  | (Pair & { readonly deed: 'swap'; readonly how: 'assign' | 'divert' })
  | (Pair & { readonly deed: 'hand-over' })
  | {
      readonly deed: 'ask';
      readonly incidentId: string;
      readonly what: string;
      readonly urgent: boolean;
      readonly note: string;
    }
  | {
      readonly deed: 'call-out';
      readonly incidentId: string;
      readonly resource: string;
      readonly reason: string;
      readonly vehicle: string;
    }
  | { readonly deed: 'snapshot'; readonly incidentId: string };

export function doExchange(deed: ExchangeDeed, { send, newId }: Pick<Sender, 'send' | 'newId'>): Promise<boolean> {
  switch (deed.deed) {
    case 'send': {
      const { incidentId, tourIds, how, backUp } = deed;
      const units = tourIds.map((tourId) => ({ assignmentId: newId(), tourId, how }));
      return send(AssignUnits, { incidentId, units, backUp }, { confirm: 'Send them anyway' });
    }
    case 'swap': {
      const { how, words: reason } = deed;
      return send(SwapUnits, { ...pairOf(deed, newId), how, reason }, { confirm: 'Swap them anyway' });
    }
    case 'hand-over':
      return send(HandOverJob, { ...pairOf(deed, newId), words: deed.words }, { confirm: 'Hand it over anyway' });
    case 'ask': {
      const { incidentId, what, urgent, note } = deed;
      return send(AskForResource, { incidentId, askId: newId(), what, urgent, note });
    }
    case 'call-out': {
      const { deed: _, ...wish } = deed;
      return send(CallOut, { ...wish, callOutId: newId() }, { confirm: 'Call it out anyway' });
    }
    case 'snapshot':
      return send(NoteAvailability, { incidentId: deed.incidentId });
  }
}

function pairOf({ incidentId, out, intoTourId }: Pair, newId: Client['newId']) {
  return { incidentId, out, in: { tourId: intoTourId, assignmentId: newId() } };
}
