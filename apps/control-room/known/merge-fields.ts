import type { FormField, Values } from '../incident/act-forms.ts';
import { fieldsOf, joinedOf, partsOf, type Said, saidBy } from './entry-fields.ts';

/** One line of two entries side by side. */
export interface Compared {
  readonly name: string;
  readonly label: string;
  readonly one: string;
  readonly into: string;
}

/** Both side by side, field by field. */
export function comparedOf(one: Said, into: Said): readonly Compared[] {
  const others = new Map(fieldsOf(one).map(({ name, initial }) => [name, initial]));
  return fieldsOf(into).map(({ name, label, initial }) => ({
    name,
    label,
    one: others.get(name) ?? '',
    into: initial,
  }));
}

const lists: ReadonlySet<string> = new Set(['aliases', 'phones', 'addresses']);

/** Where they differ it is chosen which stays; of several names, numbers or addresses all stay unless it is said otherwise. */
export function choicesOf(one: Said, into: Said): readonly FormField[] {
  const compared = comparedOf(one, into);
  return compared
    .map((line) => ({ ...line, both: lists.has(line.name) ? bothOf(line, compared) : '' }))
    .filter(({ one: a, into: b, both }) => a !== b || (both !== '' && both !== b))
    .map(({ name, label, one: a, into: b, both }) => {
      const stays = both || b || a;
      const options = [...new Set([stays, b, a])].filter((value) => value !== '');
      return { name, label, as: 'select', initial: stays, options: options.map((value) => ({ value, words: value })) };
    });
}

/** Whoever goes by two names is called by the other one as well. */
function bothOf({ name, one, into }: Compared, compared: readonly Compared[]): string {
  const names = name === 'aliases' ? compared.find((line) => line.name === 'name') : undefined;
  const called = names === undefined || names.one === names.into ? [] : [names.one, names.into];
  return joinedOf([...partsOf(into), ...partsOf(one), ...called]);
}

/** What is said of the entry that stays, after the choices. */
export function keptOf(into: Said, values: Values): Said {
  const initial = Object.fromEntries(fieldsOf(into).map((field) => [field.name, field.initial]));
  const said = saidBy(into, { ...initial, ...values });
  return said.kind === 'person' ? { ...said, aliases: said.aliases.filter((name) => name !== said.name) } : said;
}
