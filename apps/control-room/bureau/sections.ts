import { type Path, textOf } from './place.ts';
import type { Shape, ShapeField } from './shape.ts';
import { humanised, labelOf } from './words.ts';

/** One entry of the list at the side: a part of the pack that is edited in one place. */
export interface Section {
  /** Its place in the pack as faults name it; `force`: the single values at its top. */
  readonly id: string;
  readonly group: string;
  readonly title: string;
  /** The places that it holds. */
  readonly places: readonly Path[];
}

/** Top parts that are too much for one page: each part of them is a section. */
const split = new Set(['assessment', 'dispatch', 'control', 'supervision', 'service', 'estate', 'demo']);

const groups: readonly (readonly [string, readonly string[]])[] = [
  ['Incidents', ['codes', 'qualifiers', 'results', 'grades', 'deadlineRules', 'ladders', 'watch', 'lookBack']],
  ['Units', ['plans', 'dispatch', 'statuses', 'statusRules', 'unitKinds', 'skills', 'permits']],
  ['Calls', ['assessment', 'callTaking', 'history', 'record']],
  ['Ground and desks', ['areas', 'stations', 'seats', 'agencies', 'calendars']],
  ['Control room', ['control', 'supervision']],
  ['Service centre', ['service', 'estate']],
];
const others = 'Others';
const force = 'The force';

/** Every part of the pack, in the order in which a bureau thinks of it; what a later version adds stands there too. */
export function sectionsOf(shape: Shape): readonly Section[] {
  if (shape.kind !== 'record') return [];
  const edited = shape.fields.filter(({ key }) => key !== 'id' && key !== 'version');
  const single = edited.filter((field) => isSingle(field));
  const parts = edited.filter((field) => !isSingle(field));
  const ordered = groups.flatMap(([group, keys]) =>
    keys.flatMap((key) => parts.filter((part) => part.key === key).flatMap((part) => sectionsOfPart(part, group))),
  );
  const known = new Set(groups.flatMap(([, keys]) => keys));
  const rest = parts
    .filter(({ key }) => !known.has(key) && key !== 'demo')
    .flatMap((part) => sectionsOfPart(part, others));
  const demo = parts.filter(({ key }) => key === 'demo').flatMap((part) => sectionsOfPart(part, 'Demonstration'));
  return [
    ...ordered,
    ...rest,
    { id: 'force', group: force, title: 'Name, bounds and times', places: single.map(({ key }) => [key]) },
    ...demo,
  ];
}

/** Values that need no page of their own. */
function isSingle({ key, shape }: ShapeField): boolean {
  if (key === 'attributions' || key === 'demandHours' || key === 'urbanRule') return true;
  return shape.kind !== 'list' && shape.kind !== 'record' && shape.kind !== 'map';
}

function sectionsOfPart({ key, shape }: ShapeField, group: string): readonly Section[] {
  if (!split.has(key) || shape.kind !== 'record') return [sectionAt([key], labelOf([key]), group)];
  const lone = shape.fields.filter((field) => isSingle(field));
  const parts = shape.fields.filter((field) => !isSingle(field));
  return [
    ...parts.map((part) => sectionAt([key, part.key], labelOf([key, part.key]), group)),
    ...(lone.length === 0
      ? []
      : [
          {
            ...{
              id: `${key}.times`,
              group,
              title: `${humanised(key)}: ${lone.map((field) => labelOf([key, field.key]).toLowerCase()).join(', ')}`,
            },
            places: lone.map((field) => [key, field.key]),
          },
        ]),
  ];
}

/** Grades and what they promise are edited on one page. */
function sectionAt(path: Path, title: string, group: string): Section {
  const id = textOf(path);
  return { id, group, title, places: id === 'grades' ? [path, ['deadlineRules']] : [path] };
}
