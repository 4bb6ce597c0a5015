import { PlaceHold } from '../../../modules/audit/contract.ts';
import {
  AddQualifier,
  CrimeBasis,
  DeferIncident,
  DescribeIncident,
  HandOffCrime,
  NegateCrime,
  PromiseUpdate,
  RecordCrime,
  RecordUpdate,
  RemoveQualifier,
  UpdateOutcome,
  UpdateTo,
} from '../../../modules/operations/contract.ts';
import { whenOf } from '../../../ui/clock-bar/minutes.ts';
import type { ActForm, Making } from './act-forms.ts';

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/** What it is about, in one line that stays: the earlier words stay in the log. */
export function whatForm({ incident }: Making): ActForm {
  const seen = incident.what ?? '';
  return {
    fields: [{ name: 'what', label: 'What it is about', as: 'words', initial: seen }],
    reason: null,
    submit: () => 'Correct it',
    send: (send, { what = '' }) => send(DescribeIncident, { incidentId: incident.id, seen, what }),
    focus: 'fields',
  };
}

export function qualifierForm({ incident, pack }: Making): ActForm | string {
  const standing = new Set(incident.qualifiers.map(({ code }) => code));
  const options = (pack?.qualifiers ?? [])
    .filter(({ code }) => !standing.has(code))
    // By name, so that typing the word finds it.
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ code, name }) => ({ value: code, words: `${name} (${code})` }));
  const [first] = options;
  if (first === undefined) return 'Every qualifier of the force pack stands already.';
  return {
    fields: [{ name: 'qualifier', label: 'Qualifier', as: 'select', initial: first.value, options }],
    reason: null,
    submit: () => 'Add it',
    send: (send, { qualifier = '' }) => send(AddQualifier, { incidentId: incident.id, code: qualifier }),
    focus: 'fields',
  };
}

export function unqualifyForm({ incident }: Making): ActForm | string {
  const options = incident.qualifiers.map(({ code, name }) => ({ value: code, words: `${name} (${code})` }));
  const [first] = options;
  if (first === undefined) return 'No qualifier stands.';
  return {
    fields: [{ name: 'qualifier', label: 'Take away', as: 'select', initial: first.value, options }],
    reason: 'Why does it not apply?',
    submit: () => 'Take it away',
    send: (send, { qualifier = '' }, reason) =>
      send(RemoveQualifier, { incidentId: incident.id, code: qualifier, reason }),
    focus: 'fields',
  };
}

/** In so many minutes, written as the time of day that it will be. */
function times(minutes: readonly number[], now: number) {
  return minutes.map((wait) => ({
    value: String(wait),
    words: `${spell(wait)} · ${whenOf(now + wait * MINUTE_MS, now)}`,
  }));
}

function spell(minutes: number): string {
  if (minutes < HOUR_MINUTES) return `in ${minutes} min`;
  return minutes < DAY_MINUTES ? `in ${minutes / HOUR_MINUTES} h` : `in ${minutes / DAY_MINUTES} d`;
}

const after = (now: number, minutes: string | undefined): number => Math.round(now + Number(minutes) * MINUTE_MS);

const waits = [15, 30, 60, 120, 240, 480, DAY_MINUTES, 2 * DAY_MINUTES, 7 * DAY_MINUTES] as const;
const BACK = 'back';

/** Put off with a reason; it is in the queue again at its time, whoever sits there then. */
export function deferForm({ incident, now }: Making): ActForm {
  const seen = incident.deferredUntil;
  const back = seen === null ? [] : [{ value: BACK, words: 'back into the queue now' }];
  return {
    fields: [
      { name: 'until', label: 'Until', as: 'select', initial: '60', options: [...back, ...times(waits, now())] },
    ],
    reason: 'Why, and what was agreed',
    submit: ({ until }) => (until === BACK ? 'Take it back' : 'Put it off'),
    send: (send, { until }, reason) =>
      send(
        DeferIncident,
        { incidentId: incident.id, seen, until: until === BACK ? null : after(now(), until), reason },
        { confirm: 'Put it off anyway' },
      ),
    focus: 'fields',
  };
}

const PROMISE = 'promise';
const NO_MORE = 'none';
const updateWords: Readonly<Record<UpdateOutcome, string>> = {
  told: 'told',
  declined: 'wants no word',
  unsafe: 'unsafe to contact',
  'line-lost': 'line lost',
  'third-party': 'a third party rang',
};
const nextWaits = [
  30,
  60,
  120,
  240,
  DAY_MINUTES,
  2 * DAY_MINUTES,
  7 * DAY_MINUTES,
  14 * DAY_MINUTES,
  28 * DAY_MINUTES,
] as const;

