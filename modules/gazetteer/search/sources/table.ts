import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** The columns asked for, row by row. A missing column is an error: a row without it would be silently wrong. */
export function readTable<Column extends string>(
  path: string,
  columns: readonly Column[],
): readonly Readonly<Record<Column, string>>[] {
  const bytes = readFileSync(path);
  const rows: string[][] = parse(path.endsWith('.gz') ? gunzipSync(bytes) : bytes, { relax_column_count: false });
  const [header = [], ...body] = rows;
  const places = columns.map((column) => {
    const place = header.indexOf(column);
    if (place < 0) throw new Error(`${path}: there is no column "${column}"; it has: ${header.join(', ')}`);
    return [column, place] as const;
  });
  return body.map((row) => pick(row, places));
}

function pick<Column extends string>(row: readonly string[], places: readonly (readonly [Column, number])[]) {
  const record: Partial<Record<Column, string>> = {};
  for (const [column, place] of places) record[column] = row[place] ?? '';
  return record as Record<Column, string>;
}
