import { z } from 'zod';
import type { FieldTerm, ItemClass } from '../../force/index.ts';
import type { Value } from './events.ts';
import { type EstateTerms, fieldsOf } from './terms.ts';

type Values = Readonly<Record<string, Value | null>>;

/** What may stand in a field. */
function schemaOf(field: FieldTerm, terms: EstateTerms): z.ZodType {
  switch (field.kind) {
    case 'text':
      return textOf(field);
    case 'number':
      return numberOf(field);
    case 'choice':
      return z.enum(field.values, `one of: ${field.values.join(', ')}`);
    case 'flag':
      return z.boolean('yes or no');
    case 'date':
      return z.iso.date('a day as 2026-11-30');
    case 'texts':
      return z.array(z.string().min(1).max(100), 'a list of words').max(200);
    case 'team':
      return known(terms.teams, 'a team of the force');
    case 'station':
      return known(terms.stations, 'a station of the force');
  }
}

function textOf({ pattern, example }: FieldTerm): z.ZodType {
  const any = z.string('words').min(1, 'words').max(300, 'at most 300 letters');
  if (pattern === undefined) return any;
  return any.regex(new RegExp(`^(?:${pattern})$`), `written as ${example || pattern}`);
}

function numberOf({ min, max }: FieldTerm): z.ZodType {
  const span = [min === undefined ? '' : `from ${min}`, max === undefined ? '' : `to ${max}`].filter(Boolean).join(' ');
  const words = span === '' ? 'a number' : `a number ${span}`;
  return z
    .number(words)
    .min(min ?? Number.MIN_SAFE_INTEGER, words)
    .max(max ?? Number.MAX_SAFE_INTEGER, words);
}

function known(ids: ReadonlySet<string>, words: string): z.ZodType {
  return z.string(words).refine((id) => ids.has(id), words);
}

const schemas = new WeakMap<EstateTerms, Map<ItemClass, ReadonlyMap<string, z.ZodType>>>();

function schemasOf(itemClass: ItemClass, terms: EstateTerms): ReadonlyMap<string, z.ZodType> {
  const ofTerms = schemas.get(terms) ?? new Map<ItemClass, ReadonlyMap<string, z.ZodType>>();
  schemas.set(terms, ofTerms);
  const found =
    ofTerms.get(itemClass) ?? new Map(fieldsOf(itemClass).map((field) => [field.id, schemaOf(field, terms)]));
  ofTerms.set(itemClass, found);
  return found;
}

/** What is wrong with these values in an item of the class, field by field; nothing: they fit. */
export function faultsOf(itemClass: ItemClass, values: Values, terms: EstateTerms): readonly string[] {
  const fields = schemasOf(itemClass, terms);
  return Object.entries(values).flatMap(([id, value]) => {
    const schema = fields.get(id);
    if (schema === undefined) return [`${id}: no field of ${itemClass.name}`];
    if (value === null) return [];
    const parsed = schema.safeParse(value);
    return parsed.success ? [] : [`${id}: ${parsed.error.issues[0]?.message ?? 'does not fit'}`];
  });
}

/** What was written, as a value of the field: text of a file or of a form. Null: empty. */
export function readValue(field: FieldTerm, written: string): Value | null {
  const text = written.trim();
  if (text === '') return null;
  if (field.kind === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (field.kind === 'flag') return /^(yes|true|1)$/i.test(text) ? true : /^(no|false|0)$/i.test(text) ? false : text;
  if (field.kind === 'texts')
    return text
      .split(/[;,]/)
      .map((one) => one.trim())
      .filter((one) => one !== '');
  return text;
}

/** Parts what says who somebody is from what does not: only the first can be erased. */
export function parted(itemClass: ItemClass, values: Values): { readonly fields: Values; readonly personal: Values } {
  const secret = new Set(fieldsOf(itemClass).flatMap(({ id, personal }) => (personal ? [id] : [])));
  const pick = (wanted: boolean) =>
    Object.fromEntries(Object.entries(values).filter(([id]) => secret.has(id) === wanted));
  return { fields: pick(false), personal: pick(true) };
}
