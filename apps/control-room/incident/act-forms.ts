import type { useSend } from '../../../client/send/use-send.tsx';
import {
  BreakGlass,
  GiveUnresourcedReason,
  InformAgency,
  Recode,
  RecordResult,
  Refer,
  Regrade,
  ReopenIncident,
  Restrict,
  Review,
} from '../../../modules/operations/contract.ts';
import { MarkerKind, SetMarker } from '../../../modules/pole/contract.ts';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import type { IncidentRow } from '../queue/order.ts';
import type { PackRow } from '../session/desk.tsx';
import type { UnitRow } from '../units/unit-tone.ts';
import { askForm, handOverForm, swapForm } from './exchange-forms.ts';
import { crimeForm, deferForm, holdForm, qualifierForm, unqualifyForm, updateForm, whatForm } from './record-forms.ts';

export type Values = Readonly<Record<string, string>>;

interface Option {
  readonly value: string;
  readonly words: string;
  /** Said beside it while it is chosen. */
  readonly meaning?: string;
}

/** One field of a form, by what it looks like. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly as: 'select' | 'buttons' | 'text' | 'words' | 'number' | 'opening-code' | 'closing-code';
  readonly initial: string;
  readonly options?: readonly Option[];
  /** Left out: always shown. */
  readonly when?: (values: Values) => boolean;
}

/** A form of an act: a few fields, and words that say why. */
export interface ActForm {
  readonly fields: readonly FormField[];
  /** What the words are for; null: none are asked for. */
  readonly reason: string | null | ((values: Values) => string | null);
  readonly submit: (values: Values) => string;
  readonly send: (send: ReturnType<typeof useSend>['send'], values: Values, reason: string) => Promise<boolean>;
  /** Where the focus begins. */
  readonly focus: 'fields' | 'reason';
}

export interface Making {
  readonly incident: IncidentRow;
  readonly pack: PackRow | null;
  readonly accountId: string;
  /** As they are when the form is drawn. */
  readonly units: readonly UnitRow[];
  readonly now: () => number;
  readonly newId: () => string;
}

const plain = (words: readonly string[]): readonly Option[] =>
  words.map((value) => ({ value, words: value.replaceAll('-', ' ') }));

function gradeForm({ incident, pack }: Making): ActForm {
  const grades = pack?.grades ?? [];
  const other = grades.find((one) => one.id !== incident.grade)?.id ?? incident.grade;
  const options = grades.map(({ id, name, promise }) => ({ value: id, words: `${id} ${name}: ${promise}` }));
  const label = `Grade, now ${incident.grade} ${incident.gradeName}`;
  return {
    fields: [{ name: 'grade', label, as: 'select', initial: other, options }],
    reason: 'Reason for the new grade',
    submit: () => 'Re-grade',
    send: (send, { grade = '' }, reason) =>
      send(Regrade, { incidentId: incident.id, seen: incident.grade, grade, reason }),
    focus: 'fields',
  };
}

function codeForm({ incident }: Making): ActForm {
  const label = `Code, now ${incident.code} ${incident.codeName}`;
  return {
    fields: [{ name: 'code', label, as: 'opening-code', initial: incident.code }],
    reason: 'Reason for the other code',
    submit: () => 'Correct the code',
    send: (send, { code = '' }, reason) => send(Recode, { incidentId: incident.id, seen: incident.code, code, reason }),
    focus: 'fields',
  };
}

/** Result and closing code; the closing code may differ from the opening one. */
function resultForm({ incident, pack }: Making): ActForm {
  const results = pack?.results ?? [];
  const options = results.map(({ code, name }) => ({ value: code, words: `${code} ${name}` }));
  const initial = incident.result ?? results[0]?.code ?? '';
  return {
    fields: [
      { name: 'result', label: 'Result', as: 'select', initial, options },
      { name: 'code', label: 'Closing code', as: 'closing-code', initial: incident.closingCode ?? incident.code },
    ],
    reason: 'Note',
    submit: () => 'Record the result',
    send: (send, { result = '', code = '' }, note) =>
      send(RecordResult, { incidentId: incident.id, result, closingCode: code, note }),
    focus: 'fields',
  };
}

