import { AskForResource, HandOverJob, SwapUnits } from '../../../modules/operations/contract.ts';
import { isFree, type UnitRow, wordOf } from '../units/unit-tone.ts';
import type { ActForm, Making, Values } from './act-forms.ts';

const yes = 'yes';
const urgencies = [
  { value: 'no', words: 'as soon as it can be' },
  { value: yes, words: 'urgently', meaning: 'life or an officer is at risk: it climbs as an immediate call does' },
];

/** What is needed beside the units; it waits with a clock of its own until somebody answers. */
export function askForm({ incident, pack, newId }: Making): ActForm | string {
  const options = (pack?.asks ?? []).map(({ id, name }) => ({ value: id, words: name }));
  const [first] = options;
  if (first === undefined) return 'The force pack has nothing that can be asked for.';
  return {
    fields: [
      { name: 'what', label: 'Ask for', as: 'select', initial: first.value, options },
      { name: 'count', label: 'How many', as: 'number', initial: '1' },
      { name: 'urgent', label: 'How soon', as: 'buttons', initial: 'no', options: urgencies },
    ],
    reason: 'What for, if it needs saying',
    submit: ({ urgent }) => (urgent === yes ? 'Ask urgently' : 'Ask'),
    send: (send, { what = '', count, urgent }, note) =>
      send(AskForResource, {
        ...{ incidentId: incident.id, askId: newId(), what, note },
        ...{ count: Number(count), urgent: urgent === yes },
      }),
    focus: 'fields',
  };
}

const EXCHANGE = 'exchange';
const returns = [
  { value: 'place', words: 'it takes the place', meaning: 'the one that goes is free' },
  { value: EXCHANGE, words: 'they exchange jobs', meaning: 'the one that goes takes the job that the other has' },
];

/** One goes, another comes in the same moment: no clock begins anew, and nothing sounds. */
export function swapForm(making: Making): ActForm | string {
  const choice = choiceOf(making);
  if (typeof choice === 'string') return choice;
  const { incident, units, newId } = making;
  const activeOf = (tourId: string | undefined) => units.find(({ id }) => id === tourId)?.active ?? null;
  return {
    fields: [
      ...choice,
      {
        ...{ name: 'back', label: 'And in return', as: 'buttons', initial: 'place', options: returns },
        when: ({ in: into }) => activeOf(into) !== null,
      },
    ],
    reason: 'Why',
    submit: ({ out, in: into }) => `Swap ${nameOf(making, out)} for ${nameOf(making, into)}`,
    send: (send, values, reason) => {
      const active = activeOf(values.in);
      const exchanged = active !== null && values.back === EXCHANGE;
      const how = exchanged ? EXCHANGE : active === null ? 'assign' : 'divert';
      const returnAssignmentId = exchanged ? newId() : null;
      const pair = pairOf(making, values);
      return send(
        SwapUnits,
        { incidentId: incident.id, ...pair, how, returnAssignmentId, reason },
        { confirm: 'Swap them anyway' },
      );
    },
    focus: 'fields',
  };
}

const places = [
  { value: 'no', words: 'it goes there' },
  { value: yes, words: 'it is there already' },
];

/** What one crew tells the other goes with the job; both keep their part of it. */
export function handOverForm(making: Making): ActForm | string {
  const choice = choiceOf(making);
  if (typeof choice === 'string') return choice;
  return {
    fields: [...choice, { name: 'there', label: 'And', as: 'buttons', initial: 'no', options: places }],
    reason: 'What is done, and what is left to do',
    submit: ({ out, in: into }) => `Hand over from ${nameOf(making, out)} to ${nameOf(making, into)}`,
    send: (send, values, words) =>
      send(
        HandOverJob,
        { incidentId: making.incident.id, ...pairOf(making, values), atScene: values.there === yes, words },
        { confirm: 'Hand it over anyway' },
      ),
    focus: 'fields',
  };
}

/** Those that are on it, and all others on duty, the free ones first; a unit of the incident may take over from another. */
function choiceOf({ incident, units }: Making): ActForm['fields'] | string {
  const out = incident.units.map(({ tourId, callsign, milestone, stacked }) => ({
    value: tourId,
    words: `${callsign} · ${stacked ? 'stacked' : milestone.replace('-', ' ')}`,
  }));
  const [first] = out;
  if (first === undefined) return 'Nobody is on it yet.';
  const into = units
    .filter(({ onDuty }) => onDuty)
    .toSorted((a, b) => Number(isFree(b)) - Number(isFree(a)) || a.callsign.localeCompare(b.callsign))
    .map((unit) => ({ value: unit.id, words: `${unit.callsign} · ${wordOf(unit)}` }));
  const next = into.find(({ value }) => value !== first.value);
  if (next === undefined) return 'No other unit is on duty.';
  return [
    { name: 'out', label: 'Goes', as: 'select', initial: first.value, options: out },
    { name: 'in', label: 'Comes', as: 'select', initial: next.value, options: into },
  ];
}

function pairOf({ incident, newId }: Making, { out = '', in: into = '' }: Values) {
  const leaving = incident.units.find(({ tourId }) => tourId === out);
  return {
    out: { tourId: out, assignmentId: leaving?.assignmentId ?? newId() },
    in: { tourId: into, assignmentId: newId() },
  };
}

function nameOf({ incident, units }: Making, tourId: string | undefined): string {
  const on: readonly Pick<UnitRow, 'callsign'>[] = incident.units.filter((unit) => unit.tourId === tourId);
  return [...on, ...units.filter(({ id }) => id === tourId)][0]?.callsign ?? 'it';
}
