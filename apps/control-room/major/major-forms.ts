import {
  AskPartner,
  DebriefMajor,
  FlagMajor,
  GiveMajorRole,
  LeaveMajorRole,
  letterNames,
  OpenMajorCard,
  RecordMajorDecision,
  RecordPartnerAnswer,
  ReportMethane,
  SetMajorLevel,
  UnflagMajor,
} from '../../../modules/operations/contract.ts';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import type { ActForm, FormField } from '../incident/act-forms.ts';
import type { PackRow } from '../session/desk.tsx';
import type { MajorRow, Sheet } from './use-majors.ts';

export type MajorForm =
  | { readonly kind: 'level' | 'methane' | 'decision' | 'role' | 'partner' | 'card' | 'flag' | 'unflag' | 'debrief' }
  | { readonly kind: 'talkgroup' }
  | { readonly kind: 'correct'; readonly number: number }
  | { readonly kind: 'answer'; readonly callId: string }
  | { readonly kind: 'leave'; readonly key: string };

export interface Making {
  readonly incidentId: string;
  readonly row: MajorRow | null;
  readonly sheet: Sheet | null;
  readonly flags: readonly { readonly flagId: string; readonly name: string; readonly until: number | null }[];
  readonly pack: PackRow | null;
  readonly now: () => number;
  readonly newId: () => string;
}

/** The form of an act; a text instead of one says why there is none. */
export function majorForm(form: Exclude<MajorForm, { readonly kind: 'talkgroup' }>, making: Making): ActForm | string {
  switch (form.kind) {
    case 'level':
      return levelForm(making);
    case 'methane':
      return methaneForm(making);
    case 'decision':
      return decisionForm(making, null);
    case 'correct':
      return decisionForm(making, form.number);
    case 'role':
      return roleForm(making);
    case 'leave':
      return leaveForm(making, form.key);
    case 'answer':
      return answerForm(making, form.callId);
    default:
      return shortForm(form.kind, making);
  }
}

const MINUTE_MS = 60_000;
const agoMinutes = [0, 1, 2, 5, 10, 15, 20, 30, 45, 60] as const;

function agencyField({ pack }: Making, label: string): FormField {
  const others = (pack?.agencies ?? []).map(({ id, name }) => ({ value: id, words: name }));
  const options = [{ value: 'police', words: pack?.force.name ?? 'Police' }, ...others];
  return { name: 'agency', label, as: 'select', initial: 'police', options };
}

const levels = [
  { value: 'standby', words: 'stand by', meaning: 'it may become one: partners get ready' },
  { value: 'declared', words: 'declare', meaning: 'every partner is to be told, the room’s card opens' },
  { value: 'stood-down', words: 'stand down', meaning: 'it is over: a debrief is owed' },
] as const;

function levelForm(making: Making): ActForm {
  const { incidentId, row, now } = making;
  const level = row?.level ?? 'reported';
  const seen = level === 'reported' ? 'none' : level;
  const options = levels.filter(
    ({ value }) => value !== seen && (value !== 'stood-down' || level === 'standby' || level === 'declared'),
  );
  const initial = level === 'declared' ? 'stood-down' : 'declared';
  const ago = agoMinutes.map((minutes) => ({
    value: String(minutes),
    words:
      minutes === 0
        ? `now · ${shortTimeOf(now())}`
        : `${minutes} min ago · ${shortTimeOf(now() - minutes * MINUTE_MS)}`,
  }));
  const meant = (value: string | undefined) => options.find((one) => one.value === value)?.value ?? 'declared';
  return {
    fields: [
      { name: 'who', label: 'Who says so', as: 'text', initial: '' },
      agencyField(making, 'Of which agency'),
      { name: 'ago', label: 'When they said it', as: 'select', initial: '0', options: ago },
      { name: 'level', label: 'Major incident', as: 'buttons', initial, options },
    ],
    reason: 'In their words',
    submit: (values) => ({ standby: 'Stand by', declared: 'Declare', 'stood-down': 'Stand down' })[meant(values.level)],
    send: (send, values, words) => {
      const { who = '', agency = 'police', ago: minutes = '0' } = values;
      const at = minutes === '0' ? null : Math.round(now() - Number(minutes) * MINUTE_MS);
      return send(SetMajorLevel, { incidentId, seen, level: meant(values.level), agency, who, words, at });
    },
    focus: 'fields',
  };
}

