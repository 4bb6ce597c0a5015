import {
  ExtendFence,
  type FenceBounds,
  FenceTold,
  SetFence,
  WithdrawFence,
} from '../../../modules/operations/contract.ts';
import { MarkerKind } from '../../../modules/pole/contract.ts';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';
import type { ActForm, FormField, Values } from '../incident/act-forms.ts';
import type { PackRow } from '../session/desk.tsx';
import type { FenceRow } from './fence-words.ts';
import type { ShapeRow } from './spots.ts';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const hours = [1, 2, 4, 8, 12, 24, 48, 168] as const;

export interface FenceMaking {
  /** What is drawn, corner by corner; of a circle the first is its middle. */
  readonly corners: readonly (readonly [number, number])[];
  /** The incident in hand, and what is drawn for it. */
  readonly incident: { readonly id: string; readonly number: string } | null;
  readonly shapes: readonly { readonly row: ShapeRow; readonly words: string }[];
  readonly pack: PackRow | null;
  readonly now: () => number;
  readonly newId: () => string;
}

const SHAPE = 'shape:';
const has =
  (name: string, ...wanted: readonly string[]) =>
  (values: Values): boolean =>
    wanted.includes(values[name] ?? '');

/** Sets a fence: what it goes round, whom it watches, who is told, until when. */
export function setFenceForm(making: FenceMaking): ActForm {
  return {
    fields: [...boundsFields(making), ...watchFields(making), ...toldFields(making)],
    reason: null,
    submit: () => 'Set the fence',
    send: (send, values) => {
      const { incident, newId } = making;
      const incidentId = incident !== null && values.of === 'incident' ? incident.id : null;
      const told = FenceTold.options.find((one) => one === values.told) ?? 'dispatcher';
      const way = values.ways === 'out' || values.ways === 'both' ? values.ways : 'in';
      return send(SetFence, {
        ...{ fenceId: newId(), name: values.name?.trim() ?? '', incidentId, bounds: boundsOf(values, making) },
        ...{ watch: watchOf(values), ways: way, exceptSent: values.sent !== 'too' },
        ...{ alarm: values.alarm === 'C' ? 'C' : 'B', told, until: endOf(values, making.now) },
      });
    },
    focus: 'fields',
  };
}

function boundsFields({ incident, shapes, pack }: FenceMaking): readonly FormField[] {
  const drawn = shapes.map(({ row, words }) => ({ value: `${SHAPE}${row.id}`, words }));
  const areas = (pack?.areas ?? []).map(({ id, name, parent }) => ({
    value: id,
    words: parent === null ? name : `${name} (beat)`,
  }));
  return [
    { name: 'name', label: 'Name', as: 'text', initial: '' },
    {
      ...{ name: 'round', label: 'Round what', as: 'select', initial: drawn[0]?.value ?? 'circle' },
      options: [
        ...drawn,
        { value: 'circle', words: 'A circle round the first point' },
        { value: 'outline', words: 'The outline of the points' },
        { value: 'area', words: 'An area or beat' },
        { value: 'markers', words: 'Places with a warning marker' },
      ],
    },
    { name: 'metres', label: 'Metres', as: 'number', initial: '200', when: has('round', 'circle', 'markers') },
    {
      ...{ name: 'area', label: 'Area', as: 'select', initial: areas[0]?.value ?? '', options: areas },
      when: has('round', 'area'),
    },
    {
      ...{ name: 'markers', label: 'Marked', as: 'select', initial: 'weapons do-not-visit' },
      options: [
        { value: 'weapons do-not-visit', words: 'weapons, or do not visit' },
        ...MarkerKind.options.map((kind) => ({ value: kind, words: kind.replaceAll('-', ' ') })),
      ],
      when: has('round', 'markers'),
    },
    ...(incident === null ? [] : [ofField(incident.number)]),
  ];
}

function ofField(number: string): FormField {
  return {
    ...{ name: 'of', label: 'Belongs to', as: 'select', initial: 'incident' },
    options: [
      { value: 'incident', words: `${number}: its log, ends with it` },
      { value: 'none', words: 'no incident' },
    ],
  };
}

