import type { ColumnType } from 'kysely';
import type { Value } from './events.ts';

type Json<T> = ColumnType<T, string, string>;
type Fields = Readonly<Record<string, Value>>;

/** Tables of items. Times are epoch milliseconds. */
export type ItemTables = {
  'estate.item': {
    id: string;
    class_id: string;
    label: string;
    /** The letters and the number that Trefoil gave; null: the label was brought along. */
    prefix: string | null;
    sequence: number | null;
    stage: string;
    archived: boolean;
    name: string | null;
    fields: Json<Fields>;
    personal: Json<Fields | null>;
    origins: Json<Readonly<Record<string, string>>>;
    source: string;
    access: 'open' | 'restricted' | 'concealed';
    allowed: string[];
    guarded_at: number;
    /** How many findings are open. */
    findings: number;
    /** Not seen again in time. */
    stale: boolean;
    seen_at: number | null;
    seen_by: string | null;
    added_at: number;
    changed_at: number;
  };
  'estate.relation': {
    id: string;
    from_id: string;
    to_id: string;
    kind: string;
    group_name: string | null;
    /** How many of the group must be up; null without a group. */
    needs: number | null;
  };
  'estate.finding': {
    id: string;
    item_id: string;
    field: string;
    source: string;
    recorded: Json<Value | null>;
    found: Json<Value | null>;
    at: number;
  };
  'estate.import_touch': { id: string; import_id: string; item_id: string };
  'estate.item_line': {
    item_id: string;
    position: number;
    at: number;
    author: string;
    kind: string;
    text: string;
  };
};
