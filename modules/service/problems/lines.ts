import { type AnyPastEvent, isStep, type Past } from '../../../kernel/pure.ts';
import { changedWords } from '../changed-fields.ts';
import type { StepEvent } from '../service-incidents/service-incident.ts';
import type { ProblemEvent } from './events.ts';

interface Line {
  readonly kind: string;
  readonly text: string;
}

const ERASED = 'erased';

/** The line that an event leaves in the log of a problem. */
export function lineOf(event: AnyPastEvent): Line {
  // The registry has checked the event against its schema when it was appended.
  const known = event as unknown as Past<ProblemEvent> | StepEvent;
  if (isStep(known)) return { kind: 'clock', text: known.data.label };
  switch (known.type) {
    case 'service.ProblemOpened':
      return { kind: 'opened', text: known.detail?.description ?? ERASED };
    case 'service.ProblemAmended':
      return { kind: 'amended', text: amended(known) };
    case 'service.ProblemIncidentsLinked':
      return { kind: 'linked', text: known.data.incidents.map(({ number }) => number).join(', ') };
    case 'service.ProblemIncidentUnlinked':
      return { kind: 'unlinked', text: said(known.data.number, known.detail?.reason) };
    case 'service.ProblemNoted':
      return { kind: 'note', text: known.detail?.text ?? ERASED };
    case 'service.ProblemAnalysed':
      return { kind: 'analysed', text: `${names[known.data.kind]}, version ${known.data.version}` };
    case 'service.ProblemWorkaroundGiven':
      return { kind: 'told everybody concerned', text: known.detail?.text ?? ERASED };
    case 'service.ProblemChangeMoved':
      return { kind: 'change', text: said(known.data.number, known.data.closure ?? known.data.standing) };
    default:
      return endLineOf(known);
  }
}

function amended({ detail }: Past<Extract<ProblemEvent, { type: 'service.ProblemAmended' }>>): string {
  if (detail === null) return ERASED;
  const { title, changed = [] } = detail;
  return changed.length === 0 ? title : changedWords(changed);
}

function endLineOf(known: Past<ProblemEvent>): Line {
  switch (known.type) {
    case 'service.KnownErrorWritten':
      return { kind: 'known error', text: said(`version ${known.data.version}`, known.detail?.title ?? ERASED) };
    case 'service.KnownErrorPublished':
      return { kind: 'published', text: known.data.audience === 'desk' ? 'To the desk' : 'To everybody' };
    case 'service.KnownErrorWithdrawn':
      return { kind: 'withdrawn', text: known.detail?.reason ?? ERASED };
    case 'service.KnownErrorReviewed':
      return { kind: 'looked at', text: known.detail?.note ?? ERASED };
    case 'service.ProblemReviewed':
      return { kind: known.data.gone ? 'gone' : 'not gone', text: known.detail?.note ?? ERASED };
    case 'service.ProblemClosed':
      return { kind: 'closed', text: said(known.data.ending, known.detail?.text ?? ERASED) };
    case 'service.ProblemReopened':
      return { kind: 'reopened', text: known.detail?.reason ?? ERASED };
    case 'service.MajorProblemReviewed':
      return { kind: 'review', text: known.detail?.lessons ?? ERASED };
    default:
      // Erased, or held, by law.
      return { kind: 'law', text: ERASED };
  }
}

const names = {
  'five-whys': 'Five whys',
  fishbone: 'Fishbone',
  timeline: 'Timeline',
  'kepner-tregoe': 'Kepner and Tregoe',
} as const;

function said(what: string, more: string | undefined): string {
  return more ? `${what}: ${more}` : what;
}
