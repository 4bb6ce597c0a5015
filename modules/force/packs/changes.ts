import { canonical } from '../../../kernel/index.ts';
import { type PackSection, packSections } from './sections.ts';

/** What a section says otherwise, in words, e.g. `Changed 202 Rowdy behaviour: grade: "G2" → "G1"`. */
export interface SectionChange {
  readonly section: PackSection;
  readonly name: string;
  readonly words: string[];
}

const MOST_WORDS = 60;
const MOST_CHARACTERS = 120;

type Sections = Readonly<Partial<Record<PackSection, unknown>>>;

/** Every section that says otherwise, in the order of the pack; none of a section that says the same. */
export function changesOf(before: Sections, after: Sections): SectionChange[] {
  return packSections.flatMap((section) => {
    if (canonical(before[section]) === canonical(after[section])) return [];
    const words = wordsOf(before[section], after[section], '');
    const more = words.length - MOST_WORDS;
    return [
      {
        section,
        name: sectionName(section),
        words: more > 0 ? [...words.slice(0, MOST_WORDS), `and ${more} more`] : words,
      },
    ];
  });
}

/** `deadlineRules` → `Deadline rules`. */
export function sectionName(section: PackSection): string {
  const words = section.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function wordsOf(before: unknown, after: unknown, at: string): string[] {
  const [was, is] = [namedRows(before), namedRows(after)];
  if (was !== null && is !== null) return rowWords(was, is, at);
  if (isFields(before) && isFields(after)) return fieldWords(before, after, at);
  return [`${at === '' ? '' : `${at}: `}${short(before)} → ${short(after)}`];
}

function rowWords(was: Rows, is: Rows, at: string): string[] {
  const within = at === '' ? '' : `${at}: `;
  const gone = [...was].filter(([key]) => !is.has(key)).map(([, row]) => `${within}Removed ${titleOf(row)}`);
  const came = [...is].filter(([key]) => !was.has(key)).map(([, row]) => `${within}Added ${titleOf(row)}`);
  const changed = [...is].flatMap(([key, row]) => {
    const old = was.get(key);
    if (old === undefined || canonical(old) === canonical(row)) return [];
    return [`${within}Changed ${titleOf(row)}: ${fieldWords(old, row, '').join('; ')}`];
  });
  const order = [...was.keys()].join('\n') !== [...is.keys()].join('\n');
  const words = [...gone, ...came, ...changed];
  return words.length === 0 && order ? [`${within}Another order`] : words;
}

function fieldWords(before: Fields, after: Fields, at: string): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    if (canonical(before[key]) === canonical(after[key])) return [];
    return wordsOf(before[key], after[key], at === '' ? key : `${at}, ${key}`);
  });
}

type Fields = Readonly<Record<string, unknown>>;
type Rows = ReadonlyMap<string, Fields>;

/** Rows that have an id or code of their own; null where they have none, or where one stands twice. */
function namedRows(value: unknown): Rows | null {
  if (!Array.isArray(value)) return null;
  const rows = value.filter(isFields).map((row) => [keyOf(row), row] as const);
  const named = new Map(rows.flatMap(([key, row]) => (key === null ? [] : [[key, row] as const])));
  return named.size === value.length ? named : null;
}

function keyOf({ id, code, channel, callsign }: Fields): string | null {
  const key = id ?? code ?? callsign ?? channel;
  return typeof key === 'string' ? key : null;
}

function titleOf(row: Fields): string {
  const { name } = row;
  return [keyOf(row), typeof name === 'string' ? name : ''].filter(Boolean).join(' ');
}

function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function short(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`;
}
