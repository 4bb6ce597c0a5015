import { isStep, type Past, type StepData, type StepEventType } from '../../../kernel/pure.ts';
import type { Pause } from '../levels/clock.ts';
import type { ServiceIncidentEvent } from './events.ts';

export interface StepEvent {
  readonly type: StepEventType;
  readonly data: StepData;
}

type Raised = Extract<ServiceIncidentEvent, { type: 'service.ServiceIncidentRaised' }>;

type RaisedData = Raised['data'];

export interface ServiceIncident extends RaisedData {
  /** Null when erased. */
  readonly said: Raised['detail'] | null;
  readonly raisedAt: number;
  readonly assigneeId: string | null;
  readonly assignee: string | null;
  /** First answer of a person that the reporter can read. */
  readonly respondedAt: number | null;
  readonly lastAnsweredAt: number | null;
  readonly pauses: readonly (Pause & { readonly reason: string })[];
  readonly reopened: number;
  /** Accounts of those who said "me too". */
  readonly affected: readonly string[];
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
  const at = event.occurredAt;
  const incident = { ...state.incident, changedAt: at };
  switch (event.type) {
    case 'service.ReporterAnswered':
      return {
        ...state,
        incident: { ...incident, respondedAt: incident.respondedAt ?? at, lastAnsweredAt: at },
      };
    case 'service.ServiceIncidentNoted':
      return { ...state, incident };
    case 'service.ServiceIncidentAssigned':
      return { ...state, incident: { ...incident, ...event.data } };
    case 'service.ServiceIncidentPaused': {
      const { reason, until } = event.data;
      const pauses = [...incident.pauses, { from: at, to: null, reason }];
      return { situation: 'paused', incident: { ...incident, pauses }, reason, since: at, until };
    }
    case 'service.ServiceIncidentResumed':
      return { situation: 'open', incident: running(incident, at) };
    case 'service.ServiceIncidentResolved': {
      // What was resolved in vain is no time of the desk's: reopened, it goes on where it stood.
      const pauses = [...running(incident, at).pauses, { from: at, to: null, reason: 'resolved' }];
      return { situation: 'resolved', incident: { ...incident, pauses }, resolvedAt: at };
    }
    case 'service.ServiceIncidentReopened':
      return { situation: 'open', incident: { ...running(incident, at), reopened: incident.reopened + 1 } };
    case 'service.ServiceIncidentClosed':
      return { situation: 'closed', incident, closedAt: at, withdrawn: false };
    case 'service.ReporterWrote':
      return { ...state, incident };
    case 'service.AffectedJoined':
      return { ...state, incident: { ...incident, affected: [...incident.affected, event.data.personId] } };
    case 'service.ServiceIncidentWithdrawn':
      return { situation: 'closed', incident: running(incident, at), closedAt: at, withdrawn: true };
  }
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
  };
  return {
    situation: 'open',
    incident: { ...event.data, ...fresh, said: event.detail, raisedAt: at, changedAt: at },
  };
}

function running(incident: ServiceIncident, at: number): ServiceIncident {
  return { ...incident, pauses: incident.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause)) };
}

/** Nobody said otherwise: the promise to ask for a confirmation is kept by its own breach. */
function onStep(state: ServiceIncidentState, event: Past<StepEvent>): ServiceIncidentState {
  const over = event.type === 'kernel.DeadlineBreached' && event.data.key === 'confirm';
  if (state.situation !== 'resolved' || !over) return state;
  return { situation: 'closed', incident: state.incident, closedAt: event.occurredAt, withdrawn: false };
}
