import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { RowOf, ViewDeclaration } from '../kernel/pure.ts';
import { calmed } from './calmed.ts';
import type { Client } from './client.ts';
import type { Connection } from './connection.ts';
import type { Kept, Stray } from './outbox.ts';
import type { Persistent } from './persistent.ts';
import type { Rows } from './replica.ts';

const ClientContext = createContext<Client | null>(null);

export function ClientProvider({ client, children }: { client: Client; children: ReactNode }) {
  return <ClientContext value={client}>{children}</ClientContext>;
}

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('a screen stands outside of ClientProvider');
  return client;
}

/** All rows of a view, kept current. */
export function useRows<V extends ViewDeclaration>(view: V, of?: string): Rows<RowOf<V>> {
  const { replica } = useClient();
  const subscribe = useCallback((changed: () => void) => replica.onRows(view, of, changed), [replica, view, of]);
  return useSyncExternalStore(subscribe, () => replica.rows(view, of));
}

/** Has the rows of a view there whenever somebody looks, also while the line is cut. Nothing renders by it. */
export function useHeld(view: ViewDeclaration, wanted: boolean): void {
  const { replica } = useClient();
  useEffect(() => (wanted ? replica.onRows(view, undefined, () => undefined) : undefined), [replica, view, wanted]);
}

/**
 * What a screen needs of all rows, and no more: renders again only when that is another. `pick` answers a value or a part of the
 * rows, never a new object.
 */
export function useOfRows<V extends ViewDeclaration, T>(view: V, pick: (rows: Rows<RowOf<V>>) => T, of?: string): T {
  const { replica } = useClient();
  const subscribe = useCallback((changed: () => void) => replica.onRows(view, of, changed), [replica, view, of]);
  return useSyncExternalStore(subscribe, () => pick(replica.rows(view, of)));
}

/**
 * All rows of a view for whoever looks at every one of them: what comes after a pause is there at the next frame, what follows it
 * closely comes together.
 */
export function useCalmRows<V extends ViewDeclaration>(view: V, calmMs: number): Rows<RowOf<V>> {
  const { replica } = useClient();
  const subscribe = useCallback(
    (changed: () => void) => {
      const calm = calmed(changed, calmMs);
      const stop = replica.onRows(view, undefined, calm.call);
      return () => {
        stop();
        calm.stop();
      };
    },
    [replica, view, calmMs],
  );
  return useSyncExternalStore(subscribe, () => replica.rows(view));
}

/** One row of a view: renders again only when that row changes. */
export function useRow<V extends ViewDeclaration>(view: V, key: string): RowOf<V> | null {
  const { replica } = useClient();
  const subscribe = useCallback((changed: () => void) => replica.onRow(view, key, changed), [replica, view, key]);
  return useSyncExternalStore(subscribe, () => replica.row(view, key));
}

/** Whether, not how well: the lag of the line is another one every second. */
export function useConnectionState(): Connection['state'] {
  const { connection } = useClient();
  return useSyncExternalStore(connection.onChange, () => connection.now().state);
}

export function useConnection(): Connection {
  const { connection } = useClient();
  return useSyncExternalStore(connection.onChange, connection.now);
}

export function useWaiting(): readonly Kept[] {
  const { outbox } = useClient();
  return useSyncExternalStore(outbox.onChange, outbox.waiting);
}

export function useStrays(): readonly Stray[] {
  const { outbox } = useClient();
  return useSyncExternalStore(outbox.onChange, outbox.strays);
}

export function usePersistent<T>(store: Persistent<T>): T {
  return useSyncExternalStore(store.onChange, store.get);
}

/** A part of what is kept: renders again only when that part is another. */
export function useOfPersistent<T, Part>(store: Persistent<T>, pick: (value: T) => Part): Part {
  return useSyncExternalStore(store.onChange, () => pick(store.get()));
}

/** A text that survives reload and kill under this name. */
export function useDraft(name: string): readonly [string, (text: string) => void] {
  const { drafts } = useClient();
  const [held, setHeld] = useState({ name, text: drafts.get(name) });
  const text = held.name === name ? held.text : drafts.get(name);
  const set = useCallback(
    (next: string) => {
      drafts.set(name, next);
      setHeld({ name, text: next });
    },
    [drafts, name],
  );
  return [text, set];
}

const ticks = new Set<() => void>();
let second = 0;
let ticking = false;

/** All clocks of this window turn now: it shows another moment. */
export function turnClocks(): void {
  second++;
  for (const tick of ticks) tick();
}

function onTick(listener: () => void): () => void {
  ticks.add(listener);
  if (!ticking) {
    ticking = true;
    setInterval(() => {
      second++;
      for (const tick of ticks) tick();
    }, 1_000);
  }
  return () => ticks.delete(listener);
}

/** The server's time, to the second; all clocks of a screen turn together. */
export function useNow(): number {
  const { now } = useClient();
  const held = useRef({ second: -1, now: 0 });
  return useSyncExternalStore(onTick, () => {
    if (held.current.second !== second) held.current = { second, now: now() };
    return held.current.now;
  });
}
