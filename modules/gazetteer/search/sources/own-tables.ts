import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { isInGreatBritain } from '../../grid/latitude-longitude.ts';
import { fromNationalGrid, isOnNationalGrid } from '../../grid/national-grid.ts';
import type { Address, Reference } from '../entry.ts';

/** A row that cannot be taken in: where it stands in the file, and why. */
interface RowFault {
  readonly line: number;
  readonly reason: string;
}

export interface OwnTable<Row> {
  readonly rows: readonly Row[];
  readonly faults: readonly RowFault[];
}

const Text = z.string().trim().max(100).default('');
const Metres = z.string().regex(/^\d{1,7}(\.\d+)?$/, 'metres, e.g. 486110');
const Degrees = z.string().regex(/^-?\d{1,3}(\.\d+)?$/, 'degrees, e.g. 52.6705');
const Position = {
  lat: Degrees.optional(),
  lon: Degrees.optional(),
  easting: Metres.optional(),
  northing: Metres.optional(),
};

const AddressRow = z.object({
  uprn: z.string().regex(/^\d{1,12}$/, 'one to twelve digits, e.g. 100030123456'),
  building: Text,
  number: z
    .string()
    .regex(/^(\d{1,4}[A-Za-z]?)?$/, 'a house number, e.g. 12A')
    .default(''),
  street: Text,
  locality: Text,
  postcode: Text,
  ...Position,
});

const referenceKinds = ['marker post', 'rail', 'canal', 'event grid', 'camera'] as const;
const ReferenceRow = z.object({
  kind: z.enum(referenceKinds, `one of: ${referenceKinds.join(', ')}`),
  line: z.string().trim().min(1, 'e.g. M1, or the name of the canal or the event').max(60),
  reference: z.string().trim().min(1, 'e.g. 178/2B').max(40),
  ...Position,
});

/** Property addresses: `uprn,building,number,street,locality,postcode` and `lat,lon` or `easting,northing`. */
export function readAddresses(path: string): OwnTable<Address> {
  const seen = new Map<string, number>();
  return readOwn(path, AddressRow, ({ uprn, ...row }, at, line) => {
    const plain = uprn.replace(/^0+(?=\d)/, '');
    const before = seen.get(plain);
    if (before !== undefined) return `uprn: ${uprn} stands on line ${before} already`;
    if (row.number === '' && row.building === '') return 'number: a house needs a number or a name (building)';
    if (row.street === '' && row.locality === '') return 'street: a house needs a street or a locality';
    seen.set(plain, line);
    const { building, number, street, locality, postcode } = row;
    return { uprn: plain, building, number: number.toUpperCase(), street, locality, postcode, ...at };
  });
}

/** Marker posts, cameras, references along rail and canal, squares of events: `kind,line,reference` and a position. */
export function readReferences(path: string): OwnTable<Reference> {
  const seen = new Map<string, number>();
  return readOwn(path, ReferenceRow, ({ kind, line: name, reference }, at, line) => {
    const key = `${kind}|${name}|${reference}`.toLowerCase();
    const before = seen.get(key);
    if (before !== undefined) return `reference: ${name} ${reference} stands on line ${before} already`;
    seen.set(key, line);
    return { kind, line: name, reference, ...at };
  });
}

/** What a table of a force holds, by the columns that it names. */
export function ownKindOf(path: string): 'addresses' | 'references' | null {
  const [header = []] = recordsOf(path, 1).map(({ record }) => record);
  const columns = header.map((name) => name.trim().toLowerCase());
  if (columns.includes('uprn')) return 'addresses';
  return columns.includes('line') && columns.includes('reference') ? 'references' : null;
}

interface Held {
  readonly record: readonly string[];
  readonly line: number;
}

function recordsOf(path: string, to?: number): readonly Held[] {
  const bytes = readFileSync(path);
  const lines: number[] = [];
  const records = parse(path.endsWith('.gz') ? gunzipSync(bytes) : bytes, {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (record: string[], context) => {
      lines.push(context.lines);
      return record;
    },
    ...(to !== undefined && { to }),
  });
  return records.map((record, at) => ({ record, line: lines[at] ?? 0 }));
}

type At = { readonly lon: number; readonly lat: number };
type Positioned = { [K in keyof typeof Position]?: string | undefined };

/** Every row is looked at, whatever is wrong with the ones before: who mends a file wants to see it all at once. */
function readOwn<Schema extends z.ZodType<Positioned>, Row>(
  path: string,
  schema: Schema,
  take: (row: z.output<Schema>, at: At, line: number) => Row | string,
): OwnTable<Row> {
  const [header, ...body] = recordsOf(path);
  const columns = (header?.record ?? []).map((name) => name.trim().toLowerCase());
  const rows: Row[] = [];
  const faults: RowFault[] = [];
  for (const { record, line } of body) {
    const read = rowOf({ record, line }, columns, schema);
    const taken = typeof read === 'string' ? read : take(read.row, read.at, line);
    if (typeof taken === 'string') faults.push({ line, reason: taken });
    else rows.push(taken);
  }
  return { rows, faults };
}

function rowOf<Schema extends z.ZodType<Positioned>>(
  { record }: Held,
  columns: readonly string[],
  schema: Schema,
): { readonly row: z.output<Schema>; readonly at: At } | string {
  if (record.length !== columns.length) return `it has ${record.length} cells, the header ${columns.length}`;
  const cells = columns.map((name, at) => [name, (record[at] ?? '').trim()] as const).filter(([, cell]) => cell !== '');
  const read = schema.safeParse(Object.fromEntries(cells));
  if (!read.success) return read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  const at = positionOf(read.data);
  return typeof at === 'string' ? at : { row: read.data, at };
}

function positionOf({ lat, lon, easting, northing }: Positioned): At | string {
  if (lat !== undefined && lon !== undefined) {
    const at = { lon: Number(lon), lat: Number(lat) };
    return isInGreatBritain(at) ? at : `lat: ${lat}, ${lon} is not in Great Britain (latitude first)`;
  }
  if (easting === undefined || northing === undefined)
    return 'lat: a position is missing (lat and lon, or easting and northing)';
  const square = { easting: Number(easting), northing: Number(northing) };
  return isOnNationalGrid(square)
    ? fromNationalGrid(square)
    : `easting: ${easting}, ${northing} is off the national grid`;
}
