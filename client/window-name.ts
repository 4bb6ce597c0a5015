/** A lock held for the life of this window tells others that it still sends what it keeps. */
export function nameWindow(id: string): void {
  if (!('locks' in navigator)) return;
  navigator.locks.request(lockOf(id), () => new Promise<void>(() => undefined)).catch(() => undefined);
}

export async function windowLives(id: string): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  const { held } = await navigator.locks.query();
  return held?.some((lock) => lock.name === lockOf(id)) ?? false;
}

function lockOf(id: string): string {
  return `trefoil-window-${id}`;
}
