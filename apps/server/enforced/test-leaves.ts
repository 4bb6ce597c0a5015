import type { z } from 'zod';

/** Leaf of a schema, e.g. `grades[].weight` → the schemas that it may be of (a union has several). */
export type Leaves = ReadonlyMap<string, readonly z.core.$ZodType[]>;
type Step = string | number;

/** Every leaf of a schema: what stands in a list is `[]`, in a table of any keys `{}`. */
export function leavesOf(schema: z.core.$ZodType): Leaves {
  const found = new Map<string, z.core.$ZodType[]>();
  walk(schema, '', found);
  return found;
}

function walk(schema: z.core.$ZodType, path: string, found: Map<string, z.core.$ZodType[]>): void {
  const { def } = schema._zod as unknown as { readonly def: Definition };
  if (def.type === 'object') {
    for (const [key, part] of Object.entries(def.shape)) walk(part, path === '' ? key : `${path}.${key}`, found);
  } else if (def.type === 'array') walk(def.element, `${path}[]`, found);
  else if (def.type === 'record') walk(def.valueType, `${path}{}`, found);
  else if (def.type === 'union') for (const option of def.options) walk(option, path, found);
  else if (def.innerType !== undefined) walk(def.innerType, path, found);
  else found.set(path, [...(found.get(path) ?? []), schema]);
}

/** What of zod's own definitions is read here. */
interface Definition {
  readonly type: string;
  readonly shape: Readonly<Record<string, z.core.$ZodType>>;
  readonly element: z.core.$ZodType;
  readonly valueType: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly options: readonly z.core.$ZodType[];
  readonly entries: Readonly<Record<string, string>>;
  readonly values: readonly unknown[];
}

/** Values that were put otherwise at one leaf: in every place where it stands, and in single ones. */
export function* changesOf<T extends object>(
  whole: T,
  path: string,
  schemas: readonly z.core.$ZodType[],
): Generator<T> {
  const places = placesOf(whole, path);
  const peers = [...new Set(places.map((place) => valueAt(whole, place)))];
  const others = places.map((place) => otherValues(valueAt(whole, place), schemas, peers));
  for (const turn of [0, 1, 2]) {
    const here = places
      .map((place, i) => ({ place, values: others[i] ?? [] }))
      .filter(({ values }) => values.length > turn);
    if (here.length > 0) yield here.reduce((made, { place, values }) => put(made, place, values[turn]) as T, whole);
  }
  for (const i of new Set([0, places.length >> 1, places.length - 1])) {
    const [place, values] = [places[i], others[i]];
    if (place !== undefined && values?.length) yield put(whole, place, values[0]) as T;
  }
}

/** Where a leaf stands in a value. */
function placesOf(whole: unknown, path: string): readonly (readonly Step[])[] {
  let places: (readonly Step[])[] = [[]];
  for (const part of path.split('.')) {
    const [name = ''] = /^[^[{]+/.exec(part) ?? [];
    places = places.map((place) => [...place, name]);
    const depth = part.slice(name.length).length / 2;
    for (let level = 0; level < depth; level += 1) {
      places = places.flatMap((place) => keysOf(valueAt(whole, place)).map((key) => [...place, key]));
    }
    if (part !== lastOf(path)) places = places.filter((place) => valueAt(whole, place) instanceof Object);
  }
  return places;
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function keysOf(value: unknown): readonly Step[] {
  if (Array.isArray(value)) return value.map((_one, i) => i);
  return value instanceof Object ? Object.keys(value) : [];
}

function valueAt(whole: unknown, place: readonly Step[]): unknown {
  return place.reduce<unknown>((value, key) => (value as Record<Step, unknown> | null | undefined)?.[key], whole);
}

/** A copy; what is put as undefined is left out. */
function put(whole: unknown, [key, ...rest]: readonly Step[], value: unknown): unknown {
  if (key === undefined) return value;
  const inner = put((whole as Record<Step, unknown> | undefined)?.[key], rest, value);
  if (Array.isArray(whole)) return whole.map((one, i) => (i === key ? inner : one)).filter((one) => one !== undefined);
  const { [key]: _, ...others } = whole as Record<Step, unknown>;
  return inner === undefined ? others : { ...(whole as object), [key]: inner };
}

function otherValues(
  value: unknown,
  schemas: readonly z.core.$ZodType[],
  peers: readonly unknown[],
): readonly unknown[] {
  const known = peers.filter((peer) => peer !== undefined && peer !== null).slice(0, 3);
  const found = [...schemas.flatMap((schema) => bySchema(schema, value)), ...byValue(value, known)];
  return [...new Set(found)].filter((one) => one !== value);
}

function bySchema(schema: z.core.$ZodType, value: unknown): readonly unknown[] {
  const { def } = schema._zod as unknown as { readonly def: Definition };
  if (def.type === 'enum') return Object.values(def.entries);
  if (def.type === 'literal') return [value === undefined ? def.values[0] : undefined];
  return def.type === 'boolean' ? [value !== true] : [];
}

function byValue(value: unknown, known: readonly unknown[]): readonly unknown[] {
  if (typeof value === 'number') return [value + 1, value / 2, 0];
  if (Array.isArray(value)) return [value.map((one) => (typeof one === 'number' ? one + 0.01 : one))];
  if (typeof value === 'string') return [...known, another(value)];
  return [...known, 'x', 7];
}

function another(text: string): string {
  if (/^\d\d:\d\d$/.test(text)) return text === '03:17' ? '04:00' : '03:17';
  if (text.startsWith('Europe/')) return 'Asia/Tokyo';
  return /^\d{4}-\d\d-\d\d$/.test(text) ? '2026-12-25' : `${text}x`;
}
