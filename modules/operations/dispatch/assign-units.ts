import { confirm, decided, type Outcome } from '../../../kernel/pure.ts';
import { metBy } from '../asks/ask.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { IncidentState } from '../incidents/incident.ts';
import type { CallsignEvent, TourEvent } from '../resources/events.ts';
import type { CallsignState, TourState } from '../resources/tour.ts';
import type { AssignUnits } from './commands-exchange.ts';
import { type Assigned, type AssignFacts, assignUnit, type Command, noSuchIncident } from './decide.ts';

/** One incident and several units; all lists are in the order of the units. */
export interface SeveralStates {
  readonly incident: IncidentState;
  readonly tours: readonly TourState[];
  readonly callsigns: readonly CallsignState[];
  /** What each is on now; the incident itself stands for none. */
  readonly previous: readonly IncidentState[];
}

type SeveralAssigned = Outcome<{
  incident: readonly IncidentEvent[];
  tours: readonly (readonly TourEvent[])[];
  callsigns: readonly (readonly CallsignEvent[])[];
  previous: readonly (readonly IncidentEvent[])[];
}>;

type One = Exclude<Assigned, { outcome: 'confirm' | 'refused' }>['events'];

/**
 * Several units in one breath, each by the rule for one. A doubt that stands against some of them names all of those, and one
 * key confirms it for all; what is refused of one is refused of all, so that nobody believes in units who were never sent.
 */
export function assignUnits(
  command: Command<typeof AssignUnits>,
  states: SeveralStates,
  facts: readonly AssignFacts[],
): SeveralAssigned {
  const { incident } = states;
  if (incident.situation === 'none') return noSuchIncident();
  const { units, backUp } = command.input;
  const doubts: Doubt[] = [];
  const sent: One[] = [];
  for (const i of units.keys()) {
    const one = assignOne(command, states, facts, i);
    if (one.outcome.outcome !== 'decided') return one.outcome;
    doubts.push(...one.doubts);
    sent.push(one.outcome.events);
  }
  const [first] = doubts;
  if (first !== undefined) return confirm(first.code, textOf(doubts, first.code));
  const names = states.tours.flatMap((tour) => (tour.situation === 'none' ? [] : tour.tour.terms.callsign));
  return decided(
    {
      incident: [...sent.flatMap((one) => one.incident), ...(backUp ? metBy(incident.incident, names) : [])],
      tours: sent.map(({ tour }) => tour),
      callsigns: sent.map(({ callsign }) => callsign ?? []),
      previous: sent.map(({ previous }) => previous ?? []),
    },
    { assigned: units.map(({ assignmentId }) => assignmentId) },
  );
}

interface Doubt {
  readonly code: string;
  readonly detail: string;
}

/** Asks the rule for one unit again and again, as a patient dispatcher would, and notes what it asks. */
function assignOne(
  command: Command<typeof AssignUnits>,
  { incident, tours, callsigns, previous }: SeveralStates,
  facts: readonly AssignFacts[],
  i: number,
): { readonly outcome: Assigned; readonly doubts: readonly Doubt[] } {
  const { incidentId, units, reason } = command.input;
  const [unit, tour, callsign, of] = [units[i], tours[i], callsigns[i], facts[i]];
  if (unit === undefined || tour === undefined || callsign === undefined || of === undefined) {
    throw new Error('every unit has its streams and its facts');
  }
  const held = tour.situation === 'none' ? null : tour.tour.active;
  const left = held === null || held.incidentId === incidentId ? null : (previous[i] ?? null);
  const doubts: Doubt[] = [];
  for (;;) {
    const confirmed = new Set([...command.confirmed, ...doubts.map(({ code }) => code)]);
    const input = { incidentId, ...unit, reason };
    const outcome = assignUnit({ ...command, input, confirmed }, { incident, tour, callsign, previous: left }, of);
    if (outcome.outcome !== 'confirm') return { outcome, doubts };
    doubts.push({ code: outcome.code, detail: outcome.detail });
  }
}

/** What is said of each unit, once where it is the same. */
function textOf(doubts: readonly Doubt[], code: string): string {
  return [...new Set(doubts.filter((doubt) => doubt.code === code).map(({ detail }) => detail))].join(' ');
}
