import { type Aggregate, isStep, type Past } from '../../../kernel/pure.ts';
import { type Marks, noteSeen, noteStep, type StepEvent } from '../clocks.ts';
import type { SeatTerms } from '../terms.ts';
import { majorPromises } from './deadlines.ts';
import type { MajorEvent } from './events.ts';
import type {
  AgencyTerms,
  CardTerms,
  Casualties,
  DecisionWords,
  FlagTerms,
  Letters,
  MajorLevel,
  MajorTerms,
  OwedStep,
  PartnerTerms,
} from './terms.ts';

/** What is null in here was erased, unless it says otherwise. */
interface Said {
  readonly at: number;
  /** When it was entered: promises count from here, so that none is over before it begins. */
  readonly notedAt: number;
  readonly by: string;
}

export interface LevelSaid extends Said {
  readonly level: MajorLevel;
  readonly agency: AgencyTerms;
  readonly who: string | null;
  readonly words: string | null;
}

export interface Methane extends Said {
  readonly version: number;
  readonly agency: AgencyTerms;
  readonly casualties: Casualties;
  readonly letters: Letters | null;
  readonly to: readonly AgencyTerms[];
  /** What became of it with each partner, as it was said last. */
  readonly shared: readonly (Said & {
    readonly partner: AgencyTerms;
    readonly outcome: 'delivered' | 'undelivered' | 'told';
    readonly words: string | null;
  })[];
}

interface RoleHeld extends Said {
  readonly key: string;
  readonly role: { readonly id: string; readonly name: string };
  readonly sector: string;
  readonly agency: AgencyTerms;
  readonly accountId: string | null;
  readonly name: string | null;
  readonly contact: string | null;
}

export interface Decision extends Said {
  readonly number: number;
  readonly role: string;
  readonly corrects: number | null;
  /** Null: it stands. */
  readonly correctedBy: number | null;
  readonly owed: readonly OwedStep[];
  readonly words: DecisionWords | null;
}

interface ItemMark extends Said {
  readonly mark: 'done' | 'not-applicable';
  readonly note: string | null;
}

export interface Card {
  readonly card: CardTerms;
  readonly openedAt: number;
  /** Item id → how it was marked. */
  readonly marks: Readonly<Record<string, ItemMark>>;
}

export interface PartnerCall {
  readonly callId: string;
  readonly partner: PartnerTerms;
  /** Which of its ways is tried now. */
  readonly channel: number;
  readonly seat: SeatTerms | null;
  /** Since when this way is tried by this desk. */
  readonly since: number;
  readonly tries: readonly (Said & {
    readonly channel: string;
    readonly outcome: string;
    readonly words: string | null;
  })[];
  readonly reachedAt: number | null;
}

interface Flag extends Said {
  readonly flag: FlagTerms;
  readonly allowed: readonly string[];
  readonly reason: string | null;
  readonly position: number;
  /** Null: it stands. */
  readonly until: number | null;
}

export interface Major {
  readonly number: string;
  readonly areaId: string | null;
  readonly terms: MajorTerms;
  readonly openedAt: number;
  readonly levels: readonly LevelSaid[];
  readonly methanes: readonly Methane[];
  readonly roles: readonly RoleHeld[];
  readonly decisions: readonly Decision[];
  readonly cards: readonly Card[];
  readonly partners: readonly PartnerCall[];
  readonly flags: readonly Flag[];
  readonly debriefedAt: number | null;
  readonly marks: Marks;
}

/** `reported`: a M/ETHANE stands, and nobody has declared anything. */
export type MajorState =
  | { readonly situation: 'none' }
  | { readonly situation: 'reported' | MajorLevel; readonly major: Major };

type Known = Past<MajorEvent | StepEvent>;
type Of<Type extends Known['type']> = Extract<Known, { type: Type }>;

function evolve(state: MajorState, event: Known): MajorState {
  if (event.type === 'operations.MajorOpened') return { situation: 'reported', major: opened(event) };
  if (state.situation === 'none') return state;
  const { major } = state;
  if (isStep(event)) return { ...state, major: { ...major, marks: noteStep(major.marks, event) } };
  if (event.type !== 'operations.MajorLevelSet') return { ...state, major: worked(reported(major, event), event) };
  const { level, agency } = event.data;
  const said = { level, agency, who: event.detail?.who ?? null, words: event.detail?.words ?? null, ...saidBy(event) };
  return { situation: level, major: { ...major, levels: [...major.levels, said], debriefedAt: null } };
}

function opened({ data, recordedAt }: Of<'operations.MajorOpened'>): Major {
  return {
    ...data,
    openedAt: recordedAt,
    ...{ levels: [], methanes: [], roles: [], decisions: [], cards: [], partners: [], flags: [] },
    debriefedAt: null,
    marks: {},
  };
}

function saidBy({ occurredAt, recordedAt, actor }: Pick<Known, 'occurredAt' | 'recordedAt' | 'actor'>): Said {
  return { at: occurredAt, notedAt: recordedAt, by: actor.name };
}

