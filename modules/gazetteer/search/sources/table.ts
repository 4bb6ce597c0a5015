import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** One row of a table, read by the columns asked for. */
export type Row<Column extends string> = (column: Column) => string;

/** The rows of a CSV file. A missing column is an error: rows without it would be silently wrong. */
export function readTable<Column extends string>(path: string, columns: readonly Column[]): readonly Row<Column>[] {
  const bytes = readFileSync(path);
  const rows: string[][] = parse(path.endsWith('.gz') ? gunzipSync(bytes) : bytes, { relax_column_count: false });
  const [header = [], ...body] = rows;
  const places = new Map(columns.map((column) => [column, header.indexOf(column)]));
  for (const [column, place] of places) {
    if (place < 0) throw new Error(`${path}: there is no column "${column}"; it has: ${header.join(', ')}`);
  }
  return body.map((row) => (column) => row[places.get(column) ?? -1] ?? '');
}
