import { answerless } from '../db/lane.ts';
import type { Tx } from '../log/schema.ts';

/**
 * Rows in one statement, however many. They travel as one JSON text, so that the statement is the same for any number of them and
 * is planned once; columns that hold JSON are given as they are, not as text.
 */
interface Rows<Row> {
  readonly table: string;
  readonly rows: readonly Row[];
}

/** Adds rows that are not there. */
export async function addRows<Row extends object>(tx: Tx, { table, rows }: Rows<Row>): Promise<void> {
  const [first] = rows;
  if (first !== undefined) await write(tx, adding(table, first), rows);
}

interface KeyedRows<Row> extends Rows<Row> {
  /** The column of their key; left out: the id. */
  readonly by?: keyof Row & string;
}

/** Puts rows by their key, over those that stand. */
export async function putRows<Row extends object>(tx: Tx, { table, rows, by }: KeyedRows<Row>): Promise<void> {
  const [first] = rows;
  if (first !== undefined) await write(tx, putting(table, first, by ?? 'id'), rows);
}

async function write(tx: Tx, text: string, rows: readonly object[]): Promise<void> {
  await tx.executeQuery(answerless(text, [JSON.stringify(rows)]));
}

const texts = new Map<string, string>();

function kept(key: string, make: () => string): string {
  const text = texts.get(key) ?? make();
  texts.set(key, text);
  return text;
}

function adding(table: string, row: object): string {
  return kept(`add ${table}`, () => {
    const columns = columnsOf(row).join(', ');
    return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)`;
  });
}

function putting(table: string, row: object, key: string): string {
  return kept(`put ${table}`, () => {
    const changes = columnsOf(row).filter((column) => column !== `"${key}"`);
    const set = changes.map((column) => `${column} = excluded.${column}`).join(', ');
    return `${adding(table, row)} ON CONFLICT (${key}) DO UPDATE SET ${set}`;
  });
}

/** Names are the programmer's own, and none of them holds a quotation mark. */
function columnsOf(row: object): readonly string[] {
  return Object.keys(row).map((column) => `"${column}"`);
}
