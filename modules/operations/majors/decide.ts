import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { TheirCodes } from '../code-mappings/terms.ts';
import { unmappedEvents } from '../code-mappings/unmapped.ts';
import { changedMeanwhile } from '../incidents/decide.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { Incident, IncidentState } from '../incidents/incident.ts';
import type { SeatTerms } from '../terms.ts';
import type {
  DebriefMajor,
  GiveMajorRole,
  LeaveMajorRole,
  NoteMajor,
  ReportMethane,
  SetMajorLevel,
  ShareMethane,
} from './commands.ts';
import { CONTROL_ROOM } from './deadlines.ts';
import type { MajorEvent } from './events.ts';
import type { Major, MajorState } from './major.ts';
import type { AgencyTerms, CardTerms, MajorTerms, PartnerTerms } from './terms.ts';

export type Command<C> = CommandOf<InputOf<C>>;
export type Decision = Outcome<{ major: readonly MajorEvent[] }>;
export interface States {
  readonly incident: IncidentState;
  readonly major: MajorState;
}

/** What the force says of major incidents, and the desks that are there to work one. */
export interface Ground {
  readonly terms: MajorTerms;
  readonly cards: readonly CardTerms[];
  readonly partners: readonly PartnerTerms[];
  readonly partnersEach: number;
  /** Desks at which somebody sits who may reach partners. */
  readonly seats: readonly SeatTerms[];
  readonly agency: AgencyTerms | null;
  /** Ids for what is opened by itself, as many as there are partners. */
  readonly newIds: readonly string[];
}

const noSuchIncident = () => refuse<never>('no-such-incident', 'There is no incident with this id.');
const noSuchAgency = () => refuse<never>('no-such-agency', 'The force pack has no such agency.');

/** The first word of it opens it, whoever brings it. */
function opening(state: MajorState, incident: Incident, terms: MajorTerms): readonly MajorEvent[] {
  if (state.situation !== 'none') return [];
  const { number, place } = incident;
  return [{ type: 'operations.MajorOpened', data: { number: number.number, areaId: place.areaId, terms } }];
}

type Levelled = Outcome<{ major: readonly MajorEvent[]; incident: readonly IncidentEvent[] }>;

/** When it is declared, the room's own card opens and every partner is to be told, spread over the desks. */
export function setMajorLevel(
  { input, occurredAt, recordedAt }: Command<typeof SetMajorLevel>,
  { incident: state, major }: States,
  ground: Ground,
): Levelled {
  if (state.situation === 'none') return noSuchIncident();
  const { agency } = ground;
  if (agency === null) return noSuchAgency();
  const { level, who, words } = input;
  const stands = major.situation === 'none' || major.situation === 'reported' ? 'none' : major.situation;
  if (input.seen !== stands) return changedMeanwhile(stands);
  if (level === 'stood-down' && stands !== 'standby' && stands !== 'declared') {
    return refuse('nothing-runs', 'There is nothing to stand down.');
  }
  const at = input.at ?? occurredAt;
  if (at > recordedAt) return refuse('time-ahead', 'The time that it was said at lies ahead.');
  const data = { level, agency };
  const begun = level === 'declared' ? firstWork(major, ground) : [];
  const set = { type: 'operations.MajorLevelSet', data, detail: { who, words }, occurredAt: at } as const;
  const told = { type: 'operations.IncidentMajorSet', data, occurredAt: at } as const;
  return decided({
    major: [...opening(major, state.incident, ground.terms), set, ...begun],
    incident: [told],
  });
}

function firstWork(state: MajorState, ground: Ground): readonly MajorEvent[] {
  const held = state.situation === 'none' ? null : state.major;
  const asked = new Set(held?.partners.map(({ partner }) => partner.id));
  const calls = ground.partners
    .filter(({ id }) => !asked.has(id))
    .map((partner, n): MajorEvent => {
      const data = { callId: ground.newIds[n] ?? partner.id, partner, seat: spread(ground.seats, n) };
      return { type: 'operations.MajorPartnerAsked', data };
    });
  return [...cardsOf(CONTROL_ROOM, held, ground.cards), ...calls];
}

/** One after the other: no desk has them all while another is occupied. */
function spread(seats: readonly SeatTerms[], n: number): SeatTerms | null {
  return seats[n % Math.max(1, seats.length)] ?? null;
}

/** Cards of a role that are not open yet. */
function cardsOf(role: string, held: Major | null, cards: readonly CardTerms[]): readonly MajorEvent[] {
  const open = new Set(held?.cards.map(({ card }) => card.id));
  return cards
    .filter((card) => card.role === role && !open.has(card.id))
    .map((card) => ({ type: 'operations.MajorCardOpened', data: { card } }));
}

