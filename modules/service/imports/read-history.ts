import type { CsvTable } from '../../estate/index.ts';
import type { HistoryRecord, HistoryRow } from './commands.ts';
import { readInstant } from './instants.ts';
import { type HistoryMapping, needed, type TargetName, targets } from './mapping.ts';

interface Fault {
  readonly line: number;
  readonly why: string;
}

interface ReadHistory {
  readonly records: readonly HistoryRecord[];
  readonly faults: readonly Fault[];
  /** Of the file that belong to the records. */
  readonly rows: number;
}

/** The records of a table as the mapping reads them. A record with a row that cannot be read is left out whole. */
export function readHistory(table: CsvTable, mapping: HistoryMapping): ReadHistory {
  const faults = [...table.faults, ...headFaults(table.columns, mapping)];
  if (faults.some(({ line }) => line === 0)) {
    return { records: [], rows: 0, faults: faults.map((fault) => ({ ...fault, line: Math.max(1, fault.line) })) };
  }
  const read = table.rows.map((row) => new RowReader(row, mapping).read());
  for (const { line, why } of read) if (why !== null) faults.push({ line, why });
  const groups = Map.groupBy(read, ({ reference }) => reference);
  const records: HistoryRecord[] = [];
  for (const [reference, lines] of groups) {
    const bad = lines.find(({ why }) => why !== null);
    if (bad === undefined) records.push(recordOf(lines));
    else if (reference !== '' && lines.length > 1) faults.push(whole(reference, bad.line, lines));
  }
  return { records, faults, rows: records.reduce((sum, { rows }) => sum + rows.length, 0) };
}

function whole(reference: string, badLine: number, lines: readonly ReadRow[]): Fault {
  const first = lines.find(({ line }) => line !== badLine)?.line ?? badLine;
  return { line: first, why: `${reference} is left out whole, because of line ${badLine}.` };
}

/** Line 0: nothing of the file can be read. */
function headFaults(columns: readonly string[], { columns: mapped }: HistoryMapping): readonly Fault[] {
  const lost = Object.keys(mapped).filter((column) => !columns.includes(column));
  const twice = Object.keys(mapped).filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  const missing = needed.filter(
    (target) => !Object.entries(mapped).some(([column, to]) => to === target && columns.includes(column)),
  );
  return [
    ...lost.map((column) => ({ line: 1, why: `There is no column ${column}.` })),
    ...twice.map((column) => ({ line: 0, why: `There are two columns ${column}: it cannot be told which is meant.` })),
    ...missing.map((target) => ({ line: 0, why: `No column is said to be: ${targets[target]}.` })),
  ];
}

type Row = CsvTable['rows'][number];

interface ReadRow {
  readonly line: number;
  readonly reference: string;
  readonly why: string | null;
  readonly row: HistoryRow;
  readonly head: Omit<HistoryRecord, 'rows'>;
}

function recordOf(lines: readonly ReadRow[]): HistoryRecord {
  const [first] = lines;
  if (first === undefined) throw new Error('A record has at least one line');
  const kept = Object.assign({}, ...lines.map(({ head }) => head.parameters));
  return { ...first.head, parameters: kept, rows: lines.map(({ row }) => row) };
}

/** Where a source has nothing but a priority: impact and urgency that come to it in the usual matrix. */
const usualWeights: Readonly<Record<number, readonly [number, number]>> = {
  ...{ 1: [1, 1], 2: [1, 2], 3: [2, 2], 4: [2, 3], 5: [3, 3] },
};

const MOST = { reference: 100, short: 200, long: 20_000, parameter: 2_000, count: 100_000 } as const;

/** One line; the first thing that is wrong with it is its fault. */
class RowReader {
  private readonly row: Row;
  private readonly mapping: HistoryMapping;
  private readonly said: ReadonlyMap<TargetName, string>;
  private why: string | null = null;

  constructor(row: Row, mapping: HistoryMapping) {
    this.row = row;
    this.mapping = mapping;
    const pairs = Object.entries(mapping.columns).map(([column, target]) => [target, this.cell(column)] as const);
    // Of two columns for one thing the first that says something counts.
    this.said = new Map(pairs.toReversed().toSorted(([, a], [, b]) => Number(a !== '') - Number(b !== '')));
  }

