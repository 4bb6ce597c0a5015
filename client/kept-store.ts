import type { Kept, OutboxDoors } from './outbox.ts';

const PREFIX = 'trefoil.kept.';

/** Kept commands in localStorage: written before the call returns, so a killed window has lost nothing. */
export const keptStore: OutboxDoors['store'] = {
  list: () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .flatMap((key) => parsed(localStorage.getItem(key)))
      .sort((a, b) => a.enteredAt - b.enteredAt),
  put: (kept) => localStorage.setItem(PREFIX + kept.commandId, JSON.stringify(kept)),
  remove: (commandId) => localStorage.removeItem(PREFIX + commandId),
};

function parsed(text: string | null): Kept[] {
  try {
    return text === null ? [] : [JSON.parse(text) as Kept];
  } catch {
    return [];
  }
}
