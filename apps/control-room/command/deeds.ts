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
import { openMajor } from '../major/open-major.ts';
import { openSearch } from '../search/open-search.ts';
import type { Desk } from '../session/desk.tsx';
import { askPlan } from '../units/use-response-plan.ts';
import { alter, openIncident, type Work } from '../workspace/work.ts';
import { doExchange } from './exchange-deeds.ts';
import { doMessage } from './message-deeds.ts';
import type { Deed } from './reading.ts';

export interface Doer {
  readonly send: ReturnType<typeof useSend>['send'];
  readonly newId: Client['newId'];
  readonly work: Desk['work'];
}

/** Carries out one deed of a line; true when it was done. */
export function doDeed(deed: Deed, doer: Doer, place: Place | null): Promise<boolean> {
  const { send, newId, work } = doer;
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
      return doMessage(deed, doer);
    case 'own':
      return send(TakeOwnership, { incidentId: deed.incidentId, seen: deed.seen });
    case 'open':
    case 'major':
    case 'select':
    case 'who':
    case 'look':
    case 'find':
      bring(deed, work);
      return Promise.resolve(true);
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
    case 'snapshot':
      return doExchange(deed, doer);
    case 'plan':
      return setPlan(deed, doer);
    case 'show':
      return showAt(deed, doer, place);
  }
}

/** The level that stands is read now: what the line says is the level that is wanted. */
async function setPlan(deed: Extract<Deed, { deed: 'plan' }>, { send }: Doer): Promise<boolean> {
  const { incidentId, level, reason } = deed;
  const seen = (await askPlan(incidentId))?.level ?? level;
  return send(SetPlanLevel, { incidentId, seen, level, reason });
}

type Brought = Extract<Deed, { deed: 'open' | 'major' | 'select' | 'who' | 'look' | 'find' }>;

/** What only brings something before whoever asks. */
function bring(deed: Brought, work: Doer['work']): void {
  if (deed.deed === 'open') openIncident(work, deed.incidentId);
  else if (deed.deed === 'major') openMajor(deed.incidentId, deed.part);
  else alter(work, brought(deed, work.get()));
  if (deed.deed === 'find') openSearch();
}

function brought(deed: Exclude<Brought, { deed: 'open' | 'major' }>, { officer }: Work): Partial<Work> {
  switch (deed.deed) {
    case 'select':
      return { tourId: deed.tourId };
    case 'who':
      return { officer: { words: deed.words, asked: officer.asked + 1 } };
    case 'look':
      return { point: { lon: deed.lon, lat: deed.lat, label: deed.label } };
    case 'find':
      return { sought: deed.words };
  }
}

function showAt(deed: Extract<Deed, { deed: 'show' }>, { send, newId }: Doer, place: Place | null): Promise<boolean> {
  if (place === null) return Promise.resolve(false);
  const { tourId, what } = deed;
  return send(ShowMeAt, { incidentId: newId(), assignmentId: newId(), tourId, place, what });
}
