import { type Db, derivedId, sql } from '../../../kernel/index.ts';
import type { InputOf } from '../../../kernel/pure.ts';
import { listTakenLabels, reachedBy } from '../items/facts.ts';
import type { ItemTables } from '../items/tables.ts';
import type { EstateTerms } from '../items/terms.ts';
import type { ImportRow, ImportRows } from './commands.ts';
import type { ImportFacts, Match, UndoFacts } from './decide.ts';

type Input = InputOf<typeof ImportRows>;
const tables = (db: Db) => db.withTables<ItemTables>();

/** Which items the rows are, and what stands behind them. */
export interface Looked {
  readonly matches: readonly Match[];
  /** The items meant, those that are new among them. */
  readonly itemIds: readonly string[];
}

interface Candidate {
  readonly id: string;
  readonly class_id: string;
  readonly value: string | null;
}

type Candidates = ReadonlyMap<string, readonly Candidate[]>;

/** Looks up all rows at once, a question for each field by which an item is known. */
export async function lookUp(db: Db, input: Input): Promise<Looked> {
  const byField = new Map<string, Candidates>();
  for (const field of input.identify) {
    const values = input.rows.flatMap((row) => writtenIn(row, field) ?? []);
    byField.set(field, values.length === 0 ? new Map() : await candidatesOf(db, field, values));
  }
  const itemIds: string[] = [];
  const placed = new Map<string, number>();
  const place = (id: string): number => {
    const at = placed.get(id) ?? itemIds.push(id) - 1;
    placed.set(id, at);
    return at;
  };
  const fresh = new Map<string, number>();
  const matches = input.rows.map((row) => matchOf(row, input, { byField, place, fresh }));
  return { matches, itemIds };
}

function writtenIn(row: ImportRow, field: string): string | null {
  return (field === 'label' ? row.label : row.values[field]?.trim()) || null;
}

async function candidatesOf(db: Db, field: string, values: readonly string[]): Promise<Candidates> {
  const value = field === 'label' ? sql<string>`label` : sql<string>`fields ->> ${field}`;
  const found = await tables(db)
    .selectFrom('estate.item')
    .select(['id', 'class_id', value.as('value')])
    .where('archived', '=', false)
    // Whoever brings a file must not learn from its counts what is concealed: such items are kept by hand.
    .where('access', '<>', 'concealed')
    .where(value, 'in', [...new Set(values)])
    .orderBy('id')
    .execute();
  return Map.groupBy(found, (one) => one.value ?? '');
}

interface Finding {
  readonly byField: ReadonlyMap<string, Candidates>;
  readonly place: (id: string) => number;
  /** What is new in these rows, by what it would be known by, with the line. */
  readonly fresh: Map<string, number>;
}

function matchOf(row: ImportRow, input: Input, { byField, place, fresh }: Finding): Match {
  const { importId, identify, rowsAre } = input;
  const marks: string[] = [];
  for (const field of identify) {
    const value = writtenIn(row, field);
    if (value === null) continue;
    marks.push(`${field} ${value}`);
    const all = byField.get(field)?.get(value) ?? [];
    const hits = all.filter(({ class_id }) => row.classId === null || class_id === row.classId);
    const [first] = hits;
    if (first === undefined) continue;
    if (rowsAre === 'models') return { kind: 'known', at: hits.map(({ id }) => place(id)) };
    if (hits.length > 1) return { kind: 'fault', why: `${hits.length} items have this ${field}.` };
    return { kind: 'known', at: [place(first.id)] };
  }
  if (marks.length === 0) return { kind: 'fault', why: `It has none of: ${identify.join(', ')}.` };
  if (rowsAre === 'models') return { kind: 'fault', why: 'No item is of this model.' };
  const earlier = marks.flatMap((mark) => fresh.get(mark) ?? [])[0];
  if (earlier !== undefined) return { kind: 'fault', why: `Line ${earlier} is the same item.` };
  for (const mark of marks) fresh.set(mark, row.line);
  return { kind: 'new', at: place(derivedId('imported item', importId, row.line)) };
}

export async function importFacts(
  db: Db,
  input: Input,
  at: { readonly terms: EstateTerms; readonly looked: Looked },
): Promise<ImportFacts> {
  const { terms, looked } = at;
  const labels = input.rows.flatMap(({ label }) => label ?? []);
  const prefixes = [...new Set(input.rows.flatMap(({ classId }) => terms.classes.get(classId ?? '')?.prefix ?? []))];
  const [takenLabels, reached] = await Promise.all([listTakenLabels(db, labels), reachedBy(db, prefixes)]);
  return { terms, matches: looked.matches, takenLabels, reached };
}

/** So many items are put back in one command. */
const UNDONE_TOGETHER = 200;

export async function listTouched(db: Db, importId: string): Promise<readonly string[]> {
  const found = await tables(db)
    .selectFrom('estate.import_touch')
    .select('item_id')
    .where('import_id', '=', importId)
    .orderBy('item_id')
    .limit(UNDONE_TOGETHER)
    .execute();
  return found.map(({ item_id }) => item_id);
}

export async function undoFacts(db: Db, importId: string): Promise<UndoFacts> {
  const ids = await listTouched(db, importId);
  const [all, relations] = await Promise.all([
    tables(db)
      .selectFrom('estate.import_touch')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('import_id', '=', importId)
      .executeTakeFirstOrThrow(),
    ids.length === 0
      ? []
      : tables(db)
          .selectFrom('estate.relation')
          .select(['id', 'from_id', 'to_id'])
          .where((where) => where.or([where('from_id', 'in', ids), where('to_id', 'in', ids)]))
          .orderBy('id')
          .execute(),
  ]);
  const relationIds = ids.map((itemId) =>
    relations.flatMap(({ id, from_id, to_id }) => (from_id === itemId || to_id === itemId ? [id] : [])),
  );
  return { relationIds, left: Math.max(0, Number(all.count) - ids.length) };
}
