import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../log/schema.ts';

/** So many are kept; one more, and every second of them goes. */
const MOST_KEPT = 24;

/** A table and the columns that are written; the others follow from them. */
interface Kept {
  readonly table: string;
  readonly columns: readonly string[];
}

/**
 * The tables as they stood at some positions, copied beside them: from the nearest before it any other is a short way. They lie
 * further apart the longer the log is, so that their number is bounded.
 */
export class Standings {
  private readonly tables: readonly Kept[];
  private positions: readonly number[] = [];
  private apart: number;

  private constructor(tables: readonly Kept[], apart: number) {
    this.tables = tables;
    this.apart = apart;
  }

  static async of(db: Db, tables: readonly string[], apart: number): Promise<Standings> {
    const { rows } = await sql<{ table: string; columns: string[] }>`
      SELECT table_schema || '.' || table_name AS table, array_agg(column_name::text ORDER BY ordinal_position) AS columns
        FROM information_schema.columns
       WHERE table_schema || '.' || table_name IN (${sql.join(tables)}) AND is_generated = 'NEVER'
       GROUP BY 1 ORDER BY 1`.execute(db);
    return new Standings(rows, apart);
  }

  /** The next position behind `position` at which the tables are to be kept. */
  nextAfter(position: number): number {
    return (Math.floor(position / this.apart) + 1) * this.apart;
  }

  /** The last kept one at or before a position; 0: the empty tables. */
  before(position: number): number {
    return this.positions.findLast((kept) => kept <= position) ?? 0;
  }

  /** Keeps the tables as they are now. */
  async keep(tx: Tx, position: number): Promise<void> {
    if (this.positions.includes(position)) return;
    for (const { table, columns } of this.tables) {
      await sql`CREATE UNLOGGED TABLE ${copyOf(table, position)} AS SELECT ${listOf(columns)} FROM ${sql.table(table)}`.execute(
        tx,
      );
    }
    this.positions = [...this.positions, position].sort((a, b) => a - b);
    if (this.positions.length > MOST_KEPT) await this.thin(tx);
  }

  /** Makes the tables as they were kept at a position. */
  async restore(tx: Tx, position: number): Promise<void> {
    await sql`TRUNCATE ${sql.join(this.tables.map(({ table }) => sql.table(table)))}`.execute(tx);
    if (position === 0) return;
    for (const { table, columns } of this.tables) {
      await sql`INSERT INTO ${sql.table(table)} (${listOf(columns)}) SELECT ${listOf(columns)} FROM ${copyOf(table, position)}`.execute(
        tx,
      );
    }
  }

  private async thin(tx: Tx): Promise<void> {
    const going = this.positions.filter((_, nth) => nth % 2 === 0);
    for (const position of going) {
      const copies = this.tables.map(({ table }) => copyOf(table, position));
      await sql`DROP TABLE ${sql.join(copies)}`.execute(tx);
    }
    this.positions = this.positions.filter((_, nth) => nth % 2 !== 0);
    this.apart *= 2;
  }
}

const listOf = (columns: readonly string[]): RawBuilder<unknown> => sql.join(columns.map((column) => sql.ref(column)));

function copyOf(table: string, position: number): RawBuilder<unknown> {
  return sql.table(`standing.${table.replace('.', '__')}__${position}`);
}
