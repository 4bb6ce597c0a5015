/**
 * A second, independent description of what the desks and the units may do: one list of jobs for each unit, the first of which
 * is the one that it is on. The tests hold the real rules, tables and transactions to it (T11).
 */
type Milestone = 'assigned' | 'acknowledged' | 'en-route' | 'at-scene';

interface Job {
  readonly assignmentId: string;
  readonly incidentId: string;
  readonly milestone: Milestone;
}

interface Unit {
  readonly callsign: string;
  readonly isOn: boolean;
  readonly jobs: readonly Job[];
}

interface Contact {
  readonly what: string;
  readonly isPlaced: boolean;
  readonly isSettled: boolean;
}

export interface Model {
  readonly contacts: Readonly<Record<string, Contact>>;
  readonly incidents: Readonly<Record<string, 'open' | 'resulted' | 'closed'>>;
  readonly units: Readonly<Record<string, Unit>>;
  /** Assignments that have ended, with their incident. */
  readonly ended: Readonly<Record<string, string>>;
}

export const nothingYet: Model = { contacts: {}, incidents: {}, units: {}, ended: {} };

export type Action =
  | { readonly do: 'open'; readonly contactId: string }
  | { readonly do: 'write'; readonly contactId: string; readonly seen: string; readonly value: string }
  | { readonly do: 'place'; readonly contactId: string }
  | { readonly do: 'raise'; readonly contactId: string; readonly incidentId: string }
  | { readonly do: 'end-contact'; readonly contactId: string }
  | { readonly do: 'book-on'; readonly tourId: string; readonly callsign: string }
  | { readonly do: 'book-off'; readonly tourId: string; readonly sure: boolean }
  | {
      readonly do: 'assign';
      readonly assignmentId: string;
      readonly incidentId: string;
      readonly tourId: string;
      readonly how: 'assign' | 'divert' | 'stack';
    }
  | {
      readonly do: 'progress';
      readonly assignmentId: string;
      readonly incidentId: string;
      readonly tourId: string;
      readonly milestone: 'acknowledged' | 'en-route' | 'at-scene' | 'resumed';
    }
  | {
      readonly do: 'stand-down';
      readonly assignmentId: string;
      readonly incidentId: string;
      readonly tourId: string;
    }
  | { readonly do: 'result' | 'close' | 'reopen'; readonly incidentId: string };

/** What follows: the model afterwards, and `done` or the code of a warning or refusal. */
export interface Followed {
  readonly model: Model;
  readonly answer: string;
}

export function follow(model: Model, action: Action): Followed {
  const said = answerTo(model, action);
  return typeof said === 'string' ? { model, answer: said } : { model: said, answer: 'done' };
}

function answerTo(model: Model, action: Action): Model | string {
  switch (action.do) {
    case 'open':
    case 'write':
    case 'place':
    case 'raise':
    case 'end-contact':
      return onContact(model, action);
    case 'book-on':
    case 'book-off':
      return onDuty(model, action);
    case 'assign':
      return assign(model, action);
    case 'progress':
    case 'stand-down':
      return onJob(model, action);
    case 'result':
    case 'close':
    case 'reopen':
      return onIncident(model, action);
  }
}

type Of<Do extends Action['do']> = Extract<Action, { do: Do }>;

function onContact(model: Model, action: Of<'open' | 'write' | 'place' | 'raise' | 'end-contact'>): Model | string {
  const { contactId } = action;
  const contact = model.contacts[contactId];
  const becomes = (next: Contact): Model => ({ ...model, contacts: { ...model.contacts, [contactId]: next } });
  if (action.do === 'open') {
    return contact === undefined ? becomes({ what: '', isPlaced: false, isSettled: false }) : 'contact-exists';
  }
  if (contact === undefined) return 'no-such-contact';
  if (action.do === 'place') return becomes({ ...contact, isPlaced: true });
  if (action.do === 'write') {
    if (contact.what === action.value) return model;
    return contact.what === action.seen ? becomes({ ...contact, what: action.value }) : 'changed-meanwhile';
  }
  if (contact.isSettled) return 'contact-settled';
  const settled = becomes({ ...contact, isSettled: true });
  if (action.do === 'end-contact') return settled;
  if (model.incidents[action.incidentId] !== undefined) return 'incident-exists';
  if (contact.what === '' || !contact.isPlaced) return 'what-and-where';
  return { ...settled, incidents: { ...model.incidents, [action.incidentId]: 'open' } };
}

