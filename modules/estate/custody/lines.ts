import { type AnyPastEvent, isStep, type StepData, type StepEventType } from '../../../kernel/pure.ts';
import type { CustodyEvent } from './events.ts';

/** Of a signature that was drawn: its picture, and the name under it. */
interface Signature {
  readonly signature_sha: string | null;
  readonly signed_as: string | null;
}

interface Line {
  readonly kind: string;
  readonly text: string;
}

const stepWords: Readonly<Record<StepEventType, string>> = {
  'kernel.DeadlineWarned': 'soon due',
  'kernel.DeadlineBreached': 'overdue',
  'kernel.DeadlineEscalated': 'told on',
};

/** The line that an event leaves in the history of an item's custody. */
export function lineOf(event: AnyPastEvent): Line {
  const known = event as unknown as CustodyEvent | { readonly type: StepEventType; readonly data: StepData };
  if (isStep(known)) return { kind: 'clock', text: `${known.data.label}: ${stepWords[known.type]}` };
  switch (known.type) {
    case 'estate.ItemIssued':
      return { kind: 'issued', text: to(known) };
    case 'estate.ItemTransferred':
      return { kind: 'transferred', text: to(known) };
    case 'estate.ItemReturned':
      return { kind: 'returned', text: known.detail === null ? 'erased' : signed(known.detail) };
    case 'estate.ItemLost':
      return { kind: 'lost', text: known.detail?.circumstances ?? 'erased' };
    case 'estate.StunProposed':
      return { kind: 'stun', text: `Wanted, while ${known.data.callsign} uses it: a second person must say so` };
    case 'estate.StunAsked':
      return { kind: 'stun', text: 'Asked of the network' };
    case 'estate.StunDone':
      return { kind: 'stun', text: 'Stunned' };
    case 'estate.LossReportFiled':
      return { kind: 'report', text: known.data.reference };
    case 'estate.ReplacementIssued':
      return { kind: 'replacement', text: known.data.replacementId === null ? 'None needed' : 'Handed out' };
    case 'estate.ItemFound':
      return { kind: 'found', text: known.detail?.note ?? 'erased' };
    case 'estate.ItemDisposed':
      return { kind: 'disposed', text: `${known.data.certificate}: ${known.data.method.replaceAll('-', ' ')}` };
    case 'estate.ItemAudited':
      return { kind: 'audit', text: known.data.stationId === null ? 'Seen' : `Seen at ${known.data.stationId}` };
    default:
      return { kind: 'other', text: '' };
  }
}

type Given = Extract<CustodyEvent, { type: 'estate.ItemIssued' | 'estate.ItemTransferred' }>;

function to({ data, detail }: Given): string {
  if (detail === null || detail === undefined) return 'erased';
  const collar = data.collar === null ? '' : ` (${data.collar})`;
  return `${detail.person}${collar}, ${signed(detail)}`;
}

function signed({ signedAs, note }: { readonly signedAs: string; readonly note: string }): string {
  return `signed ${signedAs}${note === '' ? '' : `: ${note}`}`;
}

/** The signature that an event brought, if it brought one. */
export function signatureOf(event: AnyPastEvent): Signature {
  const known = event as unknown as CustodyEvent;
  switch (known.type) {
    case 'estate.ItemIssued':
    case 'estate.ItemTransferred':
    case 'estate.ItemReturned':
    case 'estate.ItemDisposed':
      return { signature_sha: known.data.signature.sha256, signed_as: known.detail?.signedAs ?? null };
    default:
      return { signature_sha: null, signed_as: null };
  }
}
