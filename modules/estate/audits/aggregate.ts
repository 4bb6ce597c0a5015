import type { Aggregate } from '../../../kernel/pure.ts';
import { type AuditState, evolveAudit } from './audit.ts';
import { auditPromises } from './deadlines.ts';
import type { AuditEvent } from './events.ts';

export const auditAggregate: Aggregate<AuditState, AuditEvent> = {
  name: 'estate.audit',
  initial: { situation: 'none' },
  evolve: evolveAudit,
  promises: auditPromises,
};
