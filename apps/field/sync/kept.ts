import { useEffect, useRef } from 'react';

const PREFIX = 'trefoil.field.';

/** What this phone has kept under a name; null when nothing is there or it cannot be read. */
export function readKept<T>(name: string): T | null {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // A full store must not stop the work: then the last rows are not there after a reload without signal.
  }
}

export function forget(name: string): void {
  localStorage.removeItem(PREFIX + name);
}

/** Everything that was read for somebody leaves the phone. Commands that wait are not rows: the outbox keeps them. */
export function forgetRows(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(`${PREFIX}row.`)) localStorage.removeItem(key);
}

/**
 * The fresh value, or while there is none the one read last, also after a reload without signal. `undefined` means not
 * known yet; a fresh `null` (nothing is there) is an answer, and is kept as one.
 */
export function useKept<T>(name: string, fresh: T | null | undefined): T | null {
  const held = useRef<{ readonly name: string; readonly value: T | null } | null>(null);
  if (fresh !== undefined) held.current = { name, value: fresh };
  else if (held.current?.name !== name) held.current = { name, value: readKept<T>(`row.${name}`) };
  useEffect(() => {
    if (fresh !== undefined) keep(`row.${name}`, fresh);
  }, [name, fresh]);
  return held.current?.value ?? null;
}
