import type { Client } from '../../../client/client.ts';
import { makeDrafts } from '../../../client/drafts.ts';
import { type Came, type Lens, lookThrough } from '../../../client/http.ts';
import { Outbox } from '../../../client/outbox.ts';
import type { Persistent } from '../../../client/persistent.ts';
import { Replica } from '../../../client/replica.ts';
import { type Look, type PastLine, queryOf } from './past-line.ts';

const NOTHING_DONE = 'This is the past: nothing can be done here.';

/** What every screen needs, of another moment: rows as they stood, its time, and nothing that is sent or kept. */
export function openPastClient(live: Client, line: PastLine, now: () => number): Client {
  const replica = new Replica(line, {
    schedule: (act) => requestAnimationFrame(act),
    later: (ms, act) => setTimeout(act, ms),
  });
  const outbox = new Outbox({
    post: async () => ({ kind: 'not-permitted', detail: NOTHING_DONE }),
    store: { list: () => [], put: () => undefined, remove: () => undefined },
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now,
    alone: () => false,
    newId: live.newId,
    window: 'past',
    lives: async () => true,
  });
  return { ...live, replica, outbox, drafts: makeDrafts(unkept()), now };
}

/** Views are read of the moment that is shown; whatever else would be sent or changed is not. */
export function lensOf(look: () => Look): Lens {
  return (path, method) => {
    if (asItIs.some((begins) => path.startsWith(begins))) return path;
    if (method !== 'GET' && !path.startsWith('/api/roads/')) return refused;
    if (!path.startsWith('/api/views/')) return path;
    const [address = '', asked = ''] = path.replace('/api/views/', '/api/past/views/').split('?', 2);
    const query = new URLSearchParams(asked);
    for (const [name, value] of queryOf(look())) query.set(name, value);
    return `${address}?${query}`;
  };
}

/** What is no row of a screen: the past itself, who is here, and who opened what. */
const asItIs = ['/api/past/', '/api/session', '/api/views/identity.accessLog'];

const refused: Came = { status: 403, body: { detail: NOTHING_DONE }, retryAfterMs: null };

export function lookBack(look: () => Look): () => void {
  lookThrough(lensOf(look));
  return () => lookThrough(null);
}

/** Held by this window alone: what is opened in the past is not opened at the desk. */
export function unkeptOf<T>(initial: T): Persistent<T> {
  const listeners = new Set<() => void>();
  let value = initial;
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of listeners) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function unkept(): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    clear: () => held.clear(),
    getItem: (key) => held.get(key) ?? null,
    key: (nth) => [...held.keys()][nth] ?? null,
    removeItem: (key) => void held.delete(key),
    setItem: (key, value) => void held.set(key, value),
  };
}