  read(): ReadRow {
    const reference = this.text('reference', MOST.reference);
    if (reference === '') this.fail('It has no number.');
    const openedAt = this.instant('openedAt');
    if (openedAt === null) this.fail('It does not say when it was opened.');
    const priority = this.level('priority');
    const [impact, urgency] = [this.level('impact'), this.level('urgency')];
    const usual = usualWeights[priority ?? 5] ?? [3, 3];
    const opened = openedAt ?? 0;
    const group = this.text('team');
    const row: HistoryRow = {
      line: this.row.line,
      at: this.instant('at') ?? opened,
      changes: this.count('changes'),
      state: this.state(),
      resolvedAt: this.instant('resolvedAt'),
      closedAt: this.instant('closedAt'),
      impact: impact ?? urgency ?? usual[0],
      urgency: urgency ?? impact ?? usual[1],
      priority,
      teamId: this.word('team', this.mapping.teams),
      group,
      assignee: this.text('assignee'),
      resolution: this.text('resolution', MOST.long),
      reopened: this.count('reopened'),
      reassigned: this.count('reassigned'),
      madeSla: this.flag('madeSla'),
    };
    const head = { ...this.head(reference), openedAt: opened };
    return { line: this.row.line, reference, why: this.why, row, head };
  }

  private head(reference: string): Omit<HistoryRecord, 'rows' | 'openedAt'> {
    const category = this.text('category');
    const summary = [this.text('summary'), category].filter((part) => part.length > 2)[0] ?? reference;
    return {
      reference,
      summary: summary.length < 3 ? `No ${summary}` : summary,
      description: this.text('description', MOST.long),
      reporter: this.text('reporter'),
      callBack: this.text('callBack'),
      categoryId: this.word('category', this.mapping.categories),
      serviceId: this.word('service', this.mapping.services),
      parameters: this.kept(category),
    };
  }

  /** What has no place here is kept as the source says it. */
  private kept(category: string): Readonly<Record<string, string>> {
    const columns = Object.entries(this.mapping.columns).filter(([, target]) => target === 'keep');
    const cells = columns.map(
      ([column]) => [column.slice(0, 100), this.cell(column).slice(0, MOST.parameter)] as const,
    );
    const all = [['category', category] as const, ...cells];
    return Object.fromEntries(all.filter(([, cell]) => cell !== ''));
  }

  private cell(column: string): string {
    const cell = this.row.values[column] ?? '';
    return this.mapping.nothing.includes(cell) ? '' : cell;
  }

  private fail(why: string): null {
    this.why ??= why;
    return null;
  }

  private text(target: TargetName, most: number = MOST.short): string {
    const text = this.said.get(target)?.trim() ?? '';
    if (text.length > most) this.fail(`${targets[target]} is longer than ${most} signs.`);
    if (text.includes('\u0000')) this.fail(`${targets[target]} holds a sign that no text has.`);
    return text;
  }

  private instant(target: TargetName): number | null {
    const text = this.text(target);
    if (text === '') return null;
    const { dates, timezone } = this.mapping;
    const at = readInstant(text, dates, timezone);
    if (at === null || at < 0) return this.fail(`${targets[target]} is no time like ${dates}: ${quoted(text)}.`);
    return at;
  }

  private count(target: TargetName): number | null {
    const text = this.text(target);
    if (text === '') return null;
    const count = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
    return count <= MOST.count ? count : this.fail(`${targets[target]} is no count: ${quoted(text)}.`);
  }

  private level(target: TargetName): number | null {
    const text = this.text(target);
    if (text === '') return null;
    const level = own(this.mapping.levels, text) ?? Number(/^([1-5])(?:\D|$)/.exec(text)?.[1] ?? Number.NaN);
    return Number.isNaN(level) ? this.fail(`${targets[target]} is none from 1 to 5: ${quoted(text)}.`) : level;
  }

  private flag(target: TargetName): boolean | null {
    const text = this.text(target).toLowerCase();
    if (text === '') return null;
    if (['true', 'yes', '1'].includes(text)) return true;
    if (['false', 'no', '0'].includes(text)) return false;
    return this.fail(`${targets[target]} is neither true nor false: ${quoted(text)}.`);
  }

  private word(target: TargetName, words: Readonly<Record<string, string>>): string | null {
    const text = this.text(target);
    if (text === '') return null;
    const word = own(words, text) ?? words['*'] ?? text;
    if (/^[a-z0-9][a-z0-9-]*$|^$/.test(word)) return word || null;
    return this.fail(`The map does not say what ${targets[target].toLowerCase()} ${quoted(text)} is here.`);
  }

  private state(): HistoryRow['state'] {
    const text = this.text('state');
    const state = own(this.mapping.states, text);
    if (state === undefined) this.fail(`No state is known for ${quoted(text)}.`);
    return state ?? 'new';
  }
}

/** A word of a file may be called as what every object has. */
function own<Value>(words: Readonly<Record<string, Value>>, text: string): Value | undefined {
  return Object.hasOwn(words, text) ? words[text] : undefined;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