/** What is known of it, who leads it, and what they decided. */
function reported(major: Major, event: Known): Major {
  switch (event.type) {
    case 'operations.MethaneReported': {
      const methane = { ...event.data, letters: event.detail?.letters ?? null, shared: [], ...saidBy(event) };
      return { ...major, methanes: [...major.methanes, methane] };
    }
    case 'operations.MethaneShared':
      return { ...major, methanes: major.methanes.map((one) => withShared(one, event)) };
    case 'operations.MajorRoleGiven': {
      const { name = null, contact = null } = event.detail ?? {};
      const held = { ...event.data, name, contact, ...saidBy(event) };
      return { ...major, roles: [...major.roles.filter(({ key }) => key !== held.key), held] };
    }
    case 'operations.MajorRoleLeft':
      return { ...major, roles: major.roles.filter(({ key }) => key !== event.data.key) };
    case 'operations.MajorDecisionRecorded':
      return { ...major, decisions: withDecision(major.decisions, event) };
    case 'operations.MajorFlagged': {
      const { flag, allowed } = event.data;
      const { position, detail } = event;
      const flagged = { flag, allowed, position, reason: detail?.reason ?? null, until: null, ...saidBy(event) };
      return { ...major, flags: [...major.flags, flagged] };
    }
    case 'operations.MajorUnflagged': {
      const ends = (one: Flag): boolean => one.flag.id === event.data.flagId && one.until === null;
      return { ...major, flags: major.flags.map((one) => (ends(one) ? { ...one, until: event.occurredAt } : one)) };
    }
    case 'operations.MajorDebriefed':
      return { ...major, debriefedAt: event.occurredAt };
    case 'operations.MajorAlarmSeen':
      return { ...major, marks: noteSeen(major.marks, event.data.key, event.actor.name, event.recordedAt) };
    default:
      return major;
  }
}

function withShared(methane: Methane, event: Of<'operations.MethaneShared'>): Methane {
  const { version, partner, outcome } = event.data;
  if (methane.version !== version) return methane;
  const shared = { partner, outcome, words: event.detail?.words ?? null, ...saidBy(event) };
  return { ...methane, shared: [...methane.shared.filter((one) => one.partner.id !== partner.id), shared] };
}

function withDecision(
  decisions: readonly Decision[],
  event: Of<'operations.MajorDecisionRecorded'>,
): readonly Decision[] {
  const { number, corrects } = event.data;
  const before = decisions.map((one) => (one.number === corrects ? { ...one, correctedBy: number } : one));
  return [...before, { ...event.data, correctedBy: null, words: event.detail, ...saidBy(event) }];
}

/** Cards and partners: what is to be done, and by which desk. */
function worked(major: Major, event: Known): Major {
  switch (event.type) {
    case 'operations.MajorCardOpened': {
      const card = { card: event.data.card, openedAt: event.recordedAt, marks: {} };
      return { ...major, cards: [...major.cards, card] };
    }
    case 'operations.MajorCardItemMarked': {
      const { cardId, itemId, mark } = event.data;
      const note = event.detail?.note ?? null;
      const marked = (one: Card): Card => ({
        ...one,
        marks: { ...one.marks, [itemId]: { mark, note, ...saidBy(event) } },
      });
      return { ...major, cards: major.cards.map((one) => (one.card.id === cardId ? marked(one) : one)) };
    }
    case 'operations.MajorPartnerAsked': {
      const { callId, partner, seat } = event.data;
      const call = { callId, partner, seat, channel: 0, since: event.recordedAt, tries: [], reachedAt: null };
      return { ...major, partners: [...major.partners, call] };
    }
    case 'operations.MajorPartnerTried':
      return onCall(major, event, tried);
    case 'operations.MajorPartnerPassed':
      return onCall(major, event, (call, { data, recordedAt }) => ({
        ...call,
        ...{ channel: data.channel, seat: data.seat, since: recordedAt },
      }));
    case 'operations.MajorPartnerTaken':
      return onCall(major, event, (call, { data }) => ({ ...call, seat: data.seat }));
    default:
      return major;
  }
}

type OfCall = Extract<Known, { data: { callId: string } }>;

function onCall<E extends OfCall>(major: Major, event: E, change: (call: PartnerCall, event: E) => PartnerCall): Major {
  const partners = major.partners.map((call) => (call.callId === event.data.callId ? change(call, event) : call));
  return { ...major, partners };
}

/** Not reached: the next way is tried at once, by whoever has it. */
function tried(call: PartnerCall, event: Of<'operations.MajorPartnerTried'>): PartnerCall {
  const { channel, outcome } = event.data;
  const tries = [...call.tries, { channel, outcome, words: event.detail?.words ?? null, ...saidBy(event) }];
  if (outcome === 'reached') return { ...call, tries, reachedAt: event.occurredAt };
  const next = (call.channel + 1) % Math.max(1, call.partner.channels.length);
  return { ...call, tries, channel: next, since: event.recordedAt };
}

export const majorAggregate: Aggregate<MajorState, MajorEvent> = {
  name: 'operations.major',
  initial: { situation: 'none' },
  evolve,
  promises: majorPromises,
};