const answers = ['informed', 'attending', 'declined'] as const;

/** Ambulance, fire or another was told: when, their reference, and whether they come. */
function agencyForm({ incident, pack }: Making): ActForm {
  const agencies = (pack?.agencies ?? []).map(({ id, name }) => ({ value: id, words: name }));
  return {
    fields: [
      { name: 'agency', label: 'Agency', as: 'select', initial: agencies[0]?.value ?? '', options: agencies },
      { name: 'answer', label: 'Their answer', as: 'select', initial: 'informed', options: plain(answers) },
      { name: 'eta', label: 'Minutes until they are there', as: 'number', initial: '' },
    ],
    reason: 'Their reference',
    submit: () => 'Record',
    send: (send, { agency = '', answer, eta = '' }, reference) =>
      send(InformAgency, {
        incidentId: incident.id,
        agency,
        answer: answers.find((one) => one === answer) ?? 'informed',
        etaMinutes: eta.trim() === '' ? null : Number(eta),
        reference: reference === '' ? null : reference,
      }),
    focus: 'fields',
  };
}

const MONTH_MS = 30 * 86_400_000;
const REVIEW_MONTHS = 6;
const EXPIRY_MONTHS = 12;
const MARKER_RADIUS_METRES = 30;

/** A warning on the place: author and time are recorded, review in six months, expiry in twelve. */
function markerForm({ incident, now, newId }: Making): ActForm | string {
  const { lon, lat, label } = incident.place;
  if (lon === null || lat === null)
    return 'The place is not verified: a marker needs a point. Correct the place first.';
  return {
    fields: [
      { name: 'kind', label: 'Kind', as: 'select', initial: 'hazard', options: plain(MarkerKind.options) },
      { name: 'text', label: 'What must be known', as: 'text', initial: '' },
    ],
    reason: 'Reason and source',
    submit: () => `Mark ${label}`,
    send: (send, { kind, text = '' }, reason) => {
      const at = Math.round(now());
      return send(SetMarker, {
        ...{ markerId: newId(), kind: MarkerKind.options.find((one) => one === kind) ?? 'hazard', text: text.trim() },
        ...{ reason, label, lon, lat, radiusMetres: MARKER_RADIUS_METRES },
        ...{ reviewAt: at + REVIEW_MONTHS * MONTH_MS, expiresAt: at + EXPIRY_MONTHS * MONTH_MS },
      });
    },
    focus: 'fields',
  };
}

function referForm({ incident }: Making): ActForm {
  const options = [
    { value: 'control-room-supervisor', words: 'Supervisor' },
    { value: 'fim', words: 'FIM' },
  ];
  return {
    fields: [{ name: 'to', label: 'Refer to', as: 'buttons', initial: 'control-room-supervisor', options }],
    reason: 'Why do they have to look?',
    submit: ({ to }) => (to === 'fim' ? 'Refer to the FIM' : 'Refer to the supervisor'),
    send: (send, { to }, reason) =>
      send(Refer, { incidentId: incident.id, to: to === 'fim' ? to : 'control-room-supervisor', reason }),
    focus: 'reason',
  };
}

const restrictions = [
  { value: 'none', words: 'none', meaning: 'open to all who may see incidents' },
  {
    value: 'restricted',
    words: 'restricted',
    meaning: 'place, grade, clock and markers show; the rest reads “restricted: ring the FIM”',
  },
  {
    value: 'concealed',
    words: 'concealed',
    meaning: 'nothing shows; whoever deploys near by is told to contact the FIM',
  },
] as const;
const WARNING_METRES = 500;

