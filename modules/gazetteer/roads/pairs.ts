import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import type { LonLat } from './sphere.ts';

/** Pairs of places from a CSV file, all good or none: every bad row is named by its line. */
export interface Pair {
  readonly from: LonLat;
  readonly to: LonLat;
}

export class PairFault extends Error {}

const columns = [
  { name: 'from_lon', limit: 180 },
  { name: 'from_lat', limit: 90 },
  { name: 'to_lon', limit: 180 },
  { name: 'to_lat', limit: 90 },
] as const;
const headerExample = columns.map((column) => column.name).join(',');
const mostFaultsTold = 20;

export async function readPairs(path: string): Promise<Pair[]> {
  return pairsIn(basename(path), await readFile(path, 'utf8'));
}

/** The pairs in the text of a file of this name. */
export function pairsIn(file: string, text: string): Pair[] {
  const rows = readRows(file, text);
  const header = rows[0]?.record.map((name) => name.trim()) ?? [];
  const places = columns.map(({ name }) => header.indexOf(name));
  const missing = columns.filter((_, index) => (places[index] ?? -1) < 0);
  if (missing.length > 0) {
    const names = missing.map((column) => column.name).join(', ');
    throw new PairFault(
      `${file}, line 1: there is no column ${names}. The first line must name the columns: ${headerExample}`,
    );
  }
  const faults: string[] = [];
  const pairs: Pair[] = [];
  for (const { record, line } of rows.slice(1)) {
    const numbers = columns.map(({ name, limit }, index) => {
      const text = (record[places[index] ?? -1] ?? '').trim();
      const value = text === '' ? Number.NaN : Number(text);
      if (Math.abs(value) <= limit) return value;
      faults.push(`${file}, line ${line}: ${name} is "${text}"; it must be degrees between -${limit} and ${limit}`);
      return Number.NaN;
    });
    const [fromLon = 0, fromLat = 0, toLon = 0, toLat = 0] = numbers;
    pairs.push({ from: [fromLon, fromLat], to: [toLon, toLat] });
  }
  if (faults.length > 0) throw new PairFault(tell(faults));
  return pairs;
}

function tell(faults: readonly string[]): string {
  const more = faults.length - mostFaultsTold;
  return [...faults.slice(0, mostFaultsTold), ...(more > 0 ? [`… and ${more} more`] : [])].join('\n');
}

interface Row {
  readonly record: readonly string[];
  readonly line: number;
}

function readRows(file: string, text: string): Row[] {
  const rows: Row[] = [];
  try {
    parse(text, {
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      on_record: (record: string[], { lines }) => {
        rows.push({ record, line: lines });
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new PairFault(`${file}: ${error.message}`);
  }
}
