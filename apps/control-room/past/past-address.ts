import type { Look } from './past-line.ts';

/** Why somebody looks is theirs to say again in another window; it never stands in an address that is passed on. */
const PURPOSE = 'trefoil.past.purpose';

/** The moment that the address names; null where it names none, or nobody said yet why they look. */
export function lookOfAddress(): Look | null {
  const query = new URLSearchParams(location.search);
  const at = Date.parse(query.get('at') ?? '');
  const purpose = sessionStorage.getItem(PURPOSE) ?? '';
  return Number.isNaN(at) || purpose === '' ? null : { at, purpose, seat: query.get('seat') };
}

/** What the address says of a moment; null: nothing. */
export function askedOfAddress(): { readonly at: number | null; readonly seat: string | null } {
  const query = new URLSearchParams(location.search);
  const at = Date.parse(query.get('at') ?? '');
  return { at: Number.isNaN(at) ? null : at, seat: query.get('seat') };
}

/** The address goes along, so that it can be kept and passed on. */
export function keepLook({ at, seat, purpose }: Look): void {
  sessionStorage.setItem(PURPOSE, purpose);
  const query = new URLSearchParams({ window: 'past', at: new Date(at).toISOString(), ...(seat !== null && { seat }) });
  history.replaceState(null, '', `/?${query}`);
}
