import type { Past } from '../../../kernel/pure.ts';
import { OLA, UC } from '../levels/chain-promises.ts';
import type { Raised, ServiceIncident, ServiceIncidentState } from '../service-incidents/service-incident.ts';
import type { DeskEvent, LinkKind } from './events.ts';

interface Link {
  readonly kind: LinkKind;
  readonly id: string;
  readonly number: string;
}

/** What the desk knows of an IT incident besides what was reported. */
export interface Desk {
  readonly triage: { readonly kind: 'waiting' | 'done' } | { readonly kind: 'snoozed'; readonly until: number };
  /** Teams that have had it, in their order; one that gets it back stands here again. */
  readonly teams: readonly string[];
  /** When it had gone back and forth so often that a manager was told. */
  readonly pingPongAt: number | null;
  readonly links: readonly Link[];
  /** Proposed as a major IT incident; null: it is not, or somebody said that it is none. */
  readonly candidate: { readonly rule: string; readonly because: string } | null;
  /** Rules by which it was ever proposed: none proposes it twice. */
  readonly proposed: readonly string[];
  /** Words that the reporter has read; a record fixed at first contact needed none. */
  readonly answers: number;
  /** Targets that were missed, when, and by which team. */
  readonly missed: readonly { readonly metric: string; readonly at: number; readonly teamId: string }[];
  readonly resolution: Resolution | null;
  readonly lastReopened: { readonly at: number; readonly by: string } | null;
  /** In the force's own words; null: none was said. */
  readonly status: { readonly id: string; readonly name: string; readonly since: number } | null;
}

export interface Resolution {
  readonly at: number;
  readonly closureCategoryId: string | null;
  /** Account of whoever resolved it; null: it fell with its parent. */
  readonly byId: string | null;
  /** Nobody had to be asked again, and no other team. */
  readonly firstContact: boolean;
}

/** Keys of the promises that the desk adds. */
export const SNOOZED = 'snoozed';
export const PING_PONGED = 'ping-pong';

/** F3: so many times back and forth, and a manager is told. */
const PING_PONG = 3;

export function deskAtRaise({ teamId, untriaged }: Raised['data']): Desk {
  return {
    triage: { kind: untriaged === true ? 'waiting' : 'done' },
    teams: [teamId],
    ...{
      pingPongAt: null,
      links: [],
      candidate: null,
      proposed: [],
      answers: 0,
      missed: [],
      resolution: null,
      lastReopened: null,
      status: null,
    },
  };
}

/** F3: assignments less distinct teams. */
export function pingPongOf({ teams }: Pick<Desk, 'teams'>): number {
  return teams.length - new Set(teams).size;
}

export function handedOver(desk: Desk, teamId: string, at: number): Desk {
  const triaged: Desk = { ...desk, triage: { kind: 'done' } };
  if (desk.teams.at(-1) === teamId) return triaged;
  const next = { ...triaged, teams: [...desk.teams, teamId] };
  const pingPongAt = desk.pingPongAt ?? (pingPongOf(next) >= PING_PONG ? at : null);
  return { ...next, pingPongAt };
}

type Running = Exclude<ServiceIncidentState, { situation: 'none' }>;

/** What an event of the desk makes of an IT incident. */
export function evolveDesk(state: Running, event: Past<DeskEvent>): Running {
  const at = event.occurredAt;
  const { incident } = state;
  const { desk } = incident;
  const having = (changes: Partial<ServiceIncident>): Running => ({ ...state, incident: { ...incident, ...changes } });
  const knowing = (changes: Partial<Desk>): Running => having({ desk: { ...desk, ...changes } });
  switch (event.type) {
    case 'service.ServiceIncidentAmended':
      return having(amended(incident, event));
    case 'service.ServiceIncidentPrioritised': {
      const { impact, urgency, computed, floor, priority, matrixVersion, targets } = event.data;
      const terms = { ...incident.terms, targets };
      const weighed = { impact, urgency, computed, floor, priority, matrixVersion, terms, attachedAt: at };
      return endUnfitPause(having(weighed), at);
    }
    case 'service.ServiceIncidentLinked': {
      const { kind, otherId: id, otherNumber: number } = event.data;
      const linked = { ...incident, desk: { ...desk, links: [...desk.links, { kind, id, number }] } };
      return kind === 'merged-into' ? goneFrom(linked, at, 'merged') : { ...state, incident: linked };
    }
    case 'service.ServiceIncidentUnlinked': {
      const { kind, otherId } = event.data;
      const links = desk.links.filter((link) => link.kind !== kind || link.id !== otherId);
      const unlinked = { ...incident, desk: { ...desk, links } };
      return kind === 'merged-into'
        ? { situation: 'open', incident: { ...unlinked, pauses: ended(unlinked.pauses, at) } }
        : { ...state, incident: unlinked };
    }
    case 'service.ServiceIncidentTriaged':
      return triaged(state, event);
    case 'service.WorkaroundGiven':
      return { ...state, incident: answered(incident, at) };
    case 'service.WordFlowed':
      return flowed(state, event);
    case 'service.ServiceFileAttached':
    case 'service.StaffTold':
      return state;
    case 'service.MajorCandidateFound':
      return knowing({ candidate: event.data, proposed: [...desk.proposed, event.data.rule] });
    case 'service.ServiceIncidentStatusSet': {
      const { to, name } = event.data;
      return knowing({ status: to === null ? null : { id: to, name, since: at } });
    }
    case 'service.MajorCandidateDismissed':
      return knowing({ candidate: null });
    default:
      // What the law does to a stream (erased, held) changes nothing of how it stands.
      return state;
  }
}

