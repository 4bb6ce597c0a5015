import { isStep, type Past, type StepData, type StepEventType } from '../../../kernel/pure.ts';
import { answered, type Desk, deskAtRaise, evolveDesk, handedOver, missed, resolvedHere } from '../desk/desk.ts';
import type { DeskEvent } from '../desk/events.ts';
import { type Imported, isOfImport, markImported, takenUp } from '../imports/imported.ts';
import type { Pause } from '../levels/clock.ts';
import type { AttachedTarget } from './attached-target.ts';
import type { ServiceIncidentEvent } from './events.ts';

export interface StepEvent {
  readonly type: StepEventType;
  readonly data: StepData;
}

export type Raised = Extract<ServiceIncidentEvent, { type: 'service.ServiceIncidentRaised' }>;

type RaisedData = Raised['data'];
type Assigned = Pick<ServiceIncident, 'teamId' | 'assigneeId' | 'assignee'>;

/** A pause with why, whom it waits for, and the contract of the supplier who was called. */
interface IncidentPause extends Pause {
  readonly reason: string;
  readonly waitsFor?: 'user' | 'supplier' | 'date' | undefined;
  readonly uc?: AttachedTarget | null | undefined;
}

export interface ServiceIncident extends RaisedData {
  /** Null when erased. */
  readonly said: Raised['detail'] | null;
  readonly raisedAt: number;
  readonly assigneeId: string | null;
  readonly assignee: string | null;
  /** First answer of a person that the reporter can read. */
  readonly respondedAt: number | null;
  readonly lastAnsweredAt: number | null;
  readonly pauses: readonly IncidentPause[];
  /** Since when the team that has it has had it, and what it has promised the others. */
  readonly stay: { readonly from: number; readonly ola: AttachedTarget | null };
  readonly reopened: number;
  /** Accounts of those who said "me too". */
  readonly affected: readonly string[];
  /** When its targets were last attached anew: with another priority or service. */
  readonly attachedAt: number | null;
  readonly desk: Desk;
  /** Taken in as history of another service desk; null: it began here. */
  readonly imported: Imported | null;
  readonly changedAt: number;
}

/** A situation, not a set of flags; what is not told of in a situation cannot be asked of it. */
export type ServiceIncidentState =
  | { readonly situation: 'none' }
  | { readonly situation: 'open'; readonly incident: ServiceIncident }
  | {
      readonly situation: 'paused';
      readonly incident: ServiceIncident;
      readonly reason: string;
      readonly since: number;
      /** Null: nobody has said how long. */
      readonly until: number | null;
    }
  | { readonly situation: 'resolved'; readonly incident: ServiceIncident; readonly resolvedAt: number }
  | {
      readonly situation: 'closed';
      readonly incident: ServiceIncident;
      readonly closedAt: number;
      readonly withdrawn: boolean;
    };

export function evolveServiceIncident(
  state: ServiceIncidentState,
  event: Past<ServiceIncidentEvent | StepEvent>,
): ServiceIncidentState {
  if (isStep(event)) return onStep(state, event);
  if (event.type === 'service.ServiceIncidentRaised') return raised(event);
  if (state.situation === 'none') return state;
  if (isOfImport(event)) return markImported(state, event);
  const at = event.occurredAt;
  const incident = { ...takenUp(state.incident, event), changedAt: at };
  switch (event.type) {
    case 'service.ReporterAnswered':
      return { ...state, incident: answered(incident, at) };
    case 'service.ServiceIncidentNoted':
      return { ...state, incident };
    case 'service.ServiceIncidentAssigned':
      return {
        ...state,
        incident: assigned(incident, event.data, at),
      };
    case 'service.ServiceIncidentPaused': {
      const { reason, until, waitsFor, uc } = event.data;
      const pauses = [...incident.pauses, { from: at, to: null, reason, waitsFor, uc }];
      return { situation: 'paused', incident: { ...incident, pauses }, reason, since: at, until };
    }
    case 'service.ServiceIncidentResumed':
      return { situation: 'open', incident: running(incident, at) };
    case 'service.ServiceIncidentResolved': {
      // What was resolved in vain is no time of the desk's: reopened, it goes on where it stood.
      const pauses = [...running(incident, at).pauses, { from: at, to: null, reason: 'resolved' }];
      const desk = resolvedHere(incident, {
        at,
        byId: event.actor.id,
        closureCategoryId: event.data.closureCategoryId,
      });
      return { situation: 'resolved', incident: { ...incident, pauses, desk }, resolvedAt: at };
    }
    case 'service.ServiceIncidentReopened':
      return { situation: 'open', incident: reopened(incident, at, event.actor.name) };
    case 'service.ServiceIncidentClosed':
      return { situation: 'closed', incident, closedAt: at, withdrawn: false };
    case 'service.ReporterWrote':
      return { ...state, incident };
    case 'service.AffectedJoined':
      return { ...state, incident: { ...incident, affected: [...incident.affected, event.data.personId] } };
    case 'service.ServiceIncidentWithdrawn':
      return { situation: 'closed', incident: running(incident, at), closedAt: at, withdrawn: true };
    default:
      return evolveDesk({ ...state, incident }, event satisfies Past<DeskEvent>);
  }
}

function assigned(
  incident: ServiceIncident,
  data: Assigned & { readonly ola?: AttachedTarget | null | undefined },
  at: number,
) {
  const { teamId, assigneeId, assignee, ola = null } = data;
  // To somebody else of the same team is no hand-over.
  const stay = teamId === incident.teamId ? incident.stay : { from: at, ola };
  return { ...incident, teamId, assigneeId, assignee, stay, desk: handedOver(incident.desk, teamId, at) };
}

function reopened(incident: ServiceIncident, at: number, by: string): ServiceIncident {
  const desk = { ...incident.desk, resolution: null, lastReopened: { at, by } };
  const stay = { ...incident.stay, from: at };
  return { ...running(incident, at), desk, stay, reopened: incident.reopened + 1 };
}

function raised(event: Past<Raised>): ServiceIncidentState {
  const at = event.occurredAt;
  const fresh = {
    assigneeId: null,
    assignee: null,
    respondedAt: null,
    lastAnsweredAt: null,
    pauses: [],
    reopened: 0,
    affected: [],
    attachedAt: null,
    stay: { from: at, ola: event.data.terms.ola ?? null },
    desk: deskAtRaise(event.data),
    imported: importedAtRaise(event),
  };
  return {
    situation: 'open',
    incident: { ...event.data, ...fresh, said: event.detail, raisedAt: at, changedAt: at },
  };
}

function importedAtRaise({
  data: { history },
  commandId: byCommand,
  occurredAt: lastAt,
}: Past<Raised>): Imported | null {
  if (history === undefined) return null;
  return { ...history, lastAt, lastChanges: null, byCommand, takenUp: false };
}

function running(incident: ServiceIncident, at: number): ServiceIncident {
  return { ...incident, pauses: incident.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause)) };
}

/** Nobody said otherwise: the promise to ask for a confirmation is kept by its own breach. */
function onStep(state: ServiceIncidentState, event: Past<StepEvent>): ServiceIncidentState {
  if (state.situation === 'none' || event.type !== 'kernel.DeadlineBreached') return state;
  const { key } = event.data;
  if (key !== 'confirm') return { ...state, incident: missed(state.incident, key, event.occurredAt) };
  if (state.situation !== 'resolved') return state;
  return { situation: 'closed', incident: state.incident, closedAt: event.occurredAt, withdrawn: false };
}
