/** Whose line a number is, as the emergency operator's records have it. */
export interface Subscriber {
  readonly name: string | null;
  readonly address: string | null;
  /** How sure the operator is; null: not said. */
  readonly confidencePercent: number | null;
  /** When the record was last known to be right, epoch milliseconds; null: not said. */
  readonly asOf: number | null;
}

export type Lookup =
  | { readonly kind: 'found'; readonly subscriber: Subscriber }
  /** The operator answered, and knows nobody. */
  | { readonly kind: 'unknown' }
  /** Nobody answered in time, or not in a way that can be read. */
  | { readonly kind: 'away'; readonly reason: string };

/**
 * Asks the emergency operator whose line it is: what EISEC does. The protocol of EISEC itself is given only to those who sign for it, so
 * this is the seam where its adapter goes: one that passes `lookup-contract.ts` and is handed to `makeExchange`.
 */
export interface SubscriberLookup {
  /** `number` in digits with the country in front. Never throws, and answers within a few seconds whatever happens. */
  find(number: string): Promise<Lookup>;
}

export const LONGEST_MS = 3_000;
