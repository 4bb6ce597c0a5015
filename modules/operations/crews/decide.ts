import { type CommandOf, confirm, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { BookingFacts, CrewFacts } from '../resources/decide.ts';
import type { CallsignEvent, TourEvent } from '../resources/events.ts';
import { canonicalCollar, type HeldSkill, saidSkills, unitSkills } from '../resources/skills.ts';
import type { CallsignState, Tour, TourState } from '../resources/tour.ts';
import type { ChangeCrew, PairUnits, SplitUnit } from './commands.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Crew = Tour['crew'];
type Changed = Extract<TourEvent, { type: 'operations.CrewChanged' }>;

const noSuchTour = () => refuse<never>('no-such-tour', 'There is no tour of duty with this id.');
const ended = () => refuse<never>('tour-ended', 'This tour has ended.');

/** Who may drive under emergency conditions, by the permits of whoever is asked about. */
export interface Permitted {
  readonly mayDrive: (crew: readonly { readonly permit: string }[]) => boolean;
}

export function changeCrew(
  { input, recordedAt }: Command<typeof ChangeCrew>,
  { tour: state }: { tour: TourState },
  { accountOf, held, mayDrive }: CrewFacts & Permitted,
): Outcome<{ tour: readonly TourEvent[] }> {
  if (state.situation === 'none') return noSuchTour();
  if (state.situation === 'ended') return ended();
  const { terms, crew: before } = state.tour;
  const lost = raced(input.seen, before);
  if (lost !== null) return lost;
  const accountBefore = new Map(before.map(({ collar, accountId }) => [collar, accountId]));
  const crew = input.crew.map((one) => ({
    ...one,
    accountId: one.accountId ?? accountBefore.get(one.collar) ?? accountOf.get(one.collar) ?? null,
  }));
  const { vehicle, equipment } = input;
  const said = input.skills ?? saidSkills(terms, of(before, held));
  const change = { why: 'changed', with: null, vehicle, equipment, armed: terms.armed } as const;
  return decided({ tour: [changed(change, { crew, said, held, mayDrive, at: recordedAt })] });
}

/** Null: the crew stands as it was seen. */
function raced(seen: readonly string[], crew: Crew): Outcome<never> | null {
  const stands = crew.map(({ collar }) => collar);
  const same = stands.length === seen.length && stands.every((collar) => seen.includes(collar));
  return same ? null : refuse('crew-changed', 'The crew has changed since.', stands);
}

interface Made extends Permitted {
  readonly crew: Crew;
  readonly said: readonly string[];
  readonly held: readonly HeldSkill[];
  readonly at: number;
}

function changed(
  change: Pick<Changed['data'], 'why' | 'with' | 'vehicle' | 'equipment' | 'armed' | 'otherIssis'>,
  made: Made,
): Changed {
  const data = { ...change, ...madeOf(made) };
  return { type: 'operations.CrewChanged', data, detail: { crew: [...made.crew] } };
}

/** What follows from who is in the crew. */
function madeOf({ crew, said, held, mayDrive, at }: Made) {
  const permits = crew.map(({ permit }) => permit);
  return { ...unitSkills(said, of(crew, held), at), permits, emergencyDriver: mayDrive(crew) };
}

function of(crew: Crew, held: readonly HeldSkill[]): readonly HeldSkill[] {
  const collars = new Set(crew.map(({ collar }) => canonicalCollar(collar)));
  return held.filter(({ collar }) => collars.has(collar));
}

interface Pair {
  readonly tour: TourState;
  /** The unit whose crew joins. */
  readonly other: TourState;
  readonly callsign: CallsignState;
}
type Paired = Outcome<{
  tour: readonly TourEvent[];
  other: readonly TourEvent[];
  callsign: readonly CallsignEvent[];
  /** Of the second unit: the active one first, then the stacked ones in their order. */
  incidents: readonly (readonly IncidentEvent[])[];
}>;

/** Nothing of either is lost: the first goes on with what it has, the stream of the second says with whom its crew went on. */
export function pairUnits(
  { input, confirmed, recordedAt }: Command<typeof PairUnits>,
  { tour: state, other }: Pair,
  { held, mayDrive }: Pick<CrewFacts, 'held'> & Permitted,
): Paired {
  const { tourId, withTourId } = input;
  if (tourId === withTourId) return refuse('same-unit', 'That is the same unit.');
  if (state.situation === 'none' || other.situation === 'none') return noSuchTour();
  if (state.situation === 'ended' || other.situation === 'ended') return ended();
  const [first, second] = [state.tour, other.tour];
  const { callsign } = second.terms;
  const jobs = [...(second.active === null ? [] : [second.active]), ...second.stacked];
  if (second.emergencySince !== null && !confirmed.has('unit-emergency')) {
    return confirm('unit-emergency', `${callsign} has an emergency call open.`);
  }
  if (jobs.length > 0 && !confirmed.has('still-assigned')) {
    return confirm('still-assigned', `${callsign} still has an assignment; it will be stood down.`);
  }
  const crew = [...first.crew, ...second.crew];
  const said = [...saidSkills(first.terms, held), ...saidSkills(second.terms, held)];
  const change = {
    ...({ why: 'paired', with: { tourId: withTourId, callsign } } as const),
    vehicle: first.terms.vehicle ?? second.terms.vehicle,
    equipment: [...new Set([...(first.terms.equipment ?? []), ...(second.terms.equipment ?? [])])],
    armed: first.terms.armed || second.terms.armed,
    // What the second crew's radios say is said of the unit that it is now.
    otherIssis: [...new Set([...radiosBeside(first), ...radiosOf(second)])],
  };
  const joined = { tourId, callsign: first.terms.callsign };
  const why = 'booked-off' as const;
  return decided({
    tour: [changed(change, { crew, said, held, mayDrive, at: recordedAt })],
    other: [
      ...jobs.map(({ assignmentId, incidentId }): TourEvent => {
        return { type: 'operations.AssignmentEnded', data: { assignmentId, incidentId, why } };
      }),
      { type: 'operations.TourEnded', data: { joined } },
    ],
    callsign: [{ type: 'operations.CallsignReleased', data: { tourId: withTourId } }],
    incidents: jobs.map(({ assignmentId }): IncidentEvent[] => [
      {
        type: 'operations.UnitStoodDown',
        data: { assignmentId, tourId: withTourId, callsign, why, toNumber: null },
        detail: { reason: `Crewed up with ${joined.callsign}` },
      },
    ]),
  });
}

const radiosBeside = ({ terms }: Tour): readonly string[] => terms.otherIssis ?? [];
const radiosOf = (tour: Tour): readonly string[] => [tour.terms.issi ?? [], ...radiosBeside(tour)].flat();

interface Split {
  readonly tour: TourState;
  readonly fresh: TourState;
  readonly callsign: CallsignState;
}
type Parted = Outcome<{
  tour: readonly TourEvent[];
  fresh: readonly TourEvent[];
  callsign: readonly CallsignEvent[];
}>;

/** The unit goes on with what it is on; those who leave begin free, with the shift, area and talkgroup that they had. */
export function splitUnit(
  { input, recordedAt: at }: Command<typeof SplitUnit>,
  states: Split,
  { held, mayDrive, accountOf: _, ...booked }: BookingFacts & Permitted,
): Parted {
  const { tour: state } = states;
  if (state.situation === 'none') return noSuchTour();
  if (state.situation === 'ended') return ended();
  const { tourId, newTourId, callsign, kind, vehicle, issi, equipment } = input;
  const { terms, crew } = state.tour;
  const refused = notFree(states, callsign) ?? raced(input.seen, crew);
  if (refused !== null) return refused;
  const going = crew.filter(({ collar }) => input.collars.includes(collar));
  const staying = crew.filter(({ collar }) => !input.collars.includes(collar));
  if (going.length === 0 || staying.length === 0) return refuse('nobody-left', 'Somebody must go, and somebody stay.');
  const left = {
    ...({ why: 'split', with: { tourId: newTourId, callsign } } as const),
    ...{ armed: terms.armed, vehicle: terms.vehicle },
    equipment: (terms.equipment ?? []).filter((thing) => !equipment.includes(thing)),
    otherIssis: radiosBeside(state.tour).filter((radio) => radio !== issi),
  };
  const { talkgroup, areaId, stationId, shiftEndsAt } = terms;
  const data = {
    ...booked,
    ...{ callsign, kind, vehicle, issi, equipment, talkgroup, areaId, stationId, shiftEndsAt },
    ...madeOf({ crew: going, said: input.skills, held, mayDrive, at }),
    from: { tourId, callsign: terms.callsign },
  };
  const said = saidSkills(terms, of(crew, held));
  return decided(
    {
      tour: [changed(left, { crew: staying, said, held, mayDrive, at })],
      fresh: [{ type: 'operations.TourBegan', data, detail: { crew: [...going] } }],
      callsign: [{ type: 'operations.CallsignTaken', data: { tourId: newTourId } }],
    },
    { tourId: newTourId },
  );
}

function notFree({ fresh, callsign: taken }: Split, callsign: string): Outcome<never> | null {
  if (fresh.situation !== 'none') return refuse('tour-exists', 'A tour with this id exists already.');
  if (taken.situation === 'free') return null;
  return refuse('callsign-on-duty', `${callsign} is on duty already.`, { tourId: taken.tourId });
}
