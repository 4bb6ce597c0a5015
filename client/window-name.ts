const LOCK = 'trefoil-window-';

/** A lock held for the life of this window tells others that it still sends what it keeps. */
export function nameWindow(id: string): void {
  if (!('locks' in navigator)) return;
  navigator.locks.request(`${LOCK}${id}`, () => new Promise<void>(() => undefined)).catch(() => undefined);
}

export async function windowLives(id: string): Promise<boolean> {
  return (await livingWindows()).includes(id);
}

/** The ids of all windows of this browser that were named and have not ended. */
export async function livingWindows(): Promise<readonly string[]> {
  if (!('locks' in navigator)) return [];
  const { held = [] } = await navigator.locks.query();
  return held.flatMap(({ name = '' }) => (name.startsWith(LOCK) ? [name.slice(LOCK.length)] : []));
}
