import { type Db, sql } from '../../../kernel/index.ts';
import { reportedItemFields } from '../../estate/index.ts';
import type { Pack } from '../../force/index.ts';
import type { Asked } from './expressions.ts';
import { type Column, type Field, fieldsOf, type Kind } from './fields.ts';
import { findPractice, type Practice, practices } from './practices.ts';

/** What can be asked of a practice: its own fields, and those of the record that it belongs to (`p.…`). */
export type Fields = ReadonlyMap<string, Asked>;

export interface Catalogue {
  readonly fieldsOf: (practice: Practice) => Fields;
  /** Whether the table is there: what is no part of this system has none. */
  readonly has: (practice: Practice) => boolean;
}

/** Reads the columns once: they change with a migration alone, and then the server starts anew. */
export function makeCatalogue(pack: () => Pack): (db: Db) => Promise<Catalogue> {
  let columns: readonly Column[] | null = null;
  return async (db) => {
    columns ??= await listColumns(db);
    const known = columns;
    const own = (practice: Practice): readonly Field[] => [
      ...fieldsOf(practice, known),
      ...(practice.id === 'items' ? itemFields(pack()) : []),
    ];
    return {
      has: ({ table }) => known.some((one) => one.table === table),
      fieldsOf: (practice) => {
        const parent = practice.parent === undefined ? undefined : findPractice(practice.parent.id);
        const asked = own(practice).map((field) => [field.id, { field, of: 'r' }] as const);
        const above = parent === undefined ? [] : own(parent);
        return new Map<string, Asked>([
          ...asked,
          ...above.map((field) => [`p.${field.id}`, { field, of: 'p' }] as const),
        ]);
      },
    };
  };
}

async function listColumns(db: Db): Promise<readonly Column[]> {
  const tables = practices.map(({ table }) => table);
  const { rows } = await sql<Column>`
    SELECT space.nspname || '.' || relation.relname AS table, attname AS name, format_type(atttypid, atttypmod) AS type
      FROM pg_attribute
      JOIN pg_class AS relation ON relation.oid = attrelid
      JOIN pg_namespace AS space ON space.oid = relation.relnamespace
     WHERE attnum > 0 AND NOT attisdropped AND space.nspname || '.' || relation.relname = ANY(${tables}::text[])
     ORDER BY attrelid, attnum`.execute(db);
  return rows;
}

const kinds: Readonly<Record<string, Kind>> = { number: 'number', flag: 'yes-no' };

function itemFields(pack: Pack): readonly Field[] {
  return reportedItemFields(pack).map(({ column, key, term: { name, kind, values } }) => ({
    ...{ id: `${column}.${key}`, name, kind: kinds[kind] ?? 'text', choices: values, column, inner: { way: [key] } },
  }));
}
