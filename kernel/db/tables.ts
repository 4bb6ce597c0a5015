import type pg from 'pg';
import { type ModuleDefinition, schemaOf } from '../module.ts';

type Declaring = Pick<ModuleDefinition, 'name' | 'tables'>;

/**
 * Every table of a module's schema is declared as projection, detail, bulk or ledger, and every declared one exists (SPEC 9.3):
 * an undeclared one would be missed by the rebuild or by the law. Partitions count with their parent.
 */
export async function checkTables(client: pg.Client, modules: readonly Declaring[]): Promise<void> {
  const schemas = modules.map((module) => schemaOf(module.name));
  const { rows } = await client.query(
    `SELECT n.nspname || '.' || c.relname AS name
       FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p', 'm', 'f') AND NOT c.relispartition ORDER BY 1`,
    [schemas],
  );
  const present = rows.map((row) => String(row.name));
  const declared = modules.flatMap((m) => Object.keys(m.tables).map((table) => `${schemaOf(m.name)}.${table}`));
  const undeclared = present.filter((name) => !declared.includes(name));
  const absent = declared.filter((name) => !present.includes(name));
  if (undeclared.length > 0) {
    throw new Error(
      `tables not declared in their module's definition as projection, detail, bulk or ledger: ${undeclared.join(', ')}`,
    );
  }
  if (absent.length > 0) throw new Error(`tables declared but made by no migration: ${absent.join(', ')}`);
}
