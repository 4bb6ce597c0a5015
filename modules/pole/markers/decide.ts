import { type CommandOf, decided, type InputOf, type Outcome, refuse } from '../../../kernel/pure.ts';
import type { MarkEntry, ReviewMarker, SetMarker, WithdrawMarker } from '../contract.ts';
import type { EntryState } from '../entries/entry.ts';
import type { MarkerEvent } from '../events.ts';
import type { MarkerState } from './marker.ts';

type Command<C> = CommandOf<InputOf<C>>;
type Decision = Outcome<{ marker: readonly MarkerEvent[] }>;
type States = { readonly marker: MarkerState };

export function setMarker(
  { input, recordedAt }: Command<typeof SetMarker>,
  { marker }: States,
  areaId: string | null,
): Decision {
  if (marker.situation !== 'none') return refuse('marker-exists', 'A marker with this id exists already.');
  const { kind, radiusMetres, reviewAt, expiresAt, label, lon, lat, text, reason } = input;
  const wrong = wrongOrder(recordedAt, reviewAt, expiresAt);
  if (wrong !== null) return wrong;
  const data = { kind, radiusMetres, reviewAt, expiresAt, areaId };
  return decided({ marker: [{ type: 'pole.MarkerSet', data, detail: { label, lon, lat, text, reason } }] });
}

export function markEntry(
  { input, recordedAt }: Command<typeof MarkEntry>,
  { marker, entry }: States & { readonly entry: EntryState },
): Decision {
  if (marker.situation !== 'none') return refuse('marker-exists', 'A marker with this id exists already.');
  if (entry.situation === 'none') {
    return refuse('no-such-entry', 'There is no person, vehicle or property with this id.');
  }
  const { kind, entryId, reviewAt, expiresAt, text, reason } = input;
  const wrong = wrongOrder(recordedAt, reviewAt, expiresAt);
  if (wrong !== null) return wrong;
  const data = { kind, entryId, reviewAt, expiresAt };
  return decided({ marker: [{ type: 'pole.EntryMarkerSet', data, detail: { text, reason } }] });
}

export function reviewMarker({ input, recordedAt }: Command<typeof ReviewMarker>, { marker }: States): Decision {
  const gone = notInForce(marker);
  if (gone !== null) return gone;
  const { reviewAt, expiresAt, reason } = input;
  const wrong = wrongOrder(recordedAt, reviewAt, expiresAt);
  if (wrong !== null) return wrong;
  return decided({ marker: [{ type: 'pole.MarkerReviewed', data: { reviewAt, expiresAt }, detail: { reason } }] });
}

export function withdrawMarker({ input }: Command<typeof WithdrawMarker>, { marker }: States): Decision {
  const gone = notInForce(marker);
  if (gone !== null) return gone;
  return decided({ marker: [{ type: 'pole.MarkerWithdrawn', data: {}, detail: { reason: input.reason } }] });
}

function notInForce(state: MarkerState): Outcome<never> | null {
  if (state.situation === 'none') return refuse('no-such-marker', 'There is no marker with this id.');
  if (state.situation === 'in-force') return null;
  return refuse('marker-withdrawn', 'It has been withdrawn already, or its time is over.');
}

function wrongOrder(now: number, reviewAt: number, expiresAt: number): Outcome<never> | null {
  if (now < reviewAt && reviewAt < expiresAt) return null;
  return refuse('expiry-order', 'Review must come before expiry, and both lie ahead.');
}
