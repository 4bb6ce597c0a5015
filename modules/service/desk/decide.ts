import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { ServiceIncident, ServiceIncidentState } from '../service-incidents/service-incident.ts';
import type {
  AmendServiceIncident,
  AttachServiceFile,
  DismissMajorCandidate,
  FlowDown,
  GiveWorkaround,
  GoBelowFloor,
  PrioritiseServiceIncident,
  SetServiceIncidentStatus,
  TriageServiceIncident,
} from './commands.ts';
import type { DeskEvent } from './events.ts';
import type { Candidate } from './priority.ts';
import { statusOf } from './status.ts';
import type { Weighed } from './weigh.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ incident: readonly DeskEvent[] }>;
type States = { readonly incident: ServiceIncidentState };

const MOST_FILES = 200;

export interface AmendFacts {
  /** What is said is no such thing of the force. */
  readonly unknown: 'category' | 'service' | null;
  /** Of the service that it shall be, or as it is. */
  readonly weighed: Weighed | null;
}

type Change = InputOf<typeof AmendServiceIncident>['change'];

export function amendServiceIncident(
  { input: { change } }: Command<typeof AmendServiceIncident>,
  { incident: state }: States,
  { unknown, weighed }: AmendFacts,
): Decision {
  if (state.situation === 'none') return noSuch();
  const { incident } = state;
  const stands = standing(incident, change.field);
  if (!same(stands, change.from)) return refuse('changed-meanwhile', 'Somebody else changed it meanwhile.', stands);
  if (unknown !== null) return refuse(`no-such-${unknown}`, `The force has no such ${unknown}.`);
  if (same(change.from, change.to)) return decided({ incident: [] });
  const live = state.situation === 'open' || state.situation === 'paused';
  const again = live && change.field === 'service' && weighed !== null ? reweighed(incident, weighed) : [];
  return decided({ incident: [amendedBy(change), ...again] });
}

