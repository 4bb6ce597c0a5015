import type { ColumnType } from 'kysely';
import type { z } from 'zod';
import type { Db } from '../../kernel/index.ts';
import type { RowOf } from '../../kernel/pure.ts';
import type { Pack } from './pack.ts';
import type { SectionChange } from './packs/changes.ts';
import type { LateVersion } from './packs/published.ts';
import type { PackSection } from './packs/sections.ts';
import type { PackVersions } from './packs/views.ts';

export type Json = z.infer<ReturnType<typeof z.json>>;

/** Tables of this module. Times are epoch milliseconds. */
export type ForceTables = {
  'force.seat': { seat_id: string; account_id: string; name: string; since_at: number };
  'force.sitter': { account_id: string; changes: number };
  'force.pack': {
    pack_id: string;
    version: string;
    hash: string;
    published_at: number;
    chosen: boolean;
    late: ColumnType<LateVersion | null, string | null, string | null>;
  };
  'force.pack_version': {
    pack_id: string;
    version: string;
    hash: string;
    content: ColumnType<Pack, string, never>;
    loaded_at: number;
    origin: 'folder' | 'draft';
    made_by: string;
    over: string | null;
    changes: ColumnType<SectionChange[], string, never>;
  };
  'force.draft': { draft_id: string; account_id: string; name: string; begun_at: number; saved_at: number };
  'force.draft_section': {
    draft_id: string;
    section: PackSection;
    value: ColumnType<Json, string, string>;
    hash: string;
    over: string;
    saved_at: number;
  };
  'force.publication': {
    position: number;
    pack_id: string;
    version: string;
    what: RowOf<typeof PackVersions>['publications'][number]['what'];
    at: number;
    by_name: string;
    reason: string | null;
    from_at: number | null;
    previous: string | null;
  };
};

/** The database with this module's tables in sight. */
export function tablesOf(db: Db) {
  return db.withTables<ForceTables>();
}
