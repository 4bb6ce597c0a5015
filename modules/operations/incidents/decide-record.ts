import { confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { TourEvent } from '../resources/events.ts';
import type { TourState } from '../resources/tour.ts';
import type { CodeTerms, GradeTerms } from '../terms.ts';
import type { Regrade } from './commands.ts';
import { incidentPromises } from './deadlines.ts';
import {
  type Command,
  changedMeanwhile,
  type Decision,
  noSuchIncident,
  nothing,
  regrade,
  type States,
} from './decide.ts';
import type { IncidentEvent } from './events.ts';
import { isOpen } from './incident.ts';
import type {
  AddQualifier,
  DeferIncident,
  DescribeIncident,
  HandOffCrime,
  NegateCrime,
  PromiseUpdate,
  RecordCrime,
  RecordUpdate,
  RemoveQualifier,
} from './record-commands.ts';

const DAY_MS = 86_400_000;
const LONGEST_DEFERRAL_MS = 31 * DAY_MS;
const LONGEST_UPDATE_MS = 365 * DAY_MS;

type Regraded = Outcome<{ incident: readonly IncidentEvent[]; tours?: readonly (readonly TourEvent[])[] }>;

/** Whoever rang was told when somebody would come: of a lower grade they are told too, or it is recorded why not. */
export function regradeTold(
  command: Command<typeof Regrade>,
  states: States & { readonly tours: readonly TourState[] },
  { grade, toldSeconds }: { readonly grade: GradeTerms | null; readonly toldSeconds: number },
): Regraded {
  const outcome = regrade(command, states, grade);
  const { incident: state } = states;
  if (outcome.outcome !== 'decided' || outcome.events.incident.length === 0) return outcome;
  if (state.situation === 'none' || grade === null) return outcome;
  const upgraded = grade.weight < state.incident.grade.weight;
  const tours = states.tours.map((tour) => regradedOn(tour, { ...command.input, gradeId: grade.id, upgraded }));
  const lighter = grade.weight > state.incident.grade.weight;
  if (!lighter || state.incident.callers === 0) return decided({ ...outcome.events, tours });
  const dueAt = command.recordedAt + toldSeconds * 1000;
  const owed = {
    type: 'operations.UpdatePromised',
    data: { to: 'caller', why: 'downgrade', dueAt },
    detail: { whom: null },
  } as const;
  return decided({ incident: [...outcome.events.incident, owed], tours });
}

/** A unit that was sent already is timed by the new grade; what it is stacked for is so when it comes to that. */
function regradedOn(
  state: TourState,
  { incidentId, gradeId, upgraded }: { incidentId: string; gradeId: string; upgraded: boolean },
): readonly TourEvent[] {
  if (state.situation === 'none') return [];
  const { active, stacked } = state.tour;
  return [...(active === null ? [] : [active]), ...stacked]
    .filter((one) => one.incidentId === incidentId)
    .map(({ assignmentId }) => ({
      type: 'operations.AssignmentRegraded',
      data: { assignmentId, incidentId, gradeId, upgraded },
    }));
}

export function addQualifier(
  { input }: Command<typeof AddQualifier>,
  { incident: state }: States,
  qualifier: CodeTerms | null,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  if (qualifier === null) return refuse('no-such-qualifier', `The force pack has no qualifier ${input.code}.`);
  if (state.incident.record.qualifiers.some(({ code }) => code === qualifier.code)) return nothing;
  return decided({ incident: [{ type: 'operations.QualifierAdded', data: { qualifier } }] });
}

/** One that somebody else has taken away meanwhile is gone already. */
export function removeQualifier({ input }: Command<typeof RemoveQualifier>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const qualifier = state.incident.record.qualifiers.find(({ code }) => code === input.code);
  if (qualifier === undefined) return nothing;
  const detail = { reason: input.reason };
  return decided({ incident: [{ type: 'operations.QualifierRemoved', data: { qualifier }, detail }] });
}

export function describeIncident({ input }: Command<typeof DescribeIncident>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const stands = state.incident.what ?? '';
  if (stands === input.what) return nothing;
  if (input.seen !== stands) return changedMeanwhile(stands);
  return decided({ incident: [{ type: 'operations.IncidentDescribed', data: {}, detail: { what: input.what } }] });
}

const targets: ReadonlySet<string> = new Set(['deploy', 'arrive', 'resolution']);

/** Grade clocks know no pause: what falls due before the time is said, and stays due. */
export function deferIncident(
  { input, recordedAt, confirmed }: Command<typeof DeferIncident>,
  { incident: state }: States,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  if (!isOpen(state)) return refuse('incident-closed', 'It is closed.');
  const stands = state.incident.record.deferral?.until ?? null;
  if (input.seen !== stands) return changedMeanwhile(stands);
  const { until, reason } = input;
  if (until === stands) return nothing;
  if (until !== null && (until <= recordedAt || until > recordedAt + LONGEST_DEFERRAL_MS)) {
    return refuse('deferral-range', 'The time must lie ahead, within 31 days.');
  }
  const first = incidentPromises(state).find(({ kind, dueAt }) => targets.has(kind) && until !== null && dueAt < until);
  if (first !== undefined && !confirmed.has('clock-runs-on')) {
    return confirm('clock-runs-on', `“${first.label}” falls due before that time: its clock runs on.`);
  }
  return decided({ incident: [{ type: 'operations.IncidentDeferred', data: { until }, detail: { reason } }] });
}

function outOfRange(at: number, recordedAt: number): boolean {
  return at <= recordedAt || at > recordedAt + LONGEST_UPDATE_MS;
}

const updateRange: Decision = refuse('update-range', 'The next update must lie ahead, within a year.');

export function promiseUpdate(
  { input, recordedAt }: Command<typeof PromiseUpdate>,
  { incident: state }: States,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { to, dueAt, whom } = input;
  const owed = state.incident.record.updates.find((one) => one.to === to && one.why === 'promised');
  const stands = owed?.dueAt ?? null;
  if (input.seen !== stands) return changedMeanwhile(stands);
  if (outOfRange(dueAt, recordedAt)) return updateRange;
  const data = { to, why: 'promised', dueAt } as const;
  return decided({ incident: [{ type: 'operations.UpdatePromised', data, detail: { whom } }] });
}

export function recordUpdate(
  { input, recordedAt }: Command<typeof RecordUpdate>,
  { incident: state }: States,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { to, outcome, nextAt, words } = input;
  if (nextAt !== null && outOfRange(nextAt, recordedAt)) return updateRange;
  const data = { to, outcome, nextAt };
  return decided({ incident: [{ type: 'operations.PersonUpdated', data, detail: { words } }] });
}

/** The same number again, from a second pair of hands or a second delivery, is one crime. */
export function recordCrime({ input }: Command<typeof RecordCrime>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { crimeNumber } = input;
  if (state.incident.record.crime?.numbers.includes(crimeNumber)) return nothing;
  return decided({ incident: [{ type: 'operations.CrimeRecorded', data: { crimeNumber } }] });
}

const noCrime: Decision = refuse('no-crime', 'No crime was reported with this incident.');

export function negateCrime({ input }: Command<typeof NegateCrime>, { incident: state }: States): Decision {
  if (state.situation === 'none') return noSuchIncident();
  if (state.incident.record.crime === null) return noCrime;
  const { basis, information } = input;
  return decided({ incident: [{ type: 'operations.CrimeNegated', data: { basis }, detail: { information } }] });
}

export function handOffCrime(
  _command: { readonly input: InputOf<typeof HandOffCrime> },
  { incident: state }: States,
): Decision {
  if (state.situation === 'none') return noSuchIncident();
  const { crime } = state.incident.record;
  if (crime === null) return noCrime;
  if (crime.numbers.length > 0) return nothing;
  return decided({ incident: [{ type: 'operations.CrimeHandedOff', data: {} }] });
}
