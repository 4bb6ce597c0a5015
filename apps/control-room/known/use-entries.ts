import { useEffect, useState } from 'react';
import { type EntryRow, readEntries } from './read-known.ts';

const AGAIN_MS = 2_000;

/** The people, vehicles and property of a record; read again when `told` changes. Null: there is no record yet. */
export function useEntries(about: string | null, told: number): readonly EntryRow[] {
  const [held, setHeld] = useState<{ about: string; rows: readonly EntryRow[] } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was told to the server meanwhile is a reason to ask again.
  useEffect(() => {
    if (about === null) return;
    let live = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const rows = await readEntries(about);
      if (!live) return;
      if (rows !== null) setHeld({ about, rows });
      else timer = setTimeout(() => void ask(), AGAIN_MS);
    };
    void ask();
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [about, told]);
  return held !== null && held.about === about ? held.rows : [];
}
