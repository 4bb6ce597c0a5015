import { type AnyPastEvent, isStep, type Past } from '../../../kernel/pure.ts';
import type { DeskEvent } from '../desk/events.ts';
import { deskLineOf } from '../desk/lines.ts';
import type { ServiceIncidentEvent } from './events.ts';
import { hidden, type Line, shown } from './line.ts';
import type { StepEvent } from './service-incident.ts';

/** The line that an event leaves in the log of an IT incident. */
export function lineOf(event: AnyPastEvent): Line {
  const known = event as unknown as ServiceIncidentEvent | StepEvent;
  if (isStep(known))
    return { kind: 'clock', audience: 'internal', text: `${known.data.label}: ${stepWords[known.type]}` };
  const byLaw = lawWords[event.type];
  if (byLaw !== undefined) return hidden('law', byLaw);
  switch (known.type) {
    case 'service.ServiceIncidentRaised':
      return shown('raised', known.detail?.description ?? '');
    case 'service.ReporterAnswered':
      return shown('answer', known.detail?.text ?? 'erased');
    case 'service.ServiceIncidentNoted':
      return hidden('note', known.detail?.text ?? 'erased');
    case 'service.ServiceIncidentAssigned':
      return hidden('assigned', said(known.data.assignee ?? known.data.teamId, known.detail?.note));
    case 'service.ServiceIncidentPaused':
      return hidden('paused', said(known.data.reason, known.detail?.note));
    case 'service.ServiceIncidentResumed':
      return hidden('resumed', known.detail?.note ?? '');
    case 'service.ServiceIncidentResolved':
      return shown('resolved', known.detail?.resolution ?? 'erased');
    case 'service.ServiceIncidentReopened':
      return shown('reopened', known.detail?.reason ?? 'erased');
    case 'service.ServiceIncidentClosed':
      return shown('closed', known.data.confirmed ? 'Confirmed' : '');
    case 'service.ReporterWrote':
      return shown('comment', known.detail?.text ?? 'erased');
    case 'service.AffectedJoined':
      return hidden('me too', known.detail?.name ?? 'erased');
    case 'service.ServiceIncidentWithdrawn':
      return shown('withdrawn', known.detail?.reason ?? 'erased');
    case 'service.ServiceIncidentImported':
      return hidden('imported', `${known.data.reference} of ${known.data.source}`);
    case 'service.ServiceIncidentImportUndone':
      return hidden('imported', 'The import was undone; it was kept because somebody had worked on it');
    default:
      return deskLineOf(known as Past<DeskEvent>);
  }
}

const lawWords: Readonly<Record<string, string>> = {
  'kernel.Redacted': 'Details erased by law',
  'kernel.HoldPlaced': 'Legal hold placed',
  'kernel.HoldLifted': 'Legal hold lifted',
};

const stepWords = {
  'kernel.DeadlineWarned': 'soon due',
  'kernel.DeadlineBreached': 'missed',
  'kernel.DeadlineEscalated': 'told on',
} as const;

function said(what: string, note: string | undefined): string {
  return note ? `${what}: ${note}` : what;
}