function onDuty(model: Model, action: Of<'book-on' | 'book-off'>): Model | string {
  const unit = model.units[action.tourId];
  if (action.do === 'book-on') {
    if (unit !== undefined) return 'tour-exists';
    if (isOut(model, action.callsign)) return 'callsign-on-duty';
    return withUnit(model, action.tourId, { callsign: action.callsign, isOn: true, jobs: [] });
  }
  if (unit === undefined) return 'no-such-tour';
  if (!unit.isOn) return 'already-off';
  if (unit.jobs.length > 0 && !action.sure) return 'still-assigned';
  return withUnit(model, action.tourId, { ...unit, isOn: false, jobs: [] });
}

const isOut = (model: Model, callsign: string): boolean =>
  Object.values(model.units).some((unit) => unit.isOn && unit.callsign === callsign);

/** Whatever is no longer among its jobs has ended. */
function withUnit(model: Model, tourId: string, unit: Unit): Model {
  const before = model.units[tourId]?.jobs ?? [];
  const gone = before.filter((job) => !unit.jobs.some(({ assignmentId }) => assignmentId === job.assignmentId));
  const ended = Object.fromEntries(gone.map((job) => [job.assignmentId, job.incidentId]));
  return { ...model, units: { ...model.units, [tourId]: unit }, ended: { ...model.ended, ...ended } };
}

function assign(model: Model, { assignmentId, incidentId, tourId, how }: Of<'assign'>): Model | string {
  const [state, unit] = [model.incidents[incidentId], model.units[tourId]];
  if (state === undefined) return 'no-such-incident';
  if (unit === undefined) return 'no-such-tour';
  if (state === 'closed') return 'incident-closed';
  if (unit.jobs.some((job) => job.incidentId === incidentId)) return 'already-assigned';
  if (!unit.isOn && isOut(model, unit.callsign)) return 'no-such-tour';
  if (unit.jobs.length > 0 && how === 'assign') return 'unit-committed';
  const job: Job = { assignmentId, incidentId, milestone: 'assigned' };
  const jobs = how === 'stack' ? [...unit.jobs, job] : [job, ...unit.jobs.slice(1)];
  return withUnit(model, tourId, { ...unit, isOn: true, jobs });
}

function onJob(model: Model, action: Of<'progress' | 'stand-down'>): Model | string {
  const { assignmentId, incidentId, tourId } = action;
  const unit = model.units[tourId];
  if (model.incidents[incidentId] === undefined) return 'no-such-incident';
  if (unit === undefined) return 'no-such-tour';
  const job = unit.jobs.find((one) => one.assignmentId === assignmentId && one.incidentId === incidentId);
  if (job === undefined) return model.ended[assignmentId] === incidentId ? 'assignment-ended' : 'no-such-assignment';
  const others = unit.jobs.filter((one) => one !== job);
  if (action.do === 'stand-down' || action.milestone === 'resumed') {
    return withUnit(model, tourId, { ...unit, jobs: others });
  }
  const moved = { ...job, milestone: action.milestone };
  // Who reports about a job further behind has left the one in front.
  const behind = job === unit.jobs[0] ? others : others.slice(1);
  return withUnit(model, tourId, { ...unit, jobs: [moved, ...behind] });
}

function onIncident(model: Model, action: Of<'result' | 'close' | 'reopen'>): Model | string {
  const { incidentId } = action;
  const state = model.incidents[incidentId];
  if (state === undefined) return 'no-such-incident';
  const becomes = (next: 'open' | 'resulted' | 'closed'): Model => ({
    ...model,
    incidents: { ...model.incidents, [incidentId]: next },
  });
  if (action.do === 'result') return state === 'closed' ? model : becomes('resulted');
  if (action.do === 'reopen') return state === 'closed' ? becomes('open') : 'not-closed';
  if (state === 'closed') return 'incident-closed';
  if (state === 'open') return 'not-resulted';
  const manned = Object.values(model.units).some(({ jobs }) => jobs.some((job) => job.incidentId === incidentId));
  return manned ? 'units-assigned' : becomes('closed');
}
