import type { Clock } from '../../kernel/index.ts';

/** Somebody who has a record open, and what they are writing there. */
export interface Onlooker {
  readonly name: string;
  readonly seatName: string | null;
  /** The form they have open, e.g. `grade`; null: none. */
  readonly writing: string | null;
}

/**
 * Who has which record open just now. Like presence it is memory and no record: it is said again every few seconds, and who is
 * silent is gone.
 */
export interface OpenRecords {
  /** Says what somebody has open; null: nothing any more. */
  look(accountId: string, recordId: string | null, onlooker: Onlooker): void;
  /** Everybody else who has it open, by name. */
  others(accountId: string, recordId: string): readonly Onlooker[];
}

export const SILENT_MS = 12_000;

export function makeOpenRecords(clock: Clock): OpenRecords {
  const open = new Map<string, { readonly recordId: string; readonly onlooker: Onlooker; readonly at: number }>();
  return {
    look: (accountId, recordId, onlooker) => {
      if (recordId === null) open.delete(accountId);
      else open.set(accountId, { recordId, onlooker, at: clock.now() });
    },
    others: (accountId, recordId) => {
      const since = clock.now() - SILENT_MS;
      const found: Onlooker[] = [];
      for (const [id, { at, ...look }] of open) {
        if (at < since) open.delete(id);
        else if (id !== accountId && look.recordId === recordId) found.push(look.onlooker);
      }
      return found.toSorted((a, b) => a.name.localeCompare(b.name));
    },
  };
}