/** P1 and P2 do not wait for the person who reported it: with such a priority that pause ends. */
function endUnfitPause(state: Running, at: number): Running {
  const { incident } = state;
  const lasting = incident.pauses.find(({ to }) => to === null);
  if (state.situation !== 'paused' || incident.priority > 2 || lasting?.waitsFor !== 'user') return state;
  return { situation: 'open', incident: { ...incident, pauses: ended(incident.pauses, at) } };
}

type Of<Type> = Past<Extract<DeskEvent, { type: Type }>>;

function amended(incident: ServiceIncident, event: Of<'service.ServiceIncidentAmended'>): Partial<ServiceIncident> {
  const { field, to } = event.data;
  const code = typeof to === 'string' ? to : null;
  const text = event.detail?.to ?? '';
  const { said } = incident;
  switch (field) {
    case 'category':
      return { categoryId: code };
    case 'service':
      return { serviceId: code };
    case 'items':
      return { itemIds: Array.isArray(to) ? to : [] };
    case 'reporter':
      return { reporterId: code, said: said && { ...said, reporter: text } };
    case 'call-back':
      return { said: said && { ...said, callBack: text } };
    default:
      return { said: said && { ...said, [field]: text } };
  }
}

/** A person's word that the reporter reads. */
export function answered(incident: ServiceIncident, at: number): ServiceIncident {
  const desk: Desk = { ...incident.desk, triage: { kind: 'done' }, answers: incident.desk.answers + 1 };
  return { ...incident, desk, respondedAt: incident.respondedAt ?? at, lastAnsweredAt: at };
}

function triaged(state: Running, { data, occurredAt }: Of<'service.ServiceIncidentTriaged'>): Running {
  const { incident } = state;
  const triage: Desk['triage'] =
    data.how === 'snoozed' ? { kind: 'snoozed', until: data.until ?? occurredAt } : { kind: 'done' };
  const next = { ...incident, desk: { ...incident.desk, triage } };
  return data.how === 'declined' ? goneFrom(next, occurredAt, 'declined') : { ...state, incident: next };
}

/** What was said of the parent was said by a person, to this reporter as well; its resolution resolves what still runs. */
function flowed(state: Running, { data, occurredAt: at }: Of<'service.WordFlowed'>): Running {
  const incident = answered(state.incident, at);
  const resolution: Resolution = { at, closureCategoryId: incident.categoryId, byId: null, firstContact: false };
  if (data.what !== 'resolution' || state.situation === 'closed' || state.situation === 'resolved') {
    return { ...state, incident };
  }
  const pauses = [...ended(incident.pauses, at), { from: at, to: null, reason: 'resolved' }];
  const desk = { ...incident.desk, resolution };
  return { situation: 'resolved', incident: { ...incident, pauses, desk }, resolvedAt: at };
}

export function resolvedHere({ desk, pauses }: ServiceIncident, resolution: Omit<Resolution, 'firstContact'>): Desk {
  const firstContact = desk.teams.length === 1 && desk.answers === 0 && pauses.length === 0;
  return { ...desk, triage: { kind: 'done' }, resolution: { ...resolution, firstContact } };
}

/** It leaves the desk; should it come back, the time meanwhile was nobody's. */
function goneFrom(incident: ServiceIncident, at: number, reason: string): Running {
  const pauses = [...ended(incident.pauses, at), { from: at, to: null, reason }];
  return { situation: 'closed', incident: { ...incident, pauses }, closedAt: at, withdrawn: false };
}

function ended(pauses: ServiceIncident['pauses'], at: number): ServiceIncident['pauses'] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
}

/** A promise of it was broken; one to bring it back is kept by that. */
export function missed(incident: ServiceIncident, key: string, at: number): ServiceIncident {
  const { desk, teamId } = incident;
  if (key === SNOOZED) return { ...incident, desk: { ...desk, triage: { kind: 'waiting' } } };
  if (key === PING_PONGED || key === OLA || key === UC) return incident;
  return { ...incident, desk: { ...desk, missed: [...desk.missed, { metric: key, at, teamId }] } };
}
