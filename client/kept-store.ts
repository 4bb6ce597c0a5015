import type { Kept, OutboxDoors } from './outbox.ts';

const PREFIX = 'trefoil.kept.';

/** Kept commands in the browser's store: written before the call returns, so a killed window has lost nothing. */
export function makeKeptStore(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): OutboxDoors['store'] {
  return {
    list: () =>
      Object.keys(storage)
        .filter((key) => key.startsWith(PREFIX))
        .flatMap((key) => parsed(storage.getItem(key)))
        .sort((a, b) => a.order - b.order || a.enteredAt - b.enteredAt),
    put: (kept) => storage.setItem(PREFIX + kept.commandId, JSON.stringify(kept)),
    remove: (commandId) => storage.removeItem(PREFIX + commandId),
  };
}

/** What a window of an older version left has no order: it goes first. */
type Older = Omit<Kept, 'order'> & Partial<Pick<Kept, 'order'>>;

function ordered(kept: Older): Kept {
  return { ...kept, order: kept.order ?? 0 };
}

function parsed(text: string | null): Kept[] {
  try {
    return text === null ? [] : [ordered(JSON.parse(text) as Older)];
  } catch {
    return [];
  }
}