/** Who was told, or why not; and by when they hear next. */
export function updateForm({ incident, now }: Making): ActForm {
  const owed = incident.updates.toSorted((a, b) => a.dueAt - b.dueAt)[0];
  const people = UpdateTo.options.map((value) => ({ value, words: value.replace('-', ' ') }));
  const outcomes = UpdateOutcome.options.map((value) => ({ value, words: updateWords[value] }));
  const next = times(nextWaits, now());
  return {
    fields: [
      { name: 'to', label: 'Who', as: 'select', initial: owed?.to ?? 'caller', options: people },
      {
        ...{ name: 'how', label: 'What came of it', as: 'select', initial: owed === undefined ? PROMISE : 'told' },
        options: [...outcomes, { value: PROMISE, words: 'nothing yet: promise an update' }],
      },
      {
        ...{ name: 'next', label: 'Next update', as: 'select', initial: owed === undefined ? '60' : NO_MORE },
        options: [{ value: NO_MORE, words: 'none promised' }, ...next],
      },
    ],
    reason: ({ how }) => (how === PROMISE ? 'Whom by name, and how to reach them' : 'What was said, or why not'),
    submit: ({ how }) => (how === PROMISE ? 'Promise it' : 'Record it'),
    send: (send, values, words) => {
      const to = UpdateTo.options.find((one) => one === values.to) ?? 'caller';
      const outcome = UpdateOutcome.options.find((one) => one === values.how);
      const at = values.next === NO_MORE ? null : after(now(), values.next);
      if (outcome !== undefined) return send(RecordUpdate, { incidentId: incident.id, to, outcome, words, nextAt: at });
      const stands = incident.updates.find((one) => one.to === to && one.why === 'promised')?.dueAt ?? null;
      const dueAt = at ?? after(now(), '60');
      return send(PromiseUpdate, { incidentId: incident.id, to, seen: stands, dueAt, whom: words });
    },
    focus: 'fields',
  };
}

const basisWords: Readonly<Record<CrimeBasis, string>> = {
  'no-crime-happened': 'no crime happened',
  'recorded-elsewhere': 'recorded with another incident',
  'other-force': 'for another force to record',
  'reported-in-error': 'reported in error',
};

/** A reported crime has its number within a day, or the information that shows that there is none. */
export function crimeForm({ incident }: Making): ActForm {
  const ways = [
    { value: 'number', words: 'It has a number' },
    ...(incident.crime === null
      ? []
      : [
          { value: 'hand-off', words: 'Hand it to crime records', meaning: 'its number comes back by itself' },
          { value: 'negate', words: 'No crime to record' },
        ]),
  ];
  const bases = CrimeBasis.options.map((value) => ({ value, words: basisWords[value] }));
  return {
    fields: [
      { name: 'way', label: 'How it is settled', as: 'buttons', initial: 'number', options: ways },
      {
        ...{ name: 'number', label: 'Crime number', as: 'text', initial: '' },
        when: ({ way }) => way === 'number',
      },
      {
        ...{ name: 'basis', label: 'Ground', as: 'select', initial: 'no-crime-happened', options: bases },
        when: ({ way }) => way === 'negate',
      },
    ],
    reason: ({ way }) =>
      way === 'negate' ? 'Additional verifiable information: what was learnt, and where it can be verified' : null,
    submit: ({ way }) => (way === 'negate' ? 'Negate the crime' : way === 'hand-off' ? 'Hand it over' : 'Record it'),
    send: (send, { way, number = '', basis }, information) => {
      const incidentId = incident.id;
      if (way === 'hand-off') return send(HandOffCrime, { incidentId });
      if (way !== 'negate') return send(RecordCrime, { incidentId, crimeNumber: number });
      const ground = CrimeBasis.options.find((one) => one === basis) ?? 'no-crime-happened';
      return send(NegateCrime, { incidentId, basis: ground, information });
    },
    focus: 'fields',
  };
}

/** From now on nothing of the record is erased; lifting it is for professional standards. */
export function holdForm({ incident, newId }: Making): ActForm {
  return {
    fields: [],
    reason: 'Why is the record held: inquest, complaint, CPIA? No names: it stays in the log for ever',
    submit: () => 'Place a legal hold',
    send: (send, _, reason) =>
      send(PlaceHold, { stream: `operations.incident/${incident.id}`, holdId: newId(), reason }),
    focus: 'reason',
  };
}
