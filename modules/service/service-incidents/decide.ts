import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
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
  { incident }: States,
  facts: RaiseFacts,
): Decision {
  if (incident.situation !== 'none') {
    return refuse('service-incident-exists', 'An IT incident with this id exists already.');
  }
  if (facts.kind === 'unknown') return refuse(facts.code, facts.detail);
  const { summary, description, callBack, source, itemIds, serviceId, categoryId, siteId, impact, urgency } = input;
  const { reporter, kind: _, ...decidedData } = facts;
  const data = { source, itemIds, serviceId, categoryId, siteId, impact, urgency, ...decidedData };
  const detail = { summary, description, reporter, callBack };
  return decided({ incident: [{ type: 'service.ServiceIncidentRaised', data, detail }] });
}

export function assignServiceIncident(
  { input }: Command<typeof AssignServiceIncident>,
  { incident }: States,
  facts: { readonly hasTeam: boolean },
): Decision {
  return whenOpen(incident, () => {
    if (!facts.hasTeam) return refuse('no-such-team', `The force has no team ${input.teamId}.`);
    const { teamId, assigneeId, assignee, note } = input;
    return one({ type: 'service.ServiceIncidentAssigned', data: { teamId, assigneeId, assignee }, detail: { note } });
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

export function pauseServiceIncident(
  { input }: Command<typeof PauseServiceIncident>,
  { incident }: States,
  /** Priorities that the reason may pause; null: there is no such reason. */
  priorities: readonly number[] | null,
): Decision {
  return whenOpen(incident, ({ priority }) => {
    if (priorities === null) return refuse('no-such-reason', `The force knows no reason ${input.reason} to pause.`);
    if (!priorities.includes(priority)) {
      return refuse('reason-not-allowed', `${input.reason} does not pause a record of priority ${priority}.`);
    }
    const { reason, until, note } = input;
    return one({ type: 'service.ServiceIncidentPaused', data: { reason, until }, detail: { note } });
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
