import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { DeskEvent, LinkKind } from '../desk/events.ts';
import type { Candidate } from '../desk/priority.ts';
import type { AttachedTarget } from './attached-target.ts';
import type {
  AnswerReporter,
  AssignServiceIncident,
  ConfirmServiceIncident,
  NoteServiceIncident,
  PauseServiceIncident,
  RaiseServiceIncident,
  ReopenServiceIncident,
  ResolveServiceIncident,
  ResumeServiceIncident,
} from './commands.ts';
import type { ServiceIncidentEvent } from './events.ts';
import type { RaiseFacts } from './facts.ts';
import type { ServiceIncident, ServiceIncidentState } from './service-incident.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ incident: readonly ServiceIncidentEvent[] }>;
type States = { readonly incident: ServiceIncidentState };

const DAY_MS = 86_400_000;

export function raiseServiceIncident(
  { input }: Command<typeof RaiseServiceIncident>,
  { incident, earlier }: States & { readonly earlier: ServiceIncidentState | null },
  { facts, candidate }: { readonly facts: RaiseFacts; readonly candidate: Candidate | null },
): Outcome<{ incident: readonly ServiceIncidentEvent[]; earlier?: readonly DeskEvent[] }> {
  if (incident.situation !== 'none') {
    return refuse('service-incident-exists', 'An IT incident with this id exists already.');
  }
  if (facts.kind === 'unknown') return refuse(facts.code, facts.detail);
  const { summary, description, callBack, source, itemIds, serviceId, categoryId, siteId, impact, urgency } = input;
  const { reporter, kind: _, ...decidedData } = facts;
  const data = { source, itemIds, serviceId, categoryId, siteId, impact, urgency, ...decidedData };
  const { symptoms, parameters } = input;
  const detail = { summary, description, reporter, callBack, symptoms, parameters };
  const proposed: DeskEvent[] =
    candidate === null ? [] : [{ type: 'service.MajorCandidateFound', data: { ...candidate } }];
  const raised = [{ type: 'service.ServiceIncidentRaised', data, detail }, ...proposed] as const;
  if (earlier === null || input.followsId === null) return decided({ incident: raised });
  if (earlier.situation === 'none') return noSuch();
  const before = linked('follows', input.followsId, earlier.incident.number);
  const after = linked('followed-by', input.serviceIncidentId, facts.number);
  return decided({ incident: [...raised, before], earlier: [after] });
}

export function assignServiceIncident(
  { input }: Command<typeof AssignServiceIncident>,
  { incident }: States,
  facts: { readonly hasTeam: boolean; readonly ola: AttachedTarget | null },
): Decision {
  return whenOpen(incident, (stands) => {
    const holder = { teamId: stands.teamId, assigneeId: stands.assigneeId };
    if (input.seen !== null && (input.seen.teamId !== holder.teamId || input.seen.assigneeId !== holder.assigneeId)) {
      return refuse('changed-meanwhile', 'Somebody else assigned it meanwhile.', {
        ...holder,
        assignee: stands.assignee,
      });
    }
    if (!facts.hasTeam) return refuse('no-such-team', `The force has no team ${input.teamId}.`);
    const { teamId, assigneeId, assignee, note } = input;
    const data = { teamId, assigneeId, assignee, ola: facts.ola };
    return one({ type: 'service.ServiceIncidentAssigned', data, detail: { note } });
  });
}

export function answerReporter({ input }: Command<typeof AnswerReporter>, { incident }: States): Decision {
  if (incident.situation === 'none') return noSuch();
  return one({ type: 'service.ReporterAnswered', data: {}, detail: { text: input.text } });
}

export function noteServiceIncident({ input }: Command<typeof NoteServiceIncident>, { incident }: States): Decision {
  if (incident.situation === 'none') return noSuch();
  return one({ type: 'service.ServiceIncidentNoted', data: {}, detail: { text: input.text } });
}

/** What the force says of a reason to pause; null: there is no such reason. */
export interface PauseFacts {
  readonly priorities: readonly number[];
  readonly waitsFor: 'user' | 'supplier' | 'date';
  /** The contract of the supplier that is waited for. */
  readonly uc: AttachedTarget | null;
}

export function pauseServiceIncident(
  { input }: Command<typeof PauseServiceIncident>,
  { incident }: States,
  facts: PauseFacts | null,
): Decision {
  return whenOpen(incident, ({ priority }) => {
    if (facts === null) return refuse('no-such-reason', `The force knows no reason ${input.reason} to pause.`);
    const { priorities, waitsFor, uc } = facts;
    if (!priorities.includes(priority)) {
      return refuse('reason-not-allowed', `${input.reason} does not pause a record of priority ${priority}.`);
    }
    const { reason, until, note } = input;
    return one({ type: 'service.ServiceIncidentPaused', data: { reason, until, waitsFor, uc }, detail: { note } });
  });
}

export function resumeServiceIncident(
  { input }: Command<typeof ResumeServiceIncident>,
  { incident }: States,
): Decision {
  if (incident.situation === 'none') return noSuch();
  if (incident.situation !== 'paused') return refuse('not-paused', 'Its clocks do not stand still.');
  return one({ type: 'service.ServiceIncidentResumed', data: {}, detail: { note: input.note } });
}

export function resolveServiceIncident(
  { input }: Command<typeof ResolveServiceIncident>,
  { incident }: States,
  facts: { readonly hasCategory: boolean },
): Decision {
  return whenOpen(incident, () => {
    const { closureCategoryId, resolution } = input;
    if (!facts.hasCategory) return refuse('no-such-category', `The force has no category ${closureCategoryId}.`);
    return one({ type: 'service.ServiceIncidentResolved', data: { closureCategoryId }, detail: { resolution } });
  });
}

export function reopenServiceIncident(
  { input, recordedAt }: Command<typeof ReopenServiceIncident>,
  { incident: state }: States,
): Decision {
  if (state.situation === 'none') return noSuch();
  if (state.situation !== 'resolved' && state.situation !== 'closed') {
    return refuse('not-resolved', 'It has not been resolved.');
  }
  const endedAt = state.situation === 'resolved' ? state.resolvedAt : state.closedAt;
  if (recordedAt - endedAt > state.incident.terms.reopenDays * DAY_MS) {
    return refuse('reopen-too-late', 'The time for reopening is over: raise a new one, linked to it.');
  }
  return one({ type: 'service.ServiceIncidentReopened', data: {}, detail: { reason: input.reason } });
}

export function confirmServiceIncident(_: Command<typeof ConfirmServiceIncident>, { incident }: States): Decision {
  if (incident.situation === 'none') return noSuch();
  if (incident.situation !== 'resolved') return refuse('not-resolved', 'It has not been resolved.');
  return one({ type: 'service.ServiceIncidentClosed', data: { confirmed: true } });
}

function linked(kind: LinkKind, otherId: string, otherNumber: string): DeskEvent {
  return { type: 'service.ServiceIncidentLinked', data: { kind, otherId, otherNumber }, detail: { note: '' } };
}

function one(event: ServiceIncidentEvent): Decision {
  return decided({ incident: [event] });
}

function noSuch(): Outcome<never> {
  return refuse('no-such-service-incident', 'There is no IT incident with this id.');
}

function whenOpen(state: ServiceIncidentState, then: (incident: ServiceIncident) => Decision): Decision {
  if (state.situation === 'none') return noSuch();
  if (state.situation === 'open' || state.situation === 'paused') return then(state.incident);
  return refuse('not-open', `It is ${state.situation}.`);
}
