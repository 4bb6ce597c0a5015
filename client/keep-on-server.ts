import { request } from './http.ts';
import type { Persistent } from './persistent.ts';

const REST_MS = 400;
const AGAIN_MS = 5_000;

type Send = (path: string, init?: RequestInit) => Promise<{ readonly status: number; readonly body: unknown }>;

/**
 * Settings follow the person to any desk: what the server keeps comes over what this browser has, and each change goes up. What could
 * not be sent (no connection, a window that was killed) goes first the next time, and counts until then. Answers what ends it.
 */
export function keepOnServer<T extends object>(
  settings: Persistent<T>,
  { screen, account, send = request }: { readonly screen: string; readonly account: string; readonly send?: Send },
): () => void {
  const path = `/api/preferences/${screen}`;
  const unsent = `trefoil.unsent-settings.${screen}.${account}`;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let taking = false;
  let changes = 0;
  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void put(), ms);
  };
  const put = async (): Promise<void> => {
    const going = JSON.stringify(settings.get());
    const { status } = await send(path, { method: 'PUT', body: going });
    if (status !== 204) later(AGAIN_MS);
    else if (JSON.stringify(settings.get()) === going) localStorage.removeItem(unsent);
  };
  const take = async (): Promise<void> => {
    const asked = changes;
    const { status, body } = await send(path);
    const kept = status === 200 ? (body as { kept: Partial<T> | null }).kept : null;
    // What was changed meanwhile is newer, also when it has gone up already.
    if (kept === null || changes !== asked || localStorage.getItem(unsent) !== null) return;
    taking = true;
    settings.set({ ...settings.get(), ...kept });
    taking = false;
  };
  const stop = settings.onChange(() => {
    if (taking) return;
    changes += 1;
    localStorage.setItem(unsent, '1');
    later(REST_MS);
  });
  // The first picture waits for nothing of this.
  if (localStorage.getItem(unsent) === null) timer = setTimeout(() => void take());
  else later(0);
  return () => {
    stop();
    clearTimeout(timer);
  };
}