const letters = ['major', 'location', 'type', 'hazards', 'access', 'casualties', 'services'] as const;
const counted = ['p1', 'p2', 'p3', 'dead'] as const;
const countNames = { p1: 'P1 (immediate)', p2: 'P2 (urgent)', p3: 'P3 (delayed)', dead: 'Dead' } as const;

/** It begins with what the last version says: whoever updates it writes what has changed. */
function methaneForm(making: Making): ActForm {
  const { incidentId, sheet, row } = making;
  const last = sheet?.methanes.at(-1);
  const declared = row?.level === 'declared' ? 'Declared' : row?.level === 'standby' ? 'Stand-by' : 'Not declared';
  const wordOf = (letter: (typeof letters)[number]): string => {
    if (letter === 'major') return declared;
    return last?.letters?.[letter] ?? (letter === 'location' ? (row?.place ?? '') : '');
  };
  const numberOf = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : Number(text));
  return {
    fields: [
      ...letters.map((name): FormField => {
        return { name, label: `${initials[name]} · ${letterNames[name]}`, as: 'text', initial: wordOf(name) };
      }),
      ...counted.map((name): FormField => {
        return { name, label: countNames[name], as: 'number', initial: String(last?.casualties[name] ?? '') };
      }),
      agencyField(making, 'Reported by'),
    ],
    reason: null,
    submit: () => `Report M/ETHANE ${(last?.version ?? 0) + 1}`,
    send: (send, values) => {
      const said = Object.fromEntries(letters.map((letter) => [letter, values[letter] ?? '']));
      const { p1, p2, p3, dead, agency = 'police' } = values;
      return send(ReportMethane, {
        ...{ incidentId, seen: last?.version ?? 0, agency },
        letters: { ...noWords, ...said },
        casualties: { p1: numberOf(p1), p2: numberOf(p2), p3: numberOf(p3), dead: numberOf(dead) },
      });
    },
    focus: 'fields',
  };
}

const initials = {
  major: 'M',
  location: 'E',
  type: 'T',
  hazards: 'H',
  access: 'A',
  casualties: 'N',
  services: 'E',
} as const;
const noWords = { major: '', location: '', type: '', hazards: '', access: '', casualties: '', services: '' } as const;

export const stepNames = {
  information: 'Information and intelligence',
  threat: 'Threat, risk, working strategy',
  powers: 'Powers and policy',
  options: 'Options and contingencies',
  decision: 'Decision',
} as const;
const steps = ['information', 'threat', 'powers', 'options', 'decision'] as const;

/** The steps of the joint decision model; a correction begins with what it corrects. */
function decisionForm({ incidentId, sheet }: Making, corrects: number | null): ActForm {
  const before = sheet?.decisions.find(({ number }) => number === corrects);
  const number = (sheet?.decisions.length ?? 0) + 1;
  const wordsOf = (step: (typeof steps)[number]): string => before?.words?.[step] ?? '';
  return {
    fields: [
      ...steps.map((name): FormField => ({ name, label: stepNames[name], as: 'words', initial: wordsOf(name) })),
      { name: 'role', label: 'By (role)', as: 'text', initial: before?.role ?? 'silver' },
    ],
    reason: corrects === null ? 'Rationale' : `Rationale (it stands in the stead of ${corrects})`,
    submit: () => `Record decision ${number}`,
    send: (send, values, rationale) => {
      const { information = '', threat = '', powers = '', options = '', decision = '', role = '' } = values;
      const words = { information, threat, powers, options, decision, rationale };
      return send(RecordMajorDecision, { incidentId, role, words, corrects });
    },
    focus: 'fields',
  };
}

function roleForm(making: Making): ActForm {
  const { incidentId, pack, row } = making;
  const roles = (pack?.majors.roles ?? []).map(({ id, name }) => ({ value: id, words: name }));
  const first = roles.find(({ words }) => row?.vacant.includes(words)) ?? roles[0];
  return {
    fields: [
      { name: 'role', label: 'Role', as: 'select', initial: first?.value ?? '', options: roles },
      { name: 'name', label: 'Who', as: 'text', initial: '' },
      { name: 'contact', label: 'Reached by', as: 'text', initial: '' },
      { name: 'sector', label: 'Of what (bronze)', as: 'text', initial: '' },
      agencyField(making, 'Agency'),
    ],
    reason: null,
    submit: () => 'Name them',
    send: (send, { role = '', name = '', contact = '', sector = '', agency = 'police' }) =>
      send(GiveMajorRole, { incidentId, roleId: role, name, contact, sector, agency }),
    focus: 'fields',
  };
}