function watchFields({ pack }: FenceMaking): readonly FormField[] {
  const kinds = (pack?.unitKinds ?? []).map(({ id, name }) => ({ value: id, words: name }));
  return [
    {
      ...{ name: 'whom', label: 'Whom it watches', as: 'select', initial: 'all' },
      options: [
        { value: 'all', words: 'any unit' },
        { value: 'units', words: 'these units' },
        { value: 'kinds', words: 'a kind of unit' },
      ],
    },
    { name: 'callsigns', label: 'Callsigns', as: 'text', initial: '', when: has('whom', 'units') },
    {
      ...{ name: 'kind', label: 'Kind', as: 'select', initial: kinds[0]?.value ?? '', options: kinds },
      when: has('whom', 'kinds'),
    },
    {
      ...{ name: 'ways', label: 'Says when one', as: 'select', initial: 'in' },
      options: [
        { value: 'in', words: 'enters, or comes near' },
        { value: 'out', words: 'leaves' },
        { value: 'both', words: 'enters or leaves' },
      ],
    },
    {
      ...{ name: 'sent', label: 'Units sent to it', as: 'select', initial: 'not' },
      options: [
        { value: 'not', words: 'are not told of' },
        { value: 'too', words: 'are told of too' },
      ],
      when: has('of', 'incident'),
    },
  ];
}

const roles = {
  dispatcher: 'the desks of its area',
  'control-room-supervisor': 'the supervisor',
  fim: 'the FIM',
} as const;

function toldFields({ now, pack }: FenceMaking): readonly FormField[] {
  return [
    {
      ...{ name: 'told', label: 'Tells, beside this desk', as: 'select', initial: 'dispatcher' },
      options: FenceTold.options.map((value) => ({ value, words: roles[value] })),
    },
    {
      ...{ name: 'alarm', label: 'As', as: 'select', initial: 'B' },
      options: [
        { value: 'B', words: 'an alarm until acknowledged' },
        { value: 'C', words: 'a count, without a sound' },
      ],
    },
    hoursField(now(), pack?.fenceHours),
  ];
}

const USUAL_HOURS = 8;

/** `usual`: as the force has it; it stands among the others. */
function hoursField(now: number, usual: number = USUAL_HOURS): FormField {
  const offered = [...new Set<number>([...hours, usual])].sort((a, b) => a - b);
  const options = offered.map((count) => ({
    value: String(count),
    words: count < DAY_HOURS ? `${count} h · ${shortTimeOf(now + count * HOUR_MS)}` : `${count / DAY_HOURS} d`,
  }));
  return { name: 'hours', label: 'For', as: 'select', initial: String(usual), options };
}

function boundsOf(values: Values, { corners }: FenceMaking): FenceBounds {
  const metres = Number(values.metres);
  const round = values.round ?? '';
  if (round.startsWith(SHAPE)) return { kind: 'shape', shapeId: round.slice(SHAPE.length) };
  if (round === 'area') return { kind: 'area', areaId: values.area ?? '' };
  if (round === 'markers') {
    const wanted = (values.markers ?? '').split(' ');
    return { kind: 'markers', markers: MarkerKind.options.filter((kind) => wanted.includes(kind)), metres };
  }
  if (round === 'outline') return { kind: 'outline', corners: corners.map(([lon, lat]) => [lon, lat]) };
  const [lon = Number.NaN, lat = Number.NaN] = corners[0] ?? [];
  return { kind: 'circle', lon, lat, radiusMetres: metres };
}

function watchOf({ whom, callsigns = '', kind = '' }: Values) {
  if (whom === 'units') return { kind: 'units' as const, callsigns: callsigns.split(/[\s,;]+/).filter(Boolean) };
  return whom === 'kinds' ? { kind: 'kinds' as const, kinds: [kind] } : { kind: 'all' as const };
}

function endOf(values: Values, now: () => number): number {
  return Math.round(now() + Number(values.hours) * HOUR_MS);
}

export function extendFenceForm({ id, name, until }: FenceRow, now: () => number): ActForm {
  return {
    fields: [hoursField(now())],
    reason: null,
    submit: () => `Set the new end of ${name ?? 'it'}`,
    send: (send, values) => send(ExtendFence, { fenceId: id, seen: until, until: endOf(values, now) }),
    focus: 'fields',
  };
}

export function withdrawFenceForm({ id, name }: FenceRow): ActForm {
  return {
    fields: [],
    reason: `Why is ${name ?? 'it'} taken away?`,
    submit: () => 'Take it away',
    send: (send, _, reason) => send(WithdrawFence, { fenceId: id, reason }),
    focus: 'reason',
  };
}
