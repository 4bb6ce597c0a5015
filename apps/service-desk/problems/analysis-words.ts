import type { InputOf } from '../../../kernel/pure.ts';
import type { AnalyseProblem } from '../../../modules/service/contract.ts';

export type Analysis = InputOf<typeof AnalyseProblem>['analysis'];
export type Kind = Analysis['kind'];
export type Cells = Readonly<Record<string, string>>;

interface Column {
  readonly key: string;
  readonly name: string;
  /** Left out: it is typed. */
  readonly options?: readonly (readonly [string, string])[];
  readonly type?: 'datetime-local';
}

interface Shape {
  readonly name: string;
  readonly hint: string;
  /** One line beside the rows; null: there is none. */
  readonly line: readonly [key: string, name: string] | null;
  readonly columns: readonly Column[];
  readonly more: string;
}

export const branches = [
  ['people', 'People'],
  ['process', 'Process'],
  ['technology', 'Technology'],
  ['supplier', 'Supplier'],
  ['place', 'Place'],
  ['measurement', 'Measurement'],
] as const;
export const verdicts = [
  ['open', 'Not looked at'],
  ['ruled-out', 'Ruled out'],
  ['contributes', 'Contributes'],
  ['root', 'The root'],
] as const;
const questions = [
  ['what', 'What'],
  ['where', 'Where'],
  ['when', 'When'],
  ['extent', 'How much'],
] as const;

/** How each tool is laid out: rows of cells, which the screens show and fill in alike. */
export const shapes: Readonly<Record<Kind, Shape>> = {
  'five-whys': {
    name: 'Five whys',
    hint: 'Ask why of each answer, and say what shows it, down to what can be altered.',
    line: ['root', 'The root: what is altered so that it does not come again'],
    columns: [
      { key: 'because', name: 'Because' },
      { key: 'evidence', name: 'What shows it' },
    ],
    more: 'Ask why again',
  },
  fishbone: {
    name: 'Fishbone',
    hint: 'What may have led to it, by where it lies, and what became of each.',
    line: ['effect', 'The effect'],
    columns: [
      { key: 'branch', name: 'Bone', options: branches },
      { key: 'cause', name: 'Cause' },
      { key: 'verdict', name: 'What became of it', options: verdicts },
    ],
    more: 'Another cause',
  },
  timeline: {
    name: 'Timeline',
    hint: 'What happened when, from whichever record.',
    line: null,
    columns: [
      { key: 'at', name: 'When', type: 'datetime-local' },
      { key: 'what', name: 'What happened' },
      { key: 'source', name: 'Where it stands' },
    ],
    more: 'Another moment',
  },
  'kepner-tregoe': {
    name: 'Kepner-Tregoe',
    hint: 'Where it is, where it could be and is not, what is distinct there, and what altered.',
    line: null,
    columns: [
      { key: 'question', name: 'Question', options: questions },
      { key: 'is', name: 'Is' },
      { key: 'isNot', name: 'Is not' },
      { key: 'distinct', name: 'Distinct' },
      { key: 'altered', name: 'Altered' },
    ],
    more: 'Another question',
  },
};

export const kinds = Object.keys(shapes) as readonly Kind[];

export const causeColumns: readonly Column[] = [
  { key: 'cause', name: 'Possible cause' },
  { key: 'assumes', name: 'What it assumes' },
  {
    key: 'proven',
    name: 'Proven',
    options: [
      ['', 'No'],
      ['yes', 'Yes'],
    ],
  },
];

export interface Sheet {
  readonly line: string;
  readonly rows: readonly Cells[];
  /** Of Kepner and Tregoe alone. */
  readonly causes: readonly Cells[];
}

/** An empty row begins with the first of what can be chosen. */
export function blankRow(columns: readonly Column[]): Cells {
  return Object.fromEntries(columns.map(({ key, options }) => [key, options?.[0]?.[0] ?? '']));
}

export function blankSheet(kind: Kind): Sheet {
  const { columns } = shapes[kind];
  if (kind !== 'kepner-tregoe') return { line: '', rows: [blankRow(columns)], causes: [] };
  const rows = questions.map(([question]) => ({ ...blankRow(columns), question }));
  return { line: '', rows, causes: [blankRow(causeColumns)] };
}

/** As it is shown and typed. */
export function sheetOf(analysis: Analysis): Sheet {
  const cells = (one: object): Cells =>
    Object.fromEntries(Object.entries(one).map(([key, value]) => [key, String(value)]));
  switch (analysis.kind) {
    case 'five-whys':
      return { line: analysis.root, rows: analysis.whys.map(cells), causes: [] };
    case 'fishbone':
      return { line: analysis.effect, rows: analysis.causes.map(cells), causes: [] };
    case 'timeline':
      return { line: '', rows: analysis.entries.map(({ at, ...more }) => ({ ...more, at: localOf(at) })), causes: [] };
    case 'kepner-tregoe': {
      const causes = analysis.causes.map(({ proven, ...more }) => ({ ...more, proven: proven ? 'yes' : '' }));
      return { line: '', rows: analysis.rows.map(cells), causes };
    }
  }
}

/** As it is sent; rows in which nothing was typed are left out. */
export function analysisOf(kind: Kind, sheet: Sheet): unknown {
  const typed = (rows: readonly Cells[], key: string): readonly Cells[] => rows.filter((row) => row[key]?.trim());
  switch (kind) {
    case 'five-whys':
      return { kind, root: sheet.line, whys: typed(sheet.rows, 'because') };
    case 'fishbone':
      return { kind, effect: sheet.line, causes: typed(sheet.rows, 'cause') };
    case 'timeline': {
      const entries = typed(sheet.rows, 'what').map((row) => ({ ...row, at: Date.parse(row.at ?? '') }));
      return { kind, entries: entries.toSorted((a, b) => a.at - b.at) };
    }
    case 'kepner-tregoe': {
      const causes = typed(sheet.causes, 'cause').map((row) => ({ ...row, proven: row.proven === 'yes' }));
      return { kind, rows: sheet.rows, causes };
    }
  }
}

/** A time as its box holds it, on the clock of whoever types. */
function localOf(at: number): string {
  const zone = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - zone).toISOString().slice(0, 16);
}
