import type { ColumnType } from 'kysely';
import type { Disposal, Loss } from './custody.ts';

interface Owed {
  readonly key: string;
  readonly label: string;
  readonly startedAt: number;
  readonly dueAt: number;
}

/** Tables of custody. Times are epoch milliseconds. */
export type CustodyTables = {
  'estate.custody': {
    item_id: string;
    person_id: string | null;
    collar: string | null;
    person: string | null;
    since: number | null;
    signature_kind: 'drawn' | 'typed' | null;
    signature_sha: string | null;
    lost_at: number | null;
    lost_by: string | null;
    incident_id: string | null;
    stun: Loss['stun'] | null;
    report: string | null;
    replacement: Loss['replacement'] | null;
    audited_at: number | null;
    owed: ColumnType<readonly Owed[], string, string>;
    changed_at: number;
    certificate: ColumnType<Disposal | null, string | null, string | null>;
    disposed_at: number | null;
  };
  'estate.custody_line': {
    item_id: string;
    position: number;
    at: number;
    author: string;
    kind: string;
    text: string;
    signature_sha: string | null;
    signed_as: string | null;
  };
};

/** Signs of life, as watching/ keeps them. */
export type SeenTables = {
  'estate.last_seen': { item_id: string; at: number; state: 'up' | 'degraded' | 'down'; detail: string };
};
