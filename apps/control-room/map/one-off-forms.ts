import type { RowOf } from '../../../kernel/pure.ts';
import { EndOneOff, ExtendOneOff, type OneOffs, SetOneOff } from '../../../modules/gazetteer/contract.ts';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import type { ActForm, FormField } from '../incident/act-forms.ts';

export type OneOffRow = RowOf<typeof OneOffs>;

interface Spot {
  readonly lon: number;
  readonly lat: number;
  readonly label: string;
}

const HOUR_MS = 3_600_000;
const hours = [1, 2, 4, 8, 12, 24, 48, 168, 672] as const;
const DAY_HOURS = 24;
const USUAL_METRES = '50';

function lifeField(now: number): FormField {
  const options = hours.map((count) => {
    const span = count < DAY_HOURS ? `${count} h` : `${count / DAY_HOURS} d`;
    return {
      value: String(count),
      words: count < DAY_HOURS ? `${span} · ${shortTimeOf(now + count * HOUR_MS)}` : span,
    };
  });
  return { name: 'hours', label: 'For', as: 'select', initial: '4', options };
}

/** Closes the roads round a point, or names it, for a time. */
export function setForm(spot: Spot, now: () => number, newId: () => string): ActForm {
  const isClosure = ({ kind }: Readonly<Record<string, string>>): boolean => kind === 'closure';
  return {
    fields: [
      {
        ...{ name: 'kind', label: 'What', as: 'buttons', initial: 'closure' },
        options: [
          { value: 'closure', words: 'Road closed', meaning: 'driving times go round it' },
          { value: 'place', words: 'One-off place', meaning: 'found by its name for as long as it lasts' },
        ],
      },
      { name: 'label', label: 'Name', as: 'text', initial: spot.label },
      { name: 'metres', label: 'Metres round the point', as: 'number', initial: USUAL_METRES },
      lifeField(now()),
      {
        ...{ name: 'emergency', label: 'Police under blue light', as: 'buttons', initial: 'no', when: isClosure },
        options: [
          { value: 'no', words: 'go round it too' },
          { value: 'yes', words: 'are let through' },
        ],
      },
    ],
    reason: 'Why, and who says so',
    submit: (values) => (isClosure(values) ? 'Close the road' : 'Name the place'),
    send: (send, values, reason) =>
      send(SetOneOff, {
        ...{ oneOffId: newId(), kind: isClosure(values) ? 'closure' : 'place', label: values.label?.trim() ?? '' },
        ...{ lon: spot.lon, lat: spot.lat, radiusMetres: Number(values.metres), reason },
        ...{ emergencyMayPass: values.emergency === 'yes', endsAt: endOf(values, now) },
      }),
    focus: 'fields',
  };
}

export function extendForm({ id, label, endsAt }: OneOffRow, now: () => number): ActForm {
  return {
    fields: [lifeField(now())],
    reason: `Why does ${label} last longer, or shorter?`,
    submit: () => 'Set the new end',
    send: (send, values, reason) =>
      send(ExtendOneOff, { oneOffId: id, seen: endsAt, endsAt: endOf(values, now), reason }),
    focus: 'fields',
  };
}

export function endForm({ id, label }: OneOffRow): ActForm {
  return {
    fields: [],
    reason: `Why is ${label} over?`,
    submit: () => 'End it now',
    send: (send, _, reason) => send(EndOneOff, { oneOffId: id, reason }),
    focus: 'reason',
  };
}

function endOf(values: Readonly<Record<string, string>>, now: () => number): number {
  return Math.round(now() + Number(values.hours) * HOUR_MS);
}
