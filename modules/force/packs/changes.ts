import { canonical } from '../../../kernel/index.ts';
import { type PackSection, packSections } from './sections.ts';

/** What a section says otherwise, in words, e.g. `Changed 202 Rowdy behaviour: grade: G2 → G1`. */
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
  const words = spaced(section);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `warnAt` → `warn at` */
const spaced = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

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
    return wordsOf(before[key], after[key], at === '' ? spaced(key) : `${at}, ${spaced(key)}`);
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
  const text = said(value);
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`;
}

function said(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return listSaid(value);
  if (!isFields(value)) return String(value);
  const title = titleOf(value);
  return title === '' ? fieldsSaid(value) : title;
}

function listSaid(value: readonly unknown[]): string {
  if (value.length === 0) return 'nothing';
  const corners = cornersIn(value);
  return corners > 0 ? `drawn with ${corners} corners` : value.map(said).join(', ');
}

const fieldsSaid = (value: Fields): string =>
  Object.entries(value)
    .map(([key, held]) => `${spaced(key)} ${said(held)}`)
    .join(', ');

/** Of an outline, or of several: how many pairs of longitude and latitude; of one alone none, which is a place. */
function cornersIn(value: unknown): number {
  if (!Array.isArray(value)) return 0;
  if (value.length > 2 && value.every(isPair)) return value.length;
  return value.reduce((sum: number, part: unknown) => sum + cornersIn(part), 0);
}

const isPair = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number');
