import type { FormField, Values } from '../incident/act-forms.ts';
import type { KnownEntry } from './read-known.ts';

export type Said = NonNullable<KnownEntry['said']>;

const BETWEEN = '; ';
const text = (name: string, label: string, initial: string): FormField => ({ name, label, as: 'text', initial });

/** What is said of an entry, a field each; several names, numbers or addresses stand with semicolons between them. */
export function fieldsOf(said: Said): readonly FormField[] {
  switch (said.kind) {
    case 'person':
      return [
        text('name', 'Name', said.name),
        text('aliases', 'Also called', said.aliases.join(BETWEEN)),
        text('bornOn', 'Born on (year-month-day)', said.bornOn ?? ''),
        text('phones', 'Numbers', said.phones.join(BETWEEN)),
        text('addresses', 'Addresses', said.addresses.join(BETWEEN)),
      ];
    case 'vehicle':
      return [
        text('registration', 'Registration', said.registration),
        text('make', 'Make and colour', said.make ?? ''),
      ];
    case 'property':
      return [text('description', 'What it is', said.description), text('serial', 'Serial number', said.serial ?? '')];
  }
}

/** The fields read back. */
export function saidBy({ kind }: Said, values: Values): Said {
  const one = (name: string): string => (values[name] ?? '').trim();
  const list = (name: string): string[] => partsOf(one(name));
  switch (kind) {
    case 'person':
      return {
        ...{ kind, name: one('name'), aliases: list('aliases'), bornOn: one('bornOn') || null },
        ...{ phones: list('phones'), addresses: list('addresses') },
      };
    case 'vehicle':
      return { kind, registration: one('registration'), make: one('make') || null };
    case 'property':
      return { kind, description: one('description'), serial: one('serial') || null };
  }
}

export function partsOf(joined: string): string[] {
  return joined
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Several as one field, each once however it is written. */
export function joinedOf(parts: readonly string[]): string {
  const once = new Map<string, string>();
  for (const part of parts) {
    const key = part.toLowerCase().replace(/\s+/g, '');
    if (!once.has(key)) once.set(key, part);
  }
  return [...once.values()].join(BETWEEN);
}
