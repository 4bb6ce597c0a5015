import type { Past } from '../../../kernel/pure.ts';
import { theirCodeWords } from '../code-mappings/unmapped.ts';
import type { PlaceText } from '../terms.ts';
import type { PointKind } from './commands.ts';
import type { WhereaboutsEvent } from './events.ts';
import { shapeWords, sizeWords } from './shape.ts';

export const pointWords: Readonly<Record<PointKind, string>> = {
  rvp: 'RVP',
  staging: 'Staging area',
  investigation: 'Investigation point',
  'caller-met': 'Caller met at',
  fcp: 'Forward command point',
  mlp: 'Marshalling point',
};

const answered = {
  delivered: 'has the offer',
  undelivered: 'could not be reached: ring them',
  accepted: 'accepted the transfer',
  rejected: 'rejected the transfer',
} as const;

/** The lines of an incident's log that say where it is worked from, and whose it is offered to. */
export function whereaboutsLine(event: Past<WhereaboutsEvent>): { kind: 'place' | 'agency'; text: string | null } {
  switch (event.type) {
    case 'operations.PointSet': {
      const { place, note } = event.detail ?? { place: null, note: '' };
      const said =
        place === null ? null : `${pointWords[event.data.kind]}: ${place.label}${note === '' ? '' : ` (${note})`}`;
      return { kind: 'place', text: said };
    }
    case 'operations.PointWithdrawn':
      return { kind: 'place', text: because('Point withdrawn', event.detail?.reason) };
    case 'operations.ShapeSet': {
      const { reference, note } = event.detail ?? { reference: '', note: '' };
      const round = reference === '' ? '' : `, middle ${reference}`;
      const said = `${shapeWords[event.data.kind]}: ${sizeWords(event.data)}${round}`;
      return { kind: 'place', text: note === '' ? said : `${said} (${note})` };
    }
    case 'operations.ShapeWithdrawn':
      return { kind: 'place', text: because('What was drawn is withdrawn', event.detail?.reason) };
    case 'operations.TransferOffered': {
      const { to, theirs } = event.data;
      const text = `Transfer offered to ${to.name}${theirCodeWords(theirs)}`;
      return { kind: 'agency', text: because(text, event.detail?.reason) };
    }
    case 'operations.TransferAnswered': {
      const { answer, reference } = event.data;
      const text = `The other force ${answered[answer]}${reference === null ? '' : ` (${reference})`}`;
      return { kind: 'agency', text: because(text, event.detail?.words) };
    }
    case 'operations.TransferWithdrawn':
      return { kind: 'agency', text: because('Offer of transfer withdrawn', event.detail?.reason) };
  }
}

function because(text: string, reason: string | undefined): string {
  return reason === undefined || reason === '' ? text : `${text}: ${reason}`;
}

/** What the log says of a place besides its name: what it may be taken for was shown to whoever chose it. */
export function placeLine(place: PlaceText): string {
  const { label, namesakes = [] } = place;
  return namesakes.length === 0
    ? `Place is ${label}`
    : `Place is ${label} (shown: easily taken for ${namesakes.join('; ')})`;
}
