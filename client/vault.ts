/**
 * Keeps things in this browser sealed: AES-GCM under a key that no script can read out, at most twelve hours, wiped at
 * sign-out. For what a seat must still have when the server is gone, and nothing else (ASVS 14.3.3).
 */
const DATABASE = 'trefoil-vault';
const KEYS = 'keys';
const SEALED = 'sealed';
const LONGEST_MS = 12 * 3_600_000;

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
  readonly at: number;
}

/** False without a secure context: then nothing is kept, rather than kept in the open. */
export function canSeal(): boolean {
  return typeof crypto !== 'undefined' && 'subtle' in crypto && typeof indexedDB !== 'undefined';
}

export async function seal(name: string, value: unknown): Promise<void> {
  const store = await open();
  const key = await keyOf(store);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    key,
    new TextEncoder().encode(JSON.stringify(value)),
  );
  const sealed: Sealed = { iv, data, at: Date.now() };
  await done(store.transaction(SEALED, 'readwrite').objectStore(SEALED).put(sealed, name));
}

/** What was sealed under this name; null when there is none, or when it is too old to be relied on. */
export async function unseal(name: string): Promise<{ readonly value: unknown; readonly at: number } | null> {
  const store = await open();
  const sealed = (await done(store.transaction(SEALED).objectStore(SEALED).get(name))) as Sealed | undefined;
  if (sealed === undefined || Date.now() - sealed.at > LONGEST_MS) return null;
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, await keyOf(store), sealed.data);
    return { value: JSON.parse(new TextDecoder().decode(plain)), at: sealed.at };
  } catch {
    return null;
  }
}

export async function wipeVault(): Promise<void> {
  if (!canSeal()) return;
  const store = await open();
  const both = store.transaction([KEYS, SEALED], 'readwrite');
  both.objectStore(KEYS).clear();
  await done(both.objectStore(SEALED).clear());
}

async function keyOf(store: IDBDatabase): Promise<CryptoKey> {
  const held = (await done(store.transaction(KEYS).objectStore(KEYS).get('key'))) as CryptoKey | undefined;
  if (held !== undefined) return held;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await done(store.transaction(KEYS, 'readwrite').objectStore(KEYS).put(key, 'key'));
  return key;
}

function open(): Promise<IDBDatabase> {
  const asked = indexedDB.open(DATABASE, 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore(KEYS);
    asked.result.createObjectStore(SEALED);
  };
  return done(asked);
}

function done<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}
