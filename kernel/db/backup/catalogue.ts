import type pg from 'pg';

/** A table as it is copied: partitions go with their parent. */
export interface CopiedTable {
  readonly name: string;
  /** Quoted, without generated ones, in order. */
  readonly columns: readonly string[];
  readonly partitioned: boolean;
}

export interface Partition {
  readonly name: string;
  readonly parent: string;
  readonly bound: string;
}

/** The migrations say what is in it; it is made by them, not copied. */
const MADE = 'kernel.migration';

/** One text for one value, whatever the server is set to. */
export async function settle(client: pg.Client): Promise<void> {
  await client.query(`
    SET client_encoding = 'UTF8'; SET datestyle = 'ISO'; SET intervalstyle = 'postgres'; SET timezone = 'UTC';
    SET bytea_output = 'hex'; SET extra_float_digits = 1;
    SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0`);
}

/** Every table of these schemas, such that what a foreign key points at comes first. */
export async function listTables(client: pg.Client, schemas: readonly string[]): Promise<readonly CopiedTable[]> {
  const { rows } = await client.query(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relkind = 'p' AS partitioned,
            (SELECT json_agg(quote_ident(a.attname) ORDER BY a.attnum) FROM pg_attribute AS a
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
            (SELECT coalesce(json_agg(confrelid::regclass::text), '[]') FROM pg_constraint AS f
              WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS needs
       FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
    [schemas],
  );
  const waiting = rows.filter(({ name }) => name !== MADE);
  const sorted: CopiedTable[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ needs }) => !waiting.some(({ name }) => needs.includes(name)));
    const [table] = waiting.splice(Math.max(0, next), 1);
    const { name, columns, partitioned } = table;
    sorted.push({ name, columns, partitioned });
  }
  return sorted;
}

export async function listPartitions(client: pg.Client, schemas: readonly string[]): Promise<readonly Partition[]> {
  const { rows } = await client.query(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name, i.inhparent::regclass::text AS parent,
            pg_get_expr(c.relpartbound, c.oid) AS bound
       FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace JOIN pg_inherits AS i ON i.inhrelid = c.oid
      WHERE n.nspname = ANY ($1) AND c.relispartition AND c.relkind = 'r' ORDER BY 1`,
    [schemas],
  );
  return rows;
}

export interface Sequence {
  readonly name: string;
  readonly value: number;
  readonly called: boolean;
}

/** Sequences stand outside of snapshots: read after it was taken they are at or past what its rows have used. */
export async function listSequences(client: pg.Client, schemas: readonly string[]): Promise<readonly Sequence[]> {
  const { rows } = await client.query(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE n.nspname = ANY ($1) AND c.relkind = 'S' ORDER BY 1`,
    [schemas],
  );
  const sequences: Sequence[] = [];
  for (const { name } of rows) {
    const state = await client.query(`SELECT last_value AS value, is_called AS called FROM ${name}`);
    sequences.push({ name, ...state.rows[0] });
  }
  return sequences;
}

/** Tables that hold anything, whoever made them. */
export async function listFilled(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition
      ORDER BY 1`,
  );
  const filled: string[] = [];
  for (const { name } of rows) {
    if (name === MADE) continue;
    const any = await client.query(`SELECT EXISTS (SELECT FROM ${name}) AS yes`);
    if (any.rows[0]?.yes === true) filled.push(name);
  }
  return filled;
}
