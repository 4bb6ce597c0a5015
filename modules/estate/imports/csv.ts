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

/**
 * Reads separated values as RFC 4180 has them; the first line names the columns and shows what separates them: a comma, a semicolon, a
 * tab or a bar. A bad line is a fault, never the end.
 */
export function readCsv(text: string): CsvTable {
  const plain = text.replace(/^\uFEFF/, '');
  const { records, faults } = recordsOf(plain, separatorOf(plain));
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

const separators = [',', ';', '\t', '|'] as const;

/** That which stands most often in the first line, outside of quotation marks. */
function separatorOf(text: string): string {
  const [head = ''] = text.replaceAll(/"(?:[^"]|"")*"/g, '').split(/\r?\n|\r/, 1);
  const count = (sign: string): number => head.split(sign).length;
  return separators.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

/** What a file says: in UTF-8 or UTF-16, else as Windows has it in western Europe. */
export function textOfBytes(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function recordsOf(
  text: string,
  separator: string,
): { readonly records: readonly Cells[]; readonly faults: readonly CsvFault[] } {
  const records: Cells[] = [];
  const faults: CsvFault[] = [];
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const read = recordAt(text, at, separator);
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

function recordAt(text: string, from: number, separator: string): ReadRecord {
  const cells: string[] = [];
  let at = from;
  let lines = 0;
  for (;;) {
    const cell = text[at] === '"' ? quotedAt(text, at, separator) : plainAt(text, at, separator);
    if (cell === null) return { cells, next: text.length, lines, open: true };
    cells.push(cell.value);
    lines += cell.lines;
    at = cell.next;
    if (text[at] === separator) {
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

function plainAt(text: string, from: number, separator: string): ReadCell {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return { value: text.slice(from, at), next: at, lines: 0 };
}

function quotedAt(text: string, from: number, separator: string): ReadCell | null {
  let value = '';
  let at = from + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) return null;
    value += text.slice(at, end);
    if (text[end + 1] !== '"') {
      const rest = plainAt(text, end + 1, separator);
      return { value: value + rest.value, next: rest.next, lines: value.split('\n').length - 1 };
    }
    value += '"';
    at = end + 2;
  }
}
