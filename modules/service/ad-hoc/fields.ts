import { z } from 'zod';
import type { Practice } from './practices.ts';

export type Kind = 'text' | 'number' | 'time' | 'yes-no' | 'list';

/** A column as the database names it. */
export interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

/** A field that can be asked for: where it is, and what it holds. */
export interface Field {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  /** What it may hold, where its view says so. */
  readonly choices: readonly string[];
  readonly column: string;
  /** Within a JSON column: the way to one value, or the JSON path to many. */
  readonly inner: { readonly way: readonly string[] } | { readonly every: string } | null;
  /** How many there are of a list. */
  readonly counted?: true;
}

/** What JSON Schema says of a shape, as far as it is looked at. */
interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}

/** Every column is a field; what a JSON column holds is known by the view that shows it. */
export function fieldsOf({ view, table, without = [] }: Practice, columns: readonly Column[]): readonly Field[] {
  const shape = z.toJSONSchema(view.row, { unrepresentable: 'any' }) as Shape;
  const own = columns.filter((one) => one.table === table && !without.includes(one.name));
  const names = new Set(own.map(({ name }) => name));
  return own.flatMap((column): readonly Field[] => {
    const { name: id } = column;
    const inside = shape.properties?.[camel(id)] ?? {};
    const name = nameOf(id, names);
    if (column.type === 'jsonb') return innerFields({ id, name, column: id }, inside);
    if (column.type === 'text[]')
      return [listOf({ id, name, column: id }, null), howMany({ id, name, column: id }, null)];
    return [{ id, name, kind: kindOf(column), choices: choicesOf(inside), column: id, inner: null }];
  });
}

type Place = Pick<Field, 'id' | 'name' | 'column'>;

function innerFields(place: Place, shape: Shape): readonly Field[] {
  const found = leavesOf(shape, []).flatMap((leaf) => leafFields(place, leaf));
  // What no view says more of: its whole text can be looked into.
  if (found.length === 0) return [{ ...place, kind: 'text', choices: [], inner: { way: [] } }];
  return [...new Map(found.map((field) => [field.id, field])).values()];
}

interface Leaf {
  /** `null`: each of a list. */
  readonly way: readonly (string | null)[];
  readonly shape: Shape;
}

function leafFields(place: Place, { way, shape }: Leaf): readonly Field[] {
  const own = within(place, way);
  const last = way.lastIndexOf(null);
  if (last < 0) {
    const keys = way.filter((key) => key !== null);
    return [{ ...own, ...heldIn(keys.at(-1) ?? '', shape), inner: { way: keys } }];
  }
  // Counted are the things of the list, whatever each of them says.
  const list = way.slice(0, last + 1);
  return [listOf(own, pathOf(way)), howMany(within(place, list), pathOf(list))];
}

function within({ id, name, column }: Place, way: Leaf['way']): Place {
  const keys = way.filter((key) => key !== null);
  return {
    id: [id, ...way.map((key) => key ?? '*')].join('.'),
    name: [name, ...keys.map((key) => low(nameOf(key)))].join(': '),
    column,
  };
}

function listOf(place: Place, every: string | null): Field {
  return { ...place, kind: 'list', choices: [], inner: every === null ? null : { every } };
}

function howMany({ id, name, column }: Place, every: string | null): Field {
  const place = { id: `${id.replace(/[.][*]$/, '')}#`, name: `${name}: how many`, column };
  return { ...place, kind: 'number', choices: [], inner: every === null ? null : { every }, counted: true };
}

function heldIn(key: string, shape: Shape): Pick<Field, 'kind' | 'choices'> {
  const types = alternatives(shape).map(({ type }) => type);
  if (types.includes('boolean')) return { kind: 'yes-no', choices: [] };
  if (!types.some((type) => type === 'number' || type === 'integer'))
    return { kind: 'text', choices: choicesOf(shape) };
  return { kind: /(^|[a-z])(At|at|since|until|from|to|by|Due)$/.test(key) ? 'time' : 'number', choices: [] };
}

function leavesOf(shape: Shape, way: readonly (string | null)[]): readonly Leaf[] {
  const all = alternatives(shape);
  const inner = all.flatMap((one) => [
    ...Object.entries(one.properties ?? {}).flatMap(([key, held]) => leavesOf(held, [...way, key])),
    ...(one.items === undefined ? [] : leavesOf(one.items, [...way, null])),
  ]);
  if (inner.length > 0) return [...new Map(inner.map((leaf) => [leaf.way.join('.'), leaf])).values()];
  return all.some(({ type }) => type !== undefined) && way.length > 0 ? [{ way, shape }] : [];
}

/** What it can be, without nothing. */
function alternatives(shape: Shape): readonly Shape[] {
  const among = shape.anyOf ?? shape.oneOf;
  if (among === undefined) return shape.type === 'null' ? [] : [shape];
  return among.flatMap(alternatives);
}

function choicesOf(shape: Shape): readonly string[] {
  const all = alternatives(shape).flatMap((one) => one.enum ?? (one.const === undefined ? [] : [one.const]));
  return all.filter((one) => typeof one === 'string');
}

function pathOf(way: readonly (string | null)[]): string {
  return `$${way.map((key) => (key === null ? '[*]' : `.${JSON.stringify(key)}`)).join('')}`;
}

/** Times are big integers, but for places in a log or a file. */
function kindOf({ name, type }: Column): Kind {
  if (type === 'boolean') return 'yes-no';
  if (type === 'bigint') return /(^|_)position$|^bytes$|^guarded_at$/.test(name) ? 'number' : 'time';
  return type === 'text' ? 'text' : 'number';
}

function camel(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Names that no rule makes of their columns. */
const wellKnown: Readonly<Record<string, string>> = {
  ...{
    situation: 'State',
    vip: 'Why it matters',
    ping_pong: 'Back and forth',
    sequence: 'Sequence',
  },
  ...{ history: 'Taken in as history', computed: 'Priority by the matrix', missed: 'Missed target' },
};

/** `service_ids` → Services; `assignee_id` beside `assignee` → Assignee, account. */
function nameOf(key: string, beside: ReadonlySet<string> = new Set()): string {
  const known = wellKnown[key];
  if (known !== undefined) return known;
  const snake = key.replaceAll(/([A-Z])/g, '_$1').toLowerCase();
  const bare = snake.replace(/_ids?$/, '');
  if (bare === snake) return high(snake);
  if (snake.endsWith('_ids')) return `${high(bare)}s`.replace(/ys$/, 'ies');
  return beside.has(bare) ? `${high(bare)}, account` : high(bare);
}

function high(snake: string): string {
  const words = snake.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function low(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
