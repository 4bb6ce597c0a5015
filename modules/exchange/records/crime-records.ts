import type { RowOf } from '../../../kernel/pure.ts';
import type { CaseFile } from '../../operations/contract.ts';

/** Everything that is known of one incident, as it is handed over. */
export type CrimeReport = RowOf<typeof CaseFile>;

export type Handed =
  | { readonly kind: 'recorded'; readonly crimeNumber: string }
  /** The records system has read it and will not have it. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Nobody answered in time, or not in a way that can be read: it may or may not have been taken. */
  | { readonly kind: 'away'; readonly reason: string };

/**
 * Hands a reported crime over to the force's records system without anybody typing it again. Each product has a way of its own,
 * given out under licence: this is the seam where its adapter goes, one that passes `records-contract.ts` and is handed to
 * `makeExchange`. The same incident handed over twice is one crime: its id is the key.
 */
export interface CrimeRecords {
  readonly record: (report: CrimeReport) => Promise<Handed>;
}
