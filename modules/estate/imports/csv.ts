/** One line of a table, under the names of its columns. `line`: where it begins in the file. */
interface CsvRow {
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

export interface CsvFault {
  readonly line: number;
  readonly why: string;
}

export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly faults: readonly CsvFault[];
}

interface Cells {
  readonly line: number;
  readonly cells: string[];
}

/** Reads comma-separated values as RFC 4180 has them; the first line names the columns. A bad line is a fault, never the end. */
export function readCsv(text: string): CsvTable {
  const { records, faults } = recordsOf(text.replace(/^\uFEFF/, ''));
  const [head, ...body] = records;
  if (head === undefined) return { columns: [], rows: [], faults: [{ line: 1, why: 'The file is empty.' }] };
  const columns = head.cells.map((name) => name.trim());
  const rows: CsvRow[] = [];
  const found: CsvFault[] = [...faults];
  for (const { line, cells } of body) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (cells.length !== columns.length) {
      found.push({ line, why: `It has ${cells.length} values, and there are ${columns.length} columns.` });
      continue;
    }
    rows.push({ line, values: Object.fromEntries(columns.map((name, i) => [name, cells[i]?.trim() ?? ''])) });
  }
  return { columns, rows, faults: found };
}

function recordsOf(text: string): { readonly records: readonly Cells[]; readonly faults: readonly CsvFault[] } {
  const records: Cells[] = [];
  const faults: CsvFault[] = [];
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const read = recordAt(text, at);
    if (read.open) faults.push({ line, why: 'A quotation mark is opened and never closed.' });
    else records.push({ line, cells: read.cells });
    line += read.lines;
    at = read.next;
  }
  return { records, faults };
}

interface ReadRecord {
  readonly cells: string[];
  readonly next: number;
  readonly lines: number;
  /** A quoted value that does not end. */
  readonly open: boolean;
}

function recordAt(text: string, from: number): ReadRecord {
  const cells: string[] = [];
  let at = from;
  let lines = 0;
  for (;;) {
    const cell = text[at] === '"' ? quotedAt(text, at) : plainAt(text, at);
    if (cell === null) return { cells, next: text.length, lines, open: true };
    cells.push(cell.value);
    lines += cell.lines;
    at = cell.next;
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    return { cells, next: at, lines: lines + 1, open: false };
  }
}

interface ReadCell {
  readonly value: string;
  readonly next: number;
  readonly lines: number;
}

function plainAt(text: string, from: number): ReadCell {
  let at = from;
  while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return { value: text.slice(from, at), next: at, lines: 0 };
}

function quotedAt(text: string, from: number): ReadCell | null {
  let value = '';
  let at = from + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) return null;
    value += text.slice(at, end);
    if (text[end + 1] !== '"') {
      const rest = plainAt(text, end + 1);
      return { value: value + rest.value, next: rest.next, lines: value.split('\n').length - 1 };
    }
    value += '"';
    at = end + 2;
  }
}
