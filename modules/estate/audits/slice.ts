import { idOfStream, type LiveChange, type Slice } from '../../../kernel/index.ts';
import type { AnyPastEvent } from '../../../kernel/pure.ts';
import type { EstatePack } from '../items/terms.ts';
import { auditAggregate } from './aggregate.ts';
import { lineIdOf } from './audit.ts';
import { type AuditEvent, auditEvents } from './events.ts';
import { auditHandlers } from './handlers.ts';
import { auditProjection } from './projections.ts';
import { auditExceptionsView, auditLinesView, auditsView } from './queries.ts';
import { AuditExceptions, AuditLines, Audits } from './views.ts';

/** Somebody goes through a room with a scanner: what is there, what is not, what should not be. */
export function audits(pack: () => EstatePack): Slice {
  return {
    tables: { audit: 'projection', audit_line: 'projection' },
    permissions: [],
    events: auditEvents,
    aggregates: [auditAggregate],
    handlers: auditHandlers(pack),
    projections: [auditProjection],
    views: [auditsView, auditLinesView, auditExceptionsView],
    reactions: [],
    live,
  };
}

function live(event: AnyPastEvent): readonly LiveChange[] {
  if (!event.stream.startsWith(`${auditAggregate.name}/`)) return [];
  const id = idOfStream(event.stream);
  return [
    { view: Audits.name, keys: [id] },
    { view: AuditLines.name, replace: id },
    ...linesOf(event as unknown as AuditEvent).map((lineId) => ({
      view: AuditExceptions.name,
      keys: [`${id} ${lineId}`],
    })),
  ];
}

/** The lines that an event makes or settles. */
function linesOf(event: AuditEvent): readonly string[] {
  switch (event.type) {
    case 'estate.LabelScanned':
      return [lineIdOf(event.data)];
    case 'estate.AuditEnded':
      return event.data.missing.map(({ itemId }) => itemId);
    case 'estate.ExceptionSettled':
      return [event.data.lineId];
    default:
      return [];
  }
}
