import type { Aggregate } from '../../../kernel/index.ts';
import type { AuditEvent } from '../events.ts';

/** One event that one reaction could not digest. What it is lies with the kernel; the stream only holds who had it carried again. */
export const letterAggregate: Aggregate<null, AuditEvent> = {
  name: 'audit.letter',
  initial: null,
  evolve: () => null,
};