function standing(incident: ServiceIncident, field: Change['field']): unknown {
  const { said } = incident;
  switch (field) {
    case 'summary':
      return said?.summary ?? '';
    case 'symptoms':
      return said?.symptoms ?? '';
    case 'call-back':
      return said?.callBack ?? '';
    case 'reporter':
      return { id: incident.reporterId, name: said?.reporter ?? '' };
    case 'category':
      return incident.categoryId;
    case 'service':
      return incident.serviceId;
    case 'items':
      return incident.itemIds;
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function amendedBy(change: Change): DeskEvent {
  const type = 'service.ServiceIncidentAmended';
  const nothing = { from: '', to: '' };
  switch (change.field) {
    case 'category':
    case 'service':
    case 'items':
      return { type, data: change, detail: nothing };
    case 'reporter': {
      const { field, from, to } = change;
      return { type, data: { field, from: from.id, to: to.id }, detail: { from: from.name, to: to.name } };
    }
    default: {
      const { field, from, to } = change;
      return { type, data: { field, from: null, to: null }, detail: { from, to } };
    }
  }
}

/** Another service has other floors and other agreements. */
function reweighed(incident: ServiceIncident, weighed: Weighed): readonly DeskEvent[] {
  const { impact, urgency } = incident;
  const standing = { priority: incident.priority, targets: incident.terms.targets, floor: incident.floor ?? null };
  const { priority, targets, floor } = weighed;
  if (same(standing, { priority, targets, floor })) return [];
  const data = { impact, urgency, ...weighed, overridden: false };
  return [{ type: 'service.ServiceIncidentPrioritised', data, detail: { reason: 'Another service' } }];
}

export interface PriorityFacts {
  /** Null: the matrix has no such impact or urgency. */
  readonly weighed: Weighed | null;
  /** Targets of the priority that was chosen instead. */
  readonly chosen: Pick<Weighed, 'targets'> | null;
  readonly candidate: Candidate | null;
}

export function prioritiseServiceIncident(
  { input }: Command<typeof PrioritiseServiceIncident>,
  { incident: state }: States,
  { weighed, chosen, candidate }: PriorityFacts,
): Decision {
  return whenOpen(state, (incident) => {
    const { impact, urgency, priority } = incident;
    const stands = { impact, urgency, priority };
    if (!same(stands, pick(input.seen))) {
      return refuse('changed-meanwhile', 'Somebody else weighed it anew meanwhile.', stands);
    }
    if (weighed === null) return refuse('no-such-level', 'The matrix has no such impact or urgency.');
    const wanted = input.priority ?? weighed.priority;
    if (weighed.floor !== null && wanted > weighed.floor.priority) {
      return refuse(
        'below-floor',
        `${weighed.floor.because}: only a duty ICT manager may go below P${weighed.floor.priority}.`,
      );
    }
    const overridden = wanted !== weighed.priority;
    const data = {
      ...{ ...weighed, impact: input.impact, urgency: input.urgency, priority: wanted, overridden },
      targets: overridden ? (chosen?.targets ?? []) : weighed.targets,
    };
    const detail = { reason: input.reason };
    const event = { type: 'service.ServiceIncidentPrioritised', data, detail } as const;
    return decided({ incident: [event, ...found(incident, candidate)] });
  });
}

function pick({ impact, urgency, priority }: { impact: number; urgency: number; priority: number }) {
  return { impact, urgency, priority };
}

export function goBelowFloor(
  { input }: Command<typeof GoBelowFloor>,
  { incident: state }: States,
  { weighed, targets }: { readonly weighed: Weighed | null; readonly targets: Weighed['targets'] },
): Decision {
  return whenOpen(state, ({ impact, urgency, matrixVersion, computed = input.priority, floor = null }) => {
    const basis = weighed ?? { computed, floor, matrixVersion };
    const data = { ...basis, impact, urgency, priority: input.priority, overridden: true, targets };
    return one({ type: 'service.ServiceIncidentPrioritised', data, detail: { reason: input.reason } });
  });
}

export function triageServiceIncident(
  { input, recordedAt }: Command<typeof TriageServiceIncident>,
  { incident }: States,
): Decision {
  return whenOpen(incident, () => {
    const { how, until, note } = input;
    if (how === 'snoozed' && (until === null || until <= recordedAt)) {
      return refuse('no-time', 'Say until when it is put off: a time to come.');
    }
    if (how === 'declined' && note === '') return refuse('no-reason', 'Say why it is declined.');
    const data = { how, until: how === 'snoozed' ? until : null };
    return one({ type: 'service.ServiceIncidentTriaged', data, detail: { note } });
  });
}

export function setServiceIncidentStatus(
  { input }: Command<typeof SetServiceIncidentStatus>,
  { incident: state }: States,
  /** Of the status that it shall have; null: the force has none such. */
  name: string | null,
): Decision {
  return whenOpen(state, ({ desk }) => {
    if (state.situation === 'paused') return refuse('paused', 'Its clocks stand still: let it go on first.');
    const stands = statusOf(state) === 'open' ? null : (desk.status?.id ?? null);
    if (input.seen !== stands) return refuse('changed-meanwhile', 'Somebody else changed it meanwhile.', stands);
    if (name === null) return refuse('no-such-status', `The force has no status ${input.to}.`);
    if (input.to === stands) return decided({ incident: [] });
    return decided({
      incident: [{ type: 'service.ServiceIncidentStatusSet', data: { from: stands, to: input.to, name } }],
    });
  });
}

export function giveWorkaround({ input }: Command<typeof GiveWorkaround>, { incident }: States): Decision {
  if (incident.situation === 'none') return noSuch();
  return one({ type: 'service.WorkaroundGiven', data: {}, detail: { text: input.text } });
}

/** What no longer hangs on the other has had its own word meanwhile: nothing is said twice, and nothing to the wrong one. */
export function flowDown({ input }: Command<typeof FlowDown>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuch();
  const { fromId, what, text } = input;
  const from = state.incident.desk.links.find(
    ({ id, kind }) => id === fromId && (kind === 'parent' || kind === 'merged-into'),
  );
  if (from === undefined) return decided({ incident: [] });
  const data = { fromId, fromNumber: from.number, what };
  return one({ type: 'service.WordFlowed', data, detail: { text } });
}

export interface FileFacts {
  readonly file: { readonly mediaType: string; readonly bytes: number } | null;
  readonly attached: boolean;
  readonly count: number;
  /** Whoever reported it writes for everybody to read. */
  readonly ownWord: boolean;
}

export function attachServiceFile(
  { input }: Command<typeof AttachServiceFile>,
  { incident }: States,
  { file, attached, count, ownWord }: FileFacts,
): Decision {
  if (incident.situation === 'none') return noSuch();
  if (file === null) return refuse('no-such-file', 'No file with this hash has been sent in.');
  if (attached) return decided({ incident: [] });
  if (count >= MOST_FILES) return refuse('too-many-files', `A record keeps at most ${MOST_FILES} files.`);
  const { attachmentId, sha256, name } = input;
  const audience = ownWord ? 'public' : input.audience;
  return one({
    type: 'service.ServiceFileAttached',
    data: { attachmentId, sha256, ...file, audience },
    detail: { name },
  });
}

export function dismissMajorCandidate(
  { input }: Command<typeof DismissMajorCandidate>,
  { incident }: States,
): Decision {
  if (incident.situation === 'none') return noSuch();
  if (incident.incident.desk.candidate === null) return refuse('no-candidate', 'It is not proposed as a major one.');
  return one({ type: 'service.MajorCandidateDismissed', data: {}, detail: { reason: input.reason } });
}

/** Told once: what was dismissed is not proposed again for the same reason. */
export function found(incident: ServiceIncident, candidate: Candidate | null): readonly DeskEvent[] {
  if (candidate === null || incident.desk.proposed.includes(candidate.rule)) return [];
  return [{ type: 'service.MajorCandidateFound', data: { ...candidate } }];
}

export function whenOpen<Decided>(
  state: ServiceIncidentState,
  then: (incident: ServiceIncident) => Outcome<Decided>,
): Outcome<Decided> {
  if (state.situation === 'none') return noSuch();
  if (state.situation === 'open' || state.situation === 'paused') return then(state.incident);
  return refuse('not-open', `It is ${state.situation}.`);
}

export function noSuch(): Outcome<never> {
  return refuse('no-such-service-incident', 'There is no IT incident with this id.');
}

function one(event: DeskEvent): Decision {
  return decided({ incident: [event] });
}