/** Who set the restriction stays on its list, and the FIM always is. */
function restrictForm({ incident, accountId }: Making): ActForm {
  const initial = incident.restriction === 'none' ? 'restricted' : incident.restriction;
  const meant = (values: Values) =>
    restrictions.find(({ value }) => value === values.restriction)?.value ?? 'restricted';
  return {
    fields: [
      { name: 'restriction', label: 'Restriction', as: 'buttons', initial, options: restrictions },
      {
        ...{ name: 'radius', label: 'Metres within which others are warned', as: 'number' },
        ...{ initial: String(WARNING_METRES), when: (values) => meant(values) === 'concealed' },
      },
    ],
    reason: 'Reason',
    submit: (values) => (meant(values) === 'none' ? 'Lift the restriction' : `Make it ${meant(values)}`),
    send: (send, values, reason) => {
      const restriction = meant(values);
      const allowed = restriction === 'none' ? [] : [accountId];
      const seen = incident.restriction;
      const radiusMetres = Number(values.radius);
      return send(Restrict, { incidentId: incident.id, seen, restriction, allowed, radiusMetres, reason });
    },
    focus: 'reason',
  };
}

const waits = [10, 20, 30, 60, 120, 240, 480] as const;
const USUAL_WAIT = '30';

/** What is late is reviewed with a rationale and a time to look again: that is acting on it, seeing it is not. */
function reviewForm({ incident, now }: Making): ActForm {
  const options = waits.map((wait) => ({
    value: String(wait),
    words: `${wait < 60 ? `${wait} minutes` : `${wait / 60} h`} · ${shortTimeOf(now() + wait * 60_000)}`,
  }));
  return {
    fields: [{ name: 'minutes', label: 'Look again in', as: 'select', initial: USUAL_WAIT, options }],
    reason: 'Rationale: why this is right for now, and what the caller was told',
    submit: () => 'Review',
    send: (send, { minutes }, rationale) =>
      send(Review, { incidentId: incident.id, rationale, nextReviewAt: Math.round(now() + Number(minutes) * 60_000) }),
    focus: 'reason',
  };
}

/** Asked when a target breaks, and whenever nobody can be sent; never insisted on. */
function unresourcedForm({ incident, pack }: Making): ActForm | string {
  const reasons = pack?.unresourcedReasons ?? [];
  const [first] = reasons;
  if (first === undefined) return 'The force pack has no reasons to choose from.';
  const options = reasons.map(({ code, name }) => ({ value: code, words: `${code} ${name}` }));
  const initial = incident.unresourced?.code ?? first.code;
  return {
    fields: [{ name: 'why', label: 'Why nobody was sent, or nobody in time', as: 'select', initial, options }],
    reason: 'A word more, if it helps',
    submit: () => 'Say why',
    send: (send, { why = '' }, note) => send(GiveUnresourcedReason, { incidentId: incident.id, reason: why, note }),
    focus: 'fields',
  };
}

/** Opens a restricted record within seconds; alarmed at once and reviewed within a day. */
function glassForm({ incident }: Making): ActForm {
  return {
    fields: [],
    reason: 'Why must you see it now? The FIM is told at once.',
    submit: () => 'Open it',
    send: (send, _, reason) => send(BreakGlass, { incidentId: incident.id, reason }),
    focus: 'reason',
  };
}

/** Opens it again under its number. */
function reopenForm({ incident }: Making): ActForm {
  return {
    fields: [],
    reason: 'Why is it opened again?',
    submit: () => 'Open it again',
    send: (send, _, reason) => send(ReopenIncident, { incidentId: incident.id, reason }),
    focus: 'reason',
  };
}

/** Each act whose form is a few fields and a reason; a text instead of a form says why there is none. */
export const actForms = {
  grade: gradeForm,
  code: codeForm,
  result: resultForm,
  agency: agencyForm,
  marker: markerForm,
  refer: referForm,
  restrict: restrictForm,
  review: reviewForm,
  glass: glassForm,
  reopen: reopenForm,
  what: whatForm,
  qualifier: qualifierForm,
  unqualify: unqualifyForm,
  defer: deferForm,
  update: updateForm,
  crime: crimeForm,
  hold: holdForm,
  unresourced: unresourcedForm,
  ask: askForm,
  swap: swapForm,
  handOverJob: handOverForm,
} satisfies Record<string, (making: Making) => ActForm | string>;

export type ActFormName = keyof typeof actForms;