function leaveForm({ incidentId, sheet }: Making, key: string): ActForm | string {
  const held = sheet?.roles.find((role) => role.key === key);
  if (held === undefined) return 'Nobody has this role any more.';
  return {
    fields: [],
    reason: `Why is ${held.name ?? 'the holder'} no longer ${held.roleName}?`,
    submit: () => 'No longer held',
    send: (send, _, reason) => send(LeaveMajorRole, { incidentId, key, reason }),
    focus: 'reason',
  };
}

const outcomes = [
  { value: 'reached', words: 'reached', meaning: 'they know, and who spoke for them stands below' },
  { value: 'no-answer', words: 'no answer', meaning: 'the next way is tried at once' },
] as const;

function answerForm({ incidentId, sheet }: Making, callId: string): ActForm | string {
  const call = sheet?.partners.find((one) => one.callId === callId);
  if (call === undefined || call.reachedAt !== null) return 'They were reached meanwhile.';
  const meant = (value: string | undefined) => outcomes.find((one) => one.value === value)?.value ?? 'reached';
  return {
    fields: [
      { name: 'outcome', label: `${call.name}: ${call.channel}`, as: 'buttons', initial: 'reached', options: outcomes },
    ],
    reason: 'Who, and what they said',
    submit: ({ outcome }) => (meant(outcome) === 'reached' ? `Reached ${call.name}` : 'No answer'),
    send: (send, { outcome }, words) =>
      send(RecordPartnerAnswer, { incidentId, callId, outcome: meant(outcome), words }),
    focus: 'reason',
  };
}

type Short = 'partner' | 'card' | 'flag' | 'unflag' | 'debrief';

function shortForm(kind: Short, making: Making): ActForm | string {
  const { incidentId, pack, sheet, flags, newId } = making;
  const choice = (label: string, rows: readonly { readonly id: string; readonly name: string }[]): FormField[] => {
    const options = rows.map(({ id, name }) => ({ value: id, words: name }));
    return [{ name: 'id', label, as: 'select', initial: options[0]?.value ?? '', options }];
  };
  if (kind === 'debrief') {
    return {
      fields: [],
      reason: 'What was learnt',
      submit: () => 'Write the debrief',
      send: (send, _, lessons) => send(DebriefMajor, { incidentId, lessons }),
      focus: 'reason',
    };
  }
  if (kind === 'partner') {
    return {
      fields: choice('Partner to be reached', pack?.majors.partners ?? []),
      reason: null,
      submit: () => 'Have them told',
      send: (send, { id = '' }) =>
        send(AskPartner, { incidentId, callId: newId(), partnerId: id }, { confirm: 'Give it to this desk' }),
      focus: 'fields',
    };
  }
  if (kind === 'card') {
    const open = new Set(sheet?.cards.map(({ id }) => id));
    const left = (pack?.majors.cards ?? []).filter(({ id }) => !open.has(id));
    if (left.length === 0) return 'Every card of the force is open.';
    return {
      fields: choice('Action card', left),
      reason: null,
      submit: () => 'Open the card',
      send: (send, { id = '' }) => send(OpenMajorCard, { incidentId, cardId: id }),
      focus: 'fields',
    };
  }
  const standing = flags.filter(({ until }) => until === null);
  const rows =
    kind === 'unflag'
      ? standing.map(({ flagId: id, name }) => ({ id, name }))
      : (pack?.majors.flags ?? []).filter(({ id }) => !standing.some(({ flagId }) => flagId === id));
  if (rows.length === 0) return kind === 'flag' ? 'Every flag of the force stands.' : 'No flag stands.';
  return {
    fields: choice(kind === 'flag' ? 'Flag: its record is restricted with it' : 'Flag to take away', rows),
    reason: 'Reason and source',
    submit: () => (kind === 'flag' ? 'Flag it' : 'Take the flag away'),
    send: (send, { id = '' }, reason) => {
      const flagged = { incidentId, flagId: id, reason };
      return kind === 'flag' ? send(FlagMajor, flagged) : send(UnflagMajor, flagged);
    },
    focus: 'fields',
  };
}
