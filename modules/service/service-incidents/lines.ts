import { type AnyPastEvent, isStep } from '../../../kernel/pure.ts';
import type { ServiceIncidentEvent } from './events.ts';
import type { StepEvent } from './service-incident.ts';

export interface Line {
  readonly kind: string;
  readonly audience: 'public' | 'internal';
  readonly text: string;
}

/** The line that an event leaves in the log of an IT incident. */
export function lineOf(event: AnyPastEvent): Line {
  const known = event as unknown as ServiceIncidentEvent | StepEvent;
  if (isStep(known))
    return { kind: 'clock', audience: 'internal', text: `${known.data.label}: ${stepWords[known.type]}` };
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
    default:
      return hidden('other', '');
  }
}

const stepWords = {
  'kernel.DeadlineWarned': 'soon due',
  'kernel.DeadlineBreached': 'missed',
  'kernel.DeadlineEscalated': 'told on',
} as const;

function shown(kind: string, text: string): Line {
  return { kind, audience: 'public', text };
}

function hidden(kind: string, text: string): Line {
  return { kind, audience: 'internal', text };
}

function said(what: string, note: string | undefined): string {
  return note ? `${what}: ${note}` : what;
}
