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
};

export function tablesOf(db: Db) {
  return db.withTables<AuditTables>();
}
