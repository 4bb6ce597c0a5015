import { confirm, decided, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { SeeAlarm } from '../incidents/commands.ts';
import { changedMeanwhile, namersOf } from '../incidents/decide.ts';
import { seeAlarm } from '../incidents/decide-supervision.ts';
import type { IncidentEvent } from '../incidents/events.ts';
import type { Incident, IncidentState } from '../incidents/incident.ts';
import type { SeatTerms } from '../terms.ts';
import type {
  AskPartner,
  FlagMajor,
  MarkMajorCardItem,
  OpenMajorCard,
  PassPartner,
  RecordMajorDecision,
  RecordPartnerAnswer,
  TakePartner,
  UnflagMajor,
} from './commands.ts';
import { type Command, type Decision, type Ground, type States, whenOpen } from './decide.ts';
import type { MajorEvent } from './events.ts';
import type { Major, MajorState, PartnerCall } from './major.ts';
import { type CardTerms, type DecisionWords, type FlagTerms, owedSteps } from './terms.ts';

/** The decision and why it was taken are said at once; what was known, feared, allowed and possible may follow. */
export function recordMajorDecision({ input }: Command<typeof RecordMajorDecision>, states: States): Decision {
  return whenOpen(states, ({ decisions }) => {
    const { role, words, corrects } = input;
    if (corrects !== null && !decisions.some(({ number }) => number === corrects)) {
      return refuse('no-such-decision', `There is no decision ${corrects} to correct.`);
    }
    const number = decisions.length + 1;
    const data = { number, corrects, role, owed: owedOf(words) };
    return decided({ major: [{ type: 'operations.MajorDecisionRecorded', data, detail: words }] }, { number });
  });
}

function owedOf(words: DecisionWords) {
  return owedSteps.filter((step) => words[step] === '');
}

export function openMajorCard(
  { input }: Command<typeof OpenMajorCard>,
  states: States,
  card: CardTerms | null,
): Decision {
  return whenOpen(states, ({ cards }) => {
    if (card === null) return refuse('no-such-card', `The force pack has no card ${input.cardId}.`);
    if (cards.some((one) => one.card.id === card.id)) return refuse('card-open', 'It is open already.');
    return decided({ major: [{ type: 'operations.MajorCardOpened', data: { card } }] });
  });
}

export function markMajorCardItem({ input }: Command<typeof MarkMajorCardItem>, states: States): Decision {
  return whenOpen(states, ({ cards }) => {
    const { cardId, itemId, mark, note } = input;
    const held = cards.find(({ card }) => card.id === cardId);
    if (held?.card.items.some(({ id }) => id === itemId) !== true) {
      return refuse('no-such-item', 'No open card has this line.');
    }
    const before = held.marks[itemId];
    if (before !== undefined) return refuse('marked-already', `${before.by} has marked this line.`, before.mark);
    const data = { cardId, itemId, mark };
    return decided({ major: [{ type: 'operations.MajorCardItemMarked', data, detail: { note } }] });
  });
}

/** Those that a desk still has to reach, one left out. */
function loadOf({ partners }: Major, seatId: string | undefined, but: string | null = null): number {
  return partners.filter((call) => call.reachedAt === null && call.seat?.id === seatId && call.callId !== but).length;
}

function mayCarry(major: Major, seat: SeatTerms | null, { partnersEach }: Pick<Ground, 'partnersEach'>): string | null {
  const load = seat === null ? 0 : loadOf(major, seat.id);
  return load < partnersEach ? null : `${seat?.name} has ${load} partners to reach already.`;
}

interface PartnerFacts extends Pick<Ground, 'partners' | 'partnersEach' | 'seats'> {
  /** The desk that was named, or the one that asks. */
  readonly seat: SeatTerms | null;
}

export function askPartner(
  { input, confirmed }: Command<typeof AskPartner>,
  states: States,
  facts: PartnerFacts,
): Decision {
  return whenOpen(states, (major) => {
    const partner = facts.partners.find(({ id }) => id === input.partnerId);
    if (partner === undefined) return refuse('no-such-partner', `The force pack has no partner ${input.partnerId}.`);
    const { callId } = input;
    if (major.partners.some((call) => call.callId === callId)) return refuse('call-exists', 'It was asked already.');
    const seat = facts.seat ?? lightest(major, facts.seats, null);
    const doubt = mayCarry(major, seat, facts);
    if (doubt !== null && !confirmed.has('already-carries')) return confirm('already-carries', doubt);
    return decided({ major: [{ type: 'operations.MajorPartnerAsked', data: { callId, partner, seat } }] });
  });
}

export function takePartner(
  { input, confirmed }: Command<typeof TakePartner>,
  states: States,
  facts: Pick<PartnerFacts, 'seat' | 'partnersEach'>,
): Decision {
  return onOpenCall(states, input.callId, (call, major) => {
    const { seat } = facts;
    if (seat === null) return refuse('no-seat', 'Take a seat first: desks own, people act.');
    if (input.seen !== (call.seat?.id ?? null)) return changedMeanwhile(call.seat?.name ?? null);
    const doubt = mayCarry(major, seat, facts);
    if (doubt !== null && !confirmed.has('already-carries')) return confirm('already-carries', doubt);
    return decided({ major: [{ type: 'operations.MajorPartnerTaken', data: { callId: call.callId, seat } }] });
  });
}

export function recordPartnerAnswer({ input }: Command<typeof RecordPartnerAnswer>, states: States): Decision {
  return onOpenCall(states, input.callId, ({ callId, partner, channel }) => {
    const { outcome, words } = input;
    const data = { callId, channel: partner.channels[channel] ?? '', outcome };
    return decided({ major: [{ type: 'operations.MajorPartnerTried', data, detail: { words } }] });
  });
}

/** The next way of the same desk; after the last the first, of the desk that has the fewest. What was settled meanwhile is left. */
export function passPartner(
  { input }: Command<typeof PassPartner>,
  { major: state }: States,
  { seats }: Pick<Ground, 'seats'>,
): Decision {
  const nothing = decided({ major: [] });
  if (state.situation !== 'standby' && state.situation !== 'declared') return nothing;
  const { major } = state;
  const call = major.partners.find(({ callId }) => callId === input.callId);
  if (call === undefined || call.reachedAt !== null) return nothing;
  const { callId, partner, since } = call;
  if (since + partner.withinSeconds * 1000 !== input.dueAt) return nothing;
  const next = call.channel + 1;
  const isLast = next >= partner.channels.length;
  const seat = isLast ? lightest(major, seats, call) : call.seat;
  const data = { callId, channel: isLast ? 0 : next, seat };
  return decided({ major: [{ type: 'operations.MajorPartnerPassed', data }] });
}

/** The desk with the fewest to reach; another than the one that could not, while there is another. */
function lightest(major: Major, seats: readonly SeatTerms[], call: PartnerCall | null): SeatTerms | null {
  const others = seats.filter(({ id }) => id !== call?.seat?.id);
  const load = (seat: SeatTerms): number => loadOf(major, seat.id, call?.callId);
  return others.toSorted((a, b) => load(a) - load(b))[0] ?? call?.seat ?? null;
}

function onOpenCall(states: States, callId: string, then: (call: PartnerCall, major: Major) => Decision): Decision {
  return whenOpen(states, (major) => {
    const call = major.partners.find((one) => one.callId === callId && one.reachedAt === null);
    return call === undefined ? refuse('no-such-call', 'Nobody is to be reached under this id.') : then(call, major);
  });
}

type Flagged = Outcome<{ major: readonly MajorEvent[]; incident: readonly IncidentEvent[] }>;

/** The record is restricted in the same moment, unless it is so already; its log does not say why. */
export function flagMajor(
  { input, actor }: Command<typeof FlagMajor>,
  states: States,
  flag: FlagTerms | null,
): Flagged {
  return whenOpen(states, (major) => {
    if (flag === null) return refuse('no-such-flag', `The force pack has no flag ${input.flagId}.`);
    if (major.flags.some((one) => one.flag.id === flag.id && one.until === null)) {
      return refuse('flagged-already', 'It is flagged so already.');
    }
    const holders = major.roles.flatMap(({ accountId }) => (accountId === null ? [] : [accountId]));
    const allowed = [...new Set([actor.id, ...holders])];
    const flagged = {
      type: 'operations.MajorFlagged',
      data: { flag, allowed },
      detail: { reason: input.reason },
    } as const;
    return decided({ major: [flagged], incident: restricting(states.incident, flag, allowed) });
  });
}

const WEIGHT = { none: 0, restricted: 1, concealed: 2 } as const;

function restricting(state: IncidentState, flag: FlagTerms, allowed: readonly string[]): readonly IncidentEvent[] {
  if (state.situation === 'none') return [];
  const { incident } = state;
  const before = incident.restriction;
  const kind = WEIGHT[before.kind] < WEIGHT[flag.restriction] ? flag.restriction : before.kind;
  const list = [...new Set([...before.allowed, ...allowed])];
  if (kind === before.kind && list.length === before.allowed.length) return [];
  return [restricted(incident, { ...before, kind, allowed: list })];
}

function restricted(incident: Incident, restriction: Incident['restriction']): IncidentEvent {
  const data = { from: incident.restriction.kind, restriction, takenFrom: [], ...namersOf(incident) };
  return { type: 'operations.IncidentRestricted', data, detail: { reason: 'Major incident' } };
}

export function unflagMajor({ input }: Command<typeof UnflagMajor>, states: States): Decision {
  return whenOpen(states, ({ flags }) => {
    const { flagId, reason } = input;
    if (!flags.some((one) => one.flag.id === flagId && one.until === null)) {
      return refuse('no-such-flag', 'It is not flagged so.');
    }
    return decided({ major: [{ type: 'operations.MajorUnflagged', data: { flagId }, detail: { reason } }] });
  });
}

type Seen = Outcome<{ incident: readonly IncidentEvent[]; major?: readonly MajorEvent[] }>;

/** An alarm of the incident, or of the major incident that was made of it: one strip for both. */
export function seeAlarmOfBoth(
  command: Command<typeof SeeAlarm>,
  { incident, major }: { readonly incident: IncidentState; readonly major: MajorState | null },
): Seen {
  if (major === null || incident.situation === 'none') return seeAlarm(command, { incident });
  const { key } = command.input;
  if (major.situation === 'none' || major.major.marks[key] === undefined) {
    return refuse('no-such-alarm', 'This alarm no longer stands.');
  }
  return decided({ incident: [], major: [{ type: 'operations.MajorAlarmSeen', data: { key } }] });
}
