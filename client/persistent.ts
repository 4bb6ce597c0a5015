/** A value of one person in this browser, shared by its windows; every write is there before the call returns. */
export interface Persistent<T> {
  get(): T;
  set(value: T): void;
  onChange(listener: () => void): () => void;
}

export function persistent<T>(key: string, initial: T): Persistent<T> {
  const listeners = new Set<() => void>();
  let value = read(key, initial);
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  addEventListener('storage', (event) => {
    if (event.key !== key) return;
    value = read(key, initial);
    changed();
  });
  return {
    get: () => value,
    set(next) {
      value = next;
      write(key, next);
      changed();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function read<T>(key: string, initial: T): T {
  const text = localStorage.getItem(key);
  if (text === null) return initial;
  try {
    const stored = JSON.parse(text) as T;
    // Settings grow: what an older version stored is completed from the present defaults.
    return isRecord(initial) && isRecord(stored) ? { ...initial, ...stored } : stored;
  } catch {
    return initial;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full store must not stop the work; the value lives on in this window.
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
