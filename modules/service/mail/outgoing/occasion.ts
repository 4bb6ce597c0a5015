import { type AnyPastEvent, isStep } from '../../../../kernel/pure.ts';
import type { ServiceTerms } from '../../../force/index.ts';
import type { ServiceIncidentEvent } from '../../service-incidents/events.ts';

export interface Occasion {
  readonly on: ServiceTerms['mail']['rules'][number]['on'];
  /** What was said. */
  readonly text: string;
  /** No person wrote what it says. */
  readonly automatic: boolean;
}

export const occasions = [
  'service.ServiceIncidentRaised',
  'service.ReporterAnswered',
  'service.WorkaroundGiven',
  'service.WordFlowed',
  'service.ServiceIncidentResolved',
  'service.ServiceIncidentReopened',
  'service.ServiceIncidentAssigned',
  'kernel.DeadlineEscalated',
] as const;

/** What of it somebody may be told of; null: nothing, or its words are erased already. */
export function occasionOf(event: AnyPastEvent): Occasion | null {
  if (!event.stream.startsWith('service.service-incident/')) return null;
  if (isStep(event)) return { on: 'escalated', text: event.data.label, automatic: true };
  const known = event as unknown as ServiceIncidentEvent;
  switch (known.type) {
    case 'service.ServiceIncidentRaised':
      return { on: 'raised', text: known.detail?.description ?? '', automatic: true };
    case 'service.ReporterAnswered':
      return said('answered', known.detail?.text);
    case 'service.WorkaroundGiven':
      return said('workaround', known.detail?.text);
    case 'service.WordFlowed':
      return said(flowed[known.data.what], known.detail?.text);
    case 'service.ServiceIncidentResolved':
      return said('resolved', known.detail?.resolution);
    case 'service.ServiceIncidentReopened':
      return { on: 'reopened', text: known.detail?.reason ?? '', automatic: true };
    case 'service.ServiceIncidentAssigned':
      return { on: 'handed-over', text: known.detail?.note ?? '', automatic: true };
    default:
      return null;
  }
}

const flowed = { update: 'answered', workaround: 'workaround', resolution: 'resolved' } as const;

function said(on: Occasion['on'], text: string | undefined): Occasion | null {
  return text === undefined ? null : { on, text, automatic: false };
}
