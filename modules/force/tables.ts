import type { ColumnType } from 'kysely';
import type { Db } from '../../kernel/index.ts';
import type { Pack } from './pack.ts';

/** Tables of this module. Times are epoch milliseconds. */
export type ForceTables = {
  'force.seat': { seat_id: string; account_id: string; name: string; since_at: number };
  'force.sitter': { account_id: string; changes: number };
  'force.pack': { pack_id: string; version: string; hash: string; published_at: number };
  'force.pack_version': {
    pack_id: string;
    version: string;
    hash: string;
    content: ColumnType<Pack, string, never>;
    loaded_at: number;
  };
};

/** The database with this module's tables in sight. */
export function tablesOf(db: Db) {
  return db.withTables<ForceTables>();
}
