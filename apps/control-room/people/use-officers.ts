import { useCallback, useEffect, useState } from 'react';
import { request } from '../../../client/http.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { Officers } from '../../../modules/operations/contract.ts';

export type OfficerRow = RowOf<typeof Officers>;

interface Found {
  /** What was asked for when these were found. */
  readonly asked: string;
  readonly rows: readonly OfficerRow[];
  readonly fault: string | null;
}

const PAUSE_MS = 200;
const nobody: Found = { asked: '', rows: [], fault: null };

/** Looked up by the server while it is typed; each look is kept with who was found. */
export function useOfficers(typed: string): Found & { readonly again: () => void } {
  const [found, setFound] = useState(nobody);
  const [turn, setTurn] = useState(0);
  const asked = typed.trim();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further turn asks the same again.
  useEffect(() => {
    if (asked === '') {
      setFound(nobody);
      return;
    }
    let live = true;
    const ask = async (): Promise<void> => {
      const came = await request(`/api/views/${Officers.name}?q=${encodeURIComponent(asked)}`);
      if (!live) return;
      if (came.status === 200) setFound({ asked, rows: (came.body as { rows: OfficerRow[] }).rows, fault: null });
      else setFound((before) => ({ ...before, fault: 'not fresh: the server did not answer' }));
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      live = false;
      clearTimeout(timer);
    };
  }, [asked, turn]);
  return { ...found, again: useCallback(() => setTurn((before) => before + 1), []) };
}
