import { useCallback, useSyncExternalStore } from 'react';
import type { Client } from '../../../client/client.ts';
import { useClient } from '../../../client/react.tsx';
import type { RowOf } from '../../../kernel/pure.ts';
import { Claims } from '../../../modules/operations/contract.ts';
import { shortTimeOf } from '../../../ui/clock-bar/minutes.ts';

export type Claim = RowOf<typeof Claims>;
type ByCallsign = ReadonlyMap<string, Claim>;

/** The first picture of a desk needs none of it. */
const FIRST_MS = 2_000;
const MINUTE_MS = 60_000;

const gravity = { borrowed: 0, operation: 1, lent: 2 } as const;

/** Of each callsign the gravest that has begun. */
export function inForce(rows: readonly Claim[], now: number): ByCallsign {
  const begun = rows.filter(({ from }) => from <= now).toSorted((a, b) => gravity[a.kind] - gravity[b.kind]);
  return new Map(begun.map((claim) => [claim.callsign, claim]));
}

const nothing: ByCallsign = new Map();
let known: { readonly rows: readonly Claim[]; readonly minute: number; readonly found: ByCallsign } | null = null;

/** Worked out once for all rows of the board: anew when the claims are others, and each minute, since claims begin by themselves. */
export function claimsNow({ replica, now }: Client): ByCallsign {
  const rows = replica.rows(Claims).list;
  const minute = Math.floor(now() / MINUTE_MS);
  if (known?.rows !== rows || known.minute !== minute) {
    known = { rows, minute, found: rows.length === 0 ? nothing : inForce(rows, now()) };
  }
  return known.found;
}

/** Waits for the first picture; then it hears of every change. */
function subscribeTo({ replica }: Client, listener: () => void): () => void {
  let stop: (() => void) | null = null;
  const timer = setTimeout(() => {
    stop = replica.onRows(Claims, undefined, listener);
    listener();
  }, FIRST_MS);
  return () => {
    clearTimeout(timer);
    stop?.();
  };
}

/** Every claim that has begun, by callsign. */
export function useClaims(): ByCallsign {
  const client = useClient();
  const subscribe = useCallback((listener: () => void) => subscribeTo(client, listener), [client]);
  return useSyncExternalStore(subscribe, () => claimsNow(client));
}

export function claimWords({ kind, name, until }: Claim): string {
  const who = { operation: 'held by', lent: 'lent to', borrowed: 'of' }[kind];
  return `${who} ${name} until ${shortTimeOf(until)}`;
}

/** In the space of a row: whose it is. */
export function claimMark({ kind, name }: Claim): string {
  return kind === 'lent' ? `lent: ${name}` : name;
}
