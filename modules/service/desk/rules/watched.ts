import type { Proposal, Said } from '../../changes/terms.ts';
import type { ServiceIncidentState } from '../../service-incidents/service-incident.ts';
import { statusOf } from '../status.ts';

/** What the rules look at when a command would bring a record into a state. */
export interface Watched {
  readonly record: 'it-incident' | 'change' | 'request';
  readonly state: string;
  /** From which status to which; null: the rules of moves have nothing to say. */
  readonly move: { readonly from: string; readonly to: string } | null;
  readonly reporterId: string | null;
  readonly filled: ReadonlySet<string>;
}

type Input = Readonly<Record<string, unknown>>;
type States = Readonly<Record<string, unknown>>;
type Look = (input: Input, states: States) => Watched | null;

/** By command; every other is not watched. */
export const watched: Readonly<Record<string, Look>> = {
  'service.raiseServiceIncident': (input) => ({
    ...{ record: 'it-incident', state: 'raised', move: null, reporterId: null, filled: given(input, raisedFields) },
  }),
  'service.setServiceIncidentStatus': (input, states) => moved(states, String(input.to ?? 'open'), 'open'),
  'service.pauseServiceIncident': (_, states) => moved(states, 'paused', 'paused'),
  'service.resumeServiceIncident': (_, states) => moved(states, 'open', 'open'),
  'service.reopenServiceIncident': (_, states) => moved(states, 'open', 'open'),
  'service.resolveServiceIncident': (input, states) =>
    moved(states, 'resolved', 'resolved', input.closureCategoryId == null ? [] : ['closure-category']),
  'service.confirmServiceIncident': (_, states) => moved(states, 'closed', 'closed'),
  'service.submitChange': (_, states) => changed(states, 'handed-in'),
  'service.beginChange': (input, states) => (input.go === false ? null : changed(states, 'begun')),
  'service.closeChange': (_, states) => changed(states, 'closed'),
  'service.submitRequest': (input) => asked(input, 'submitted'),
  'service.cancelRequest': (input) => asked(input, 'cancelled'),
};

/** Field of the rules → field of the input. */
const raisedFields = {
  ...{ category: 'categoryId', service: 'serviceId', items: 'itemIds', site: 'siteId' },
  ...{ description: 'description', symptoms: 'symptoms', 'call-back': 'callBack' },
};

function asked(input: Input, state: string): Watched {
  const filled = given(input, { site: 'siteId', 'for-whom': 'forWhom', reason: 'reason' });
  if (input.forId != null) filled.add('for-whom');
  return { record: 'request', state, move: null, reporterId: null, filled };
}

function given(input: Input, fields: Readonly<Record<string, string>>): Set<string> {
  return new Set(Object.keys(fields).filter((field) => isFilled(input[fields[field] ?? ''])));
}

function isFilled(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.length > 0 : value != null;
}

function moved(states: States, to: string, state: string, more: readonly string[] = []): Watched | null {
  const standing = states.incident as ServiceIncidentState;
  if (standing.situation === 'none') return null;
  const { incident } = standing;
  const { said, closure } = { said: incident.said, closure: incident.desk.resolution?.closureCategoryId ?? null };
  const values = {
    ...{ category: incident.categoryId, service: incident.serviceId, items: incident.itemIds, site: incident.siteId },
    ...{ description: said?.description, symptoms: said?.symptoms, 'call-back': said?.callBack },
    'closure-category': closure,
  };
  const filled = Object.entries(values).flatMap(([field, value]) => (isFilled(value) ? [field] : []));
  return {
    ...{ record: 'it-incident', state, reporterId: incident.reporterId, filled: new Set([...filled, ...more]) },
    move: { from: statusOf(standing), to },
  };
}

/** The papers of a change as the force calls them. */
const papers = {
  ...{ reason: 'reason', benefit: 'benefit', notDoing: 'not-doing', resources: 'resources' },
  ...{ plan: 'plan', test: 'test', backOut: 'back-out' },
} as const;

interface ChangeStands {
  readonly situation: string;
  readonly change?: { readonly proposal: Proposal; readonly said: Said | null };
}

function changed(states: States, state: string): Watched | null {
  const { change } = states.change as ChangeStands;
  if (change === undefined) return null;
  const { proposal, said } = change;
  const values = {
    ...{ services: proposal.serviceIds, items: proposal.itemIds, window: proposal.window },
    ...{ category: proposal.categoryId, implementers: proposal.implementerIds },
  };
  const filled = [
    ...Object.entries(values).flatMap(([field, value]) => (isFilled(value) ? [field] : [])),
    ...Object.entries(papers).flatMap(([paper, field]) => (isFilled(said?.[paper as keyof Said]) ? [field] : [])),
  ];
  return { record: 'change', state, move: null, reporterId: null, filled: new Set(filled) };
}
