import type { Db, Guarded } from '../../../kernel/index.ts';

/** What is asked of the module whose records are given out. */
export interface RecordDoor {
  /** By its id or its number; null: there is none. */
  readonly find: (db: Db, named: string) => Promise<Disclosable | null>;
  /** Who may see what these streams hold; left out: whoever may see any. */
  readonly guardsOf: (db: Db, streams: readonly string[]) => Promise<ReadonlyMap<string, Guarded>>;
  /** Who may see the whole of the record whose stream stands so. */
  readonly guardOf: (state: unknown) => Guarded;
}

export interface Disclosable {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly guard: Guarded;
  /** The record's own stream, and those that belong to it. */
  readonly streams: readonly string[];
  readonly entries: readonly DisclosableEntry[];
}

export interface DisclosableEntry {
  readonly position: number;
  readonly stream: string;
  readonly at: number;
  readonly by: string;
  /** Null: erased by law. */
  readonly words: string | null;
  readonly hasDetail: boolean;
  readonly file: { readonly sha256: string; readonly name: string } | null;
}
