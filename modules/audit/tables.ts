import type { Db } from '../../kernel/index.ts';

type AuditTables = {
  'audit.checkpoint': {
    size: number;
    position: number;
    sealed_at: number;
    root: Buffer;
    edge: Buffer;
    leaves: Buffer;
    public_key: Buffer;
    signature: Buffer;
  };
  'audit.disclosure': {
    id: string;
    record_id: string;
    number: string;
    until: number;
    /** jsonb. */
    redactions: string;
    recipient: string | null;
    reason: string | null;
    disclosed_at: number;
    disclosed_by: string;
  };
};

export function tablesOf(db: Db) {
  return db.withTables<AuditTables>();
}
