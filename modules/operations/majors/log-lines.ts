import { isStep, type Past } from '../../../kernel/pure.ts';
import type { StepEvent } from '../clocks.ts';
import type { MajorEvent } from './events.ts';
import type { MajorState } from './major.ts';
import type { AgencyTerms, Casualties, Letters, MajorLevel } from './terms.ts';

interface Line {
  readonly kind: string;
  /** Null when what it said was erased. */
  readonly text: string | null;
}

const levels: Readonly<Record<MajorLevel, string>> = {
  standby: 'Major incident: STAND BY',
  declared: 'MAJOR INCIDENT DECLARED',
  'stood-down': 'Major incident: STOOD DOWN',
};

/** In the incident's own log: how far it has come, and by whose word. */
export function majorLine({ level, agency }: { readonly level: MajorLevel; readonly agency: AgencyTerms }): string {
  return `${levels[level]} (${agency.name})`;
}

export const letterNames: Readonly<Record<keyof Letters, string>> = {
  major: 'Major incident',
  location: 'Exact location',
  type: 'Type of incident',
  hazards: 'Hazards',
  access: 'Access',
  casualties: 'Number of casualties',
  services: 'Emergency services',
};

const steps = {
  information: 'Information',
  threat: 'Threat and risk',
  powers: 'Powers and policy',
  options: 'Options',
  decision: 'Decision',
  rationale: 'Rationale',
} as const;

/** What the log of a major incident says of an event, in whole: it is what is exported. */
export function lineOf(event: Past<MajorEvent | StepEvent>, state: MajorState | null = null): Line {
  if (isStep(event)) return { kind: 'clock', text: `${stepWords[event.type] ?? ''}${event.data.label}` };
  switch (event.type) {
    case 'operations.MajorOpened':
      return { kind: 'state', text: `Opened for ${event.data.number}` };
    case 'operations.MajorLevelSet': {
      const { who, words } = event.detail ?? { who: 'erased', words: '' };
      return { kind: 'state', text: withWords(`${majorLine(event.data)}, said by ${who}`, words) };
    }
    case 'operations.MethaneReported': {
      const { version, agency, casualties } = event.data;
      const said = event.detail === null ? 'erased' : lettersText(event.detail.letters);
      const counted = casualtiesText(casualties);
      return {
        kind: 'methane',
        text: `M/ETHANE ${version} (${agency.name}). ${said}${counted === '' ? '' : ` ${counted}`}`,
      };
    }
    case 'operations.MajorDecisionRecorded': {
      const { number, corrects, role } = event.data;
      const instead = corrects === null ? '' : `, in the stead of ${corrects}`;
      return { kind: 'decision', text: `Decision ${number} (${role}${instead}). ${decisionText(event.detail)}` };
    }
    case 'operations.MethaneShared': {
      const { version, partner, outcome } = event.data;
      return {
        kind: 'methane',
        text: withWords(`M/ETHANE ${version} to ${partner.name}: ${outcome}`, event.detail?.words),
      };
    }
    case 'operations.MajorNoted':
      return { kind: 'note', text: event.detail?.text ?? null };
    case 'operations.MajorDebriefed':
      return { kind: 'state', text: withWords('Debrief', event.detail?.lessons) };
    default:
      return roleLine(event) ?? workLine(event, state) ?? { kind: 'law', text: 'Details erased, or held, by law' };
  }
}

const stepWords: Readonly<Record<string, string>> = {
  'kernel.DeadlineWarned': 'Due soon: ',
  'kernel.DeadlineBreached': 'Missed: ',
  'kernel.DeadlineEscalated': 'Told again: ',
};

function withWords(text: string, words: string | null | undefined): string {
  return words === undefined || words === null || words === '' ? text : `${text}: ${words}`;
}

function lettersText(letters: Letters): string {
  return (Object.keys(letterNames) as (keyof Letters)[])
    .filter((letter) => letters[letter] !== '')
    .map((letter) => `${letterNames[letter]}: ${letters[letter]}.`)
    .join(' ');
}

export function casualtiesText({ p1, p2, p3, dead }: Casualties): string {
  const counts = Object.entries({ P1: p1, P2: p2, P3: p3, dead }).filter(([, many]) => many !== null);
  return counts.length === 0 ? '' : `Counted: ${counts.map(([name, many]) => `${many} ${name}`).join(', ')}.`;
}

function decisionText(words: Readonly<Record<keyof typeof steps, string>> | null): string {
  if (words === null) return 'erased';
  const said = (Object.keys(steps) as (keyof typeof steps)[]).filter((step) => words[step] !== '');
  return said.map((step) => `${steps[step]}: ${words[step]}.`).join(' ');
}

function roleLine(event: Past<MajorEvent>): Line | null {
  switch (event.type) {
    case 'operations.MajorRoleGiven': {
      const { role, sector, agency } = event.data;
      const { name, contact } = event.detail ?? { name: 'erased', contact: '' };
      const of = sector === '' ? '' : `, ${sector}`;
      return { kind: 'role', text: withWords(`${role.name}${of}: ${name} (${agency.name})`, contact) };
    }
    case 'operations.MajorRoleLeft':
      return { kind: 'role', text: withWords(`No longer held: ${event.data.key}`, event.detail?.reason) };
    case 'operations.MajorFlagged':
      return { kind: 'flag', text: withWords(`Flag: ${event.data.flag.name}`, event.detail?.reason) };
    case 'operations.MajorUnflagged':
      return { kind: 'flag', text: withWords(`Flag taken away: ${event.data.flagId}`, event.detail?.reason) };
    case 'operations.MajorAlarmSeen':
      return { kind: 'clock', text: `Seen: ${event.data.key.replace('major-', '').replaceAll(/[:-]/g, ' ')}` };
    default:
      return null;
  }
}

/** As it stands on the card. */
function itemOf(state: MajorState | null, cardId: string, itemId: string): string | null {
  if (state === null || state.situation === 'none') return null;
  const held = state.major.cards.find(({ card }) => card.id === cardId)?.card;
  const item = held?.items.find(({ id }) => id === itemId);
  return held === undefined || item === undefined ? null : `${held.name}, ${item.text}`;
}

function workLine(event: Past<MajorEvent>, state: MajorState | null): Line | null {
  switch (event.type) {
    case 'operations.MajorCardOpened':
      return { kind: 'card', text: `Card opened: ${event.data.card.name}` };
    case 'operations.MajorCardItemMarked': {
      const { cardId, itemId, mark } = event.data;
      const said = itemOf(state, cardId, itemId) ?? `${cardId}, ${itemId.replaceAll('-', ' ')}`;
      const done = mark === 'done' ? 'Ticked' : 'Does not apply';
      return {
        kind: 'card',
        text: withWords(`${done}: ${said}`, event.detail?.note),
      };
    }
    case 'operations.MajorPartnerAsked': {
      const { partner, seat } = event.data;
      return { kind: 'partner', text: `${partner.name} to be reached by ${seat?.name ?? 'whoever comes'}` };
    }
    case 'operations.MajorPartnerTried': {
      const { channel, outcome } = event.data;
      return { kind: 'partner', text: withWords(`${channel}: ${outcome.replace('-', ' ')}`, event.detail?.words) };
    }
    case 'operations.MajorPartnerPassed':
      return {
        kind: 'partner',
        text: `Not reached in time: on to the next way, with ${event.data.seat?.name ?? 'nobody'}`,
      };
    case 'operations.MajorPartnerTaken':
      return { kind: 'partner', text: `Taken by ${event.data.seat.name}` };
    default:
      return null;
  }
}
