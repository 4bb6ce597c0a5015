import type { RowOf } from '../../../kernel/pure.ts';
import type { AdHocReports, Question, ReportAnswer, ReportFields } from '../../../modules/service/contract.ts';
import { stampOf } from '../../../ui/clock-bar/minutes.ts';

export type Practice = RowOf<typeof ReportFields>;
export type Field = Practice['fields'][number];
export type AnswerRow = RowOf<typeof ReportAnswer>;
export type SavedReport = RowOf<typeof AdHocReports>;
type Cell = AnswerRow['cells'][number];
export type Condition = Question['where'][number];
export type Step = Question['by'][number]['step'];

/** The name that the force gives to what a field holds an id of; null: it holds none. */
export type NameOf = (fieldId: string, value: string) => string | null;

export function emptyQuestion(about: string): Question {
  const measure = { how: 'count', field: null, until: null, percent: 90 } as const;
  return { about, columns: [], where: [], by: [], measure, order: null, chart: 'none' };
}

const testWords: Readonly<Record<Condition['test'], string>> = {
  is: 'is',
  'is-not': 'is not',
  contains: 'has in it',
  'at-least': 'at least',
  'at-most': 'at most',
  'last-days': 'in the last … days',
  empty: 'is empty',
  filled: 'is filled in',
};

/** Of a time, at least is from then on. */
export function testWord(field: Field | undefined, test: Condition['test']): string {
  if (field?.kind === 'time' && test === 'at-least') return 'from';
  if (field?.kind === 'time' && test === 'at-most') return 'until';
  return testWords[test];
}

export const stepWords: Readonly<Record<Exclude<Step, 'value'>, string>> = {
  hour: 'hour of the day',
  weekday: 'day of the week',
  day: 'day',
  week: 'week',
  month: 'month',
  year: 'year',
};

export const howWords: Readonly<Record<Question['measure']['how'], string>> = {
  count: 'How many',
  sum: 'Sum',
  average: 'Average',
  percentile: 'Percentile',
  least: 'Least',
  most: 'Most',
};

export const chartWords: Readonly<Record<Question['chart'], string>> = { none: 'None', bars: 'Bars', line: 'Line' };

export function fieldOf(practice: Practice | null, id: string): Field | undefined {
  return practice?.fields.find((one) => one.id === id);
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A cell as it is read: ids by their names, times by the clock here; of a time, a file has it as machines read it. */
function textOf(
  cell: Cell,
  field: Field | undefined,
  words: { readonly nameOf: NameOf; readonly forFile: boolean },
): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (field?.kind === 'time' && typeof cell === 'number')
    return words.forFile ? new Date(cell).toISOString() : stampOf(cell);
  if (typeof cell === 'number' || field === undefined) return String(cell);
  const parts = field.kind === 'list' ? cell.split(', ') : [cell];
  return parts.map((part) => words.nameOf(field.id, part) ?? part).join(', ');
}

export interface AnswerTable {
  readonly columns: readonly string[];
  readonly cells: readonly (readonly (string | number | null)[])[];
  /** How many of the first columns are words: the others are figures. */
  readonly wordy: number;
}

/** What was answered, as a table: to read, or for a file. */
export function tableOf(
  { question, practice, rows }: { question: Question; practice: Practice; rows: readonly AnswerRow[] },
  words: { readonly nameOf: NameOf; readonly forFile: boolean },
): AnswerTable {
  const { by, columns } = question;
  if (by.length === 0) {
    const fields = columns.map((id) => fieldOf(practice, id));
    const cells = rows.map((row) => row.cells.map((cell, at) => textOf(cell, fields[at], words)));
    return { columns: fields.map((field, at) => field?.name ?? columns[at] ?? ''), cells, wordy: columns.length };
  }
  const counted = question.measure.how === 'count';
  const heads = by.map(({ field, step }) => headOf(fieldOf(practice, field), step));
  const cells = rows.map(({ cells: groups, value, count }) => [
    ...groups.map((cell, at) => groupText(cell, by[at], { practice, words })),
    ...(counted ? [] : [value === null ? null : Math.round(value * 100) / 100]),
    count,
  ]);
  return {
    columns: [...heads, ...(counted ? [] : [measureWords(question, practice)]), 'How many'],
    cells,
    wordy: by.length,
  };
}

function headOf(field: Field | undefined, step: Step): string {
  const name = field?.name ?? '';
  return step === 'value' ? name : `${name}, ${stepWords[step]}`;
}

interface GroupWords {
  readonly practice: Practice;
  readonly words: { readonly nameOf: NameOf; readonly forFile: boolean };
}

function groupText(cell: Cell, by: Question['by'][number] | undefined, { practice, words }: GroupWords): string {
  if (cell === null || cell === '') return 'Not said';
  if (by?.step === 'weekday') return days[Number(cell) - 1] ?? String(cell);
  if (by?.step === 'hour') return `${cell}:00`;
  const field = fieldOf(practice, by?.field ?? '');
  return textOf(cell, field?.kind === 'list' ? { ...field, kind: 'text' } : field, words);
}

function measureWords({ measure }: Question, practice: Practice): string {
  const { how, field, until, percent } = measure;
  const name = fieldOf(practice, field ?? '')?.name ?? '';
  const what = until === null ? name : `hours from ${name} to ${fieldOf(practice, until)?.name ?? ''}`;
  return how === 'percentile' ? `${percent} % are at most: ${what}` : `${howWords[how]}: ${what}`;
}

/** Typed `2026-11-26T07:00`, here. */
export function millisecondsOf(local: string): string {
  const at = new Date(local).getTime();
  return Number.isNaN(at) ? '' : String(at);
}

/** For the box in which it is typed. */
export function localOf(milliseconds: string): string {
  const at = Number(milliseconds);
  if (milliseconds === '' || Number.isNaN(at)) return '';
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
