import type { Client } from '../../../client/client.ts';
import type { useSend } from '../../../client/send/use-send.tsx';
import {
  AddLine,
  AssignUnit,
  BookOff,
  LinkIncidents,
  PairUnits,
  type Place,
  Refer,
  Regrade,
  SetPlanLevel,
  SetStatus,
  ShowMeAt,
  StandDown,
  TakeOwnership,
} from '../../../modules/operations/contract.ts';
import { linkOf } from '../links/link-words.ts';
import { doExchange } from './exchange-deeds.ts';
import { doMessage } from './message-deeds.ts';
import type { Deed } from './reading.ts';

/** What only brings something before whoever asks: nothing is sent. */
export type Brought = Extract<Deed, { deed: 'open' | 'major' | 'select' | 'who' | 'look' | 'find' | 'macro' }>;
type SentDeed = Exclude<Deed, Brought>;

/** Whoever types: a person at a screen, or a player of an exercise, who types by the same grammar. */
export interface Sender {
  readonly send: ReturnType<typeof useSend>['send'];
  readonly newId: Client['newId'];
  /** The level of the response plan that stands now; null: not known. */
  readonly planLevel: (incidentId: string) => Promise<number | null>;
}

const bringing: ReadonlySet<Deed['deed']> = new Set([
  ...(['open', 'major', 'select', 'who', 'look', 'find', 'macro'] as const),
]);

export function isBrought(deed: Deed): deed is Brought {
  return bringing.has(deed.deed);
}

/** Sends what one deed of a line asks for; true when it was done. */
export function sendDeed(deed: SentDeed, sender: Sender, place: Place | null): Promise<boolean> {
  const { send, newId } = sender;
  switch (deed.deed) {
    case 'assign': {
      const { tourId, incidentId, how } = deed;
      return send(AssignUnit, { assignmentId: newId(), tourId, incidentId, how }, { confirm: 'Send it anyway' });
    }
    case 'stand-down': {
      const { tourId, incidentId, assignmentId, reason } = deed;
      return send(StandDown, { tourId, incidentId, assignmentId, reason });
    }
    case 'status':
      return send(SetStatus, { tourId: deed.tourId, status: deed.status });
    case 'note':
      return send(AddLine, { incidentId: deed.incidentId, lineId: newId(), text: deed.text, corrects: null });
    case 'grade': {
      const { incidentId, seen, grade, reason } = deed;
      return send(Regrade, { incidentId, seen, grade, reason });
    }
    case 'refer':
      return send(Refer, { incidentId: deed.incidentId, to: deed.to, reason: deed.reason });
    case 'message':
    case 'talkgroup':
      return doMessage(deed, sender);
    case 'own':
      return send(TakeOwnership, { incidentId: deed.incidentId, seen: deed.seen });
    case 'pair': {
      const { tourId, withTourId } = deed;
      return send(PairUnits, { tourId, withTourId }, { confirm: 'Pair them' });
    }
    case 'link':
      return send(LinkIncidents, linkOf(deed.word, deed.fromId, deed.toId));
    case 'off':
      return send(BookOff, { tourId: deed.tourId }, { confirm: 'Book it off' });
    case 'send':
    case 'swap':
    case 'hand-over':
    case 'ask':
    case 'call-out':
    case 'snapshot':
      return doExchange(deed, sender);
    case 'plan':
      return setPlan(deed, sender);
    case 'show':
      return showAt(deed, sender, place);
  }
}

async function setPlan(deed: Extract<Deed, { deed: 'plan' }>, { send, planLevel }: Sender): Promise<boolean> {
  const { incidentId, level, reason } = deed;
  const seen = (await planLevel(incidentId)) ?? level;
  return send(SetPlanLevel, { incidentId, seen, level, reason });
}

function showAt(deed: Extract<Deed, { deed: 'show' }>, { send, newId }: Sender, place: Place | null): Promise<boolean> {
  if (place === null) return Promise.resolve(false);
  const { tourId, what } = deed;
  return send(ShowMeAt, { incidentId: newId(), assignmentId: newId(), tourId, place, what });
}
