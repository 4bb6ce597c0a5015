import { useSyncExternalStore } from 'react';
import { request } from '../../../client/http.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { UnitKits } from '../../../modules/operations/contract.ts';

type Kit = RowOf<typeof UnitKits>;

const AGAIN_MS = 20_000;

const listeners = new Set<() => void>();
let kits: ReadonlyMap<string, Kit> = new Map();
let timer: ReturnType<typeof setInterval> | undefined;

async function ask(): Promise<void> {
  const { status, body } = await request(`/api/views/${UnitKits.name}?limit=2000`);
  // What is not known anew stays as it was: it says for how long itself.
  if (status !== 200) return;
  const { rows } = body as { readonly rows: readonly Kit[] };
  if (rows.length === 0 && kits.size === 0) return;
  kits = new Map(rows.map((row) => [row.tourId, row]));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    void ask();
    timer = setInterval(() => void ask(), AGAIN_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** What is wrong with the radio or the car of a unit, asked a few times a minute; null: nothing known. */
export function useKit(tourId: string): Kit | null {
  return useSyncExternalStore(subscribe, () => kits.get(tourId) ?? null);
}
