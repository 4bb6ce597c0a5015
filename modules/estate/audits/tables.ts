import type { ColumnType } from 'kysely';
import type { AuditLine } from './audit.ts';

interface Owed {
  readonly key: string;
  readonly label: string;
  readonly startedAt: number;
  readonly dueAt: number;
}

/** Tables of audits. Times are epoch milliseconds. */
export type AuditTables = {
  'estate.audit': {
    id: string;
    station_id: string;
    room: string | null;
    by: string;
    begun_at: number;
    ended_at: number | null;
    expected: number;
    owed: ColumnType<readonly Owed[], string, string>;
  };
  'estate.audit_line': {
    audit_id: string;
    line_id: string;
    kind: AuditLine['kind'];
    scanned: string;
    item_id: string | null;
    label: string | null;
    recorded: string;
    at: number;
    settled_at: number | null;
    settled_by: string | null;
    settled_how: NonNullable<AuditLine['settled']>['how'] | null;
    settle_note: string | null;
  };
};
