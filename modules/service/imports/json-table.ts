import type { CsvTable } from '../../estate/index.ts';

/** An answer of an API (`result`, `issues`, `value`, or a list) as a table: what lies deeper is named by its path. */
export function readJsonTable(text: string): CsvTable {
  const nothing = (why: string): CsvTable => ({ columns: [], rows: [], faults: [{ line: 1, why }] });
  const parsed = parse(text);
  if (parsed === undefined) return nothing('It is no JSON.');
  const list = listIn(parsed);
  if (list === null) return nothing('It holds no list of records: result, issues, value, or a list.');
  const faults: { line: number; why: string }[] = [];
  const rows = list.flatMap((one, i) => {
    if (isObject(one)) return [{ line: i + 1, values: flat(one) }];
    faults.push({ line: i + 1, why: 'It is no record.' });
    return [];
  });
  return { columns: [...new Set(rows.flatMap(({ values }) => Object.keys(values)))], rows, faults };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return null;
  if (isObject(value.body)) return listIn(value.body);
  const list = [value.result, value.issues, value.value].find(Array.isArray);
  return list ?? null;
}

const DEEPEST = 6;

function flat(record: Json, path = '', depth = 0): Readonly<Record<string, string>> {
  const pairs = Object.entries(record).flatMap(([name, value]) => {
    const here = path === '' ? name : `${path}.${name}`;
    if (!isObject(value)) return [[here, said(value)] as const];
    // A reference of ServiceNow: what it shows, else what it holds.
    if ('link' in value) return [[here, said(value.display_value ?? value.value)] as const];
    return depth >= DEEPEST ? [] : Object.entries(flat(value, here, depth + 1));
  });
  return Object.fromEntries(pairs);
}

function said(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(said).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
}
