import type { Past } from '../../../kernel/pure.ts';
import { hidden, type Line, shown } from '../service-incidents/line.ts';
import type { DeskEvent, LinkKind } from './events.ts';

const ERASED = 'erased';

/** The line that an act of the desk leaves in the log of an IT incident. */
export function deskLineOf(event: Past<DeskEvent>): Line {
  switch (event.type) {
    case 'service.ServiceIncidentAmended':
      return hidden('amended', amended(event));
    case 'service.ServiceIncidentPrioritised': {
      const { priority, computed, floor, overridden } = event.data;
      const why = floor === null ? '' : ` (${floor.because})`;
      const how = overridden ? `P${priority} in place of P${computed}${why}` : `P${priority}${why}`;
      return hidden('priority', `${how}: ${event.detail?.reason ?? ERASED}`);
    }
    case 'service.ServiceIncidentLinked':
    case 'service.ServiceIncidentUnlinked': {
      const { kind, otherNumber } = event.data;
      const what = event.type === 'service.ServiceIncidentLinked' ? 'linked' : 'unlinked';
      return hidden(what, said(`${linkWords[kind]} ${otherNumber}`, event.detail?.note));
    }
    case 'service.ServiceIncidentTriaged': {
      const note = event.detail?.note ?? ERASED;
      return event.data.how === 'declined' ? shown('declined', note) : hidden(event.data.how, note);
    }
    case 'service.WorkaroundGiven':
      return shown('workaround', event.detail?.text ?? ERASED);
    case 'service.WordFlowed':
      return shown(event.data.what, event.detail?.text ?? ERASED);
    case 'service.ServiceFileAttached': {
      const name = event.detail?.name ?? ERASED;
      return event.data.audience === 'public' ? shown('file', name) : hidden('file', name);
    }
    case 'service.ServiceIncidentStatusSet':
      return hidden('status', event.data.name);
    case 'service.StaffTold':
      return hidden('told', `${event.detail?.names ?? ERASED}: ${event.data.why}`);
    case 'service.MajorCandidateFound':
      return hidden('may be major', event.data.because);
    case 'service.MajorCandidateDismissed':
      return hidden('not major', event.detail?.reason ?? ERASED);
  }
}

const linkWords: Readonly<Record<LinkKind, string>> = {
  related: 'Related to',
  parent: 'Child of',
  child: 'Parent of',
  'merged-into': 'Merged into',
  'merged-from': 'Goes on for',
  follows: 'Follows',
  'followed-by': 'Followed by',
};

type Amended = Past<Extract<DeskEvent, { type: 'service.ServiceIncidentAmended' }>>;

function amended({ data: { field, from, to }, detail }: Amended): string {
  if (Array.isArray(to)) return `${field}: ${Array.isArray(from) ? from.length : 0} → ${to.length}`;
  const personal = field === 'summary' || field === 'symptoms' || field === 'call-back' || field === 'reporter';
  const [was, is] = personal ? [detail?.from ?? ERASED, detail?.to ?? ERASED] : [from, to];
  return `${field}: ${was || 'none'} → ${is || 'none'}`;
}

function said(what: string, note: string | undefined): string {
  return note ? `${what}: ${note}` : what;
}