export function reportMethane(
  { input }: Command<typeof ReportMethane>,
  { incident: state, major }: States,
  { terms, agency, codes }: Pick<Ground, 'terms' | 'agency'> & { readonly codes?: TheirCodes | undefined },
): Levelled {
  if (state.situation === 'none') return noSuchIncident();
  if (agency === null) return noSuchAgency();
  const { letters, casualties } = input;
  const stands = major.situation === 'none' ? 0 : major.major.methanes.length;
  if (input.seen !== stands) return changedMeanwhile(stands);
  if (Object.values(letters).every((word) => word === '')) {
    return refuse('nothing-said', 'Not a word stands in any letter.');
  }
  const { number } = state.incident.number;
  const to = toldOf(major);
  const data = { version: stands + 1, number, agency, casualties, to, ...(codes !== undefined && { codes }) };
  const original = Object.values(letters)
    .filter((words) => words !== '')
    .join('; ');
  const unmapped = to.flatMap((one) =>
    unmappedEvents(state.incident, {
      ...{ key: 'methane', use: 'methane', to: one, theirs: codes?.theirs[one.id], original },
    }),
  );
  return decided(
    {
      major: [
        ...opening(major, state.incident, terms),
        { type: 'operations.MethaneReported', data, detail: { letters } },
      ],
      incident: unmapped,
    },
    { version: data.version },
  );
}

/** While it runs, every partner that was asked for; a report alone is nobody's yet. */
function toldOf(state: MajorState): AgencyTerms[] {
  if (state.situation !== 'standby' && state.situation !== 'declared') return [];
  const named = state.major.partners.map(({ partner: { id, name } }) => [id, { id, name }] as const);
  return [...new Map(named).values()];
}

/** What a line says twice is said once; whoever told them by voice is not put right by a line that failed. */
export function shareMethane({ input }: Command<typeof ShareMethane>, states: States): Decision {
  return whenOpen(states, ({ methanes }) => {
    const { version, partnerId, outcome, words } = input;
    const methane = methanes.find((one) => one.version === version);
    const partner = methane?.to.find(({ id }) => id === partnerId);
    if (methane === undefined || partner === undefined) {
      return refuse('no-such-version', 'There is no such version, or it is not for this partner.');
    }
    const before = methane.shared.find((one) => one.partner.id === partnerId)?.outcome;
    if (before === outcome || (outcome === 'undelivered' && before !== undefined)) return decided({ major: [] });
    const data = { version, partner, outcome };
    return decided({ major: [{ type: 'operations.MethaneShared', data, detail: { words } }] });
  });
}

/** A later one of the same role takes the place of the one before; the card of the role opens with the first. */
export function giveMajorRole(
  { input }: Command<typeof GiveMajorRole>,
  states: States,
  { agency, cards, terms }: Pick<Ground, 'agency' | 'cards' | 'terms'>,
): Decision {
  return whenOpen(states, (major) => {
    if (agency === null) return noSuchAgency();
    const role = terms.roles.find(({ id }) => id === input.roleId);
    if (role === undefined) return refuse('no-such-role', `The force pack has no role ${input.roleId}.`);
    const { sector, accountId, name, contact } = input;
    const key = sector === '' ? role.id : `${role.id}:${sector}`;
    const data = { key, role: { id: role.id, name: role.name }, sector, agency, accountId };
    const given = { type: 'operations.MajorRoleGiven', data, detail: { name, contact } } as const;
    return decided({ major: [given, ...cardsOf(role.id, major, cards)] });
  });
}

export function leaveMajorRole({ input }: Command<typeof LeaveMajorRole>, states: States): Decision {
  return whenOpen(states, ({ roles }) => {
    const { key, reason } = input;
    if (!roles.some((role) => role.key === key)) return refuse('no-such-role', 'Nobody has this role.');
    return decided({ major: [{ type: 'operations.MajorRoleLeft', data: { key }, detail: { reason } }] });
  });
}

export function noteMajor({ input }: Command<typeof NoteMajor>, states: States): Decision {
  return whenOpen(states, () =>
    decided({ major: [{ type: 'operations.MajorNoted', data: {}, detail: { text: input.text } }] }),
  );
}

export function debriefMajor({ input }: Command<typeof DebriefMajor>, states: States): Decision {
  return whenOpen(states, () => {
    if (states.major.situation !== 'stood-down') return refuse('major-runs', 'It is not stood down yet.');
    return decided({ major: [{ type: 'operations.MajorDebriefed', data: {}, detail: { lessons: input.lessons } }] });
  });
}

export function whenOpen<D>({ incident, major }: States, then: (major: Major) => Outcome<D>): Outcome<D> {
  if (incident.situation === 'none') return noSuchIncident();
  if (major.situation === 'none') return refuse('no-major', 'No major incident is open on this incident.');
  return then(major.major);
}
