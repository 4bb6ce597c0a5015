import { type AnyPastEvent, isStep } from '../../../kernel/pure.ts';
import type { Line } from '../service-incidents/line.ts';
import type { StepEvent } from '../service-incidents/service-incident.ts';
import type { RequestEvent } from './events.ts';

/** The line that an event leaves in the log of a request. */
export function requestLineOf(event: AnyPastEvent): Line {
  const known = event as unknown as RequestEvent | StepEvent;
  if (isStep(known)) return line('internal', 'clock', `${known.data.label}: ${stepWords[known.type]}`);
  switch (known.type) {
    case 'service.RequestSubmitted':
      return line('public', 'asked', askedWords(known));
    case 'service.RequestApproved':
      return line('public', 'approved', known.detail?.reason);
    case 'service.RequestRefused':
      return line('public', 'refused', known.detail?.reason);
    case 'service.ApprovalPassed':
      return line('public', 'passed on', [known.detail?.approver, known.detail?.reason].filter(Boolean).join(': '));
    case 'service.RequestTaskTaken':
      return line('internal', 'task', `${known.data.taskId}: ${known.data.assignee}`);
    case 'service.RequestTaskDone':
      return line('internal', 'done', [known.data.taskId, known.detail?.note].filter(Boolean).join(': '));
    case 'service.RequestDelivered':
      return line('public', 'delivered', '');
    case 'service.RequestConfirmed':
      return line('public', 'confirmed', '');
    case 'service.RequestReopened':
      return line('public', 'something is missing', known.detail?.reason);
    case 'service.RequestCancelled':
      return line('public', 'withdrawn', known.detail?.reason);
    case 'service.RequesterAnswered':
      return line('public', 'answer', known.detail?.text);
    case 'service.RequesterWrote':
      return line('public', 'comment', known.detail?.text);
    case 'service.RequestNoted':
      return line('internal', 'note', known.detail?.text);
    default:
      return line('internal', 'law', 'Details erased, or kept, by law');
  }
}

function askedWords({ data, detail }: Extract<RequestEvent, { type: 'service.RequestSubmitted' }>): string {
  const because = data.serviceIncident === undefined ? [] : [`Because of ${data.serviceIncident.number}`];
  return [...because, ...(detail?.answers ?? []).map(({ label, value }) => `${label}: ${value}`)].join('\n');
}

const stepWords = {
  'kernel.DeadlineWarned': 'soon due',
  'kernel.DeadlineBreached': 'missed',
  'kernel.DeadlineEscalated': 'told on',
} as const;

function line(audience: Line['audience'], kind: string, text: string | undefined): Line {
  return { audience, kind, text: text ?? 'erased' };
}
