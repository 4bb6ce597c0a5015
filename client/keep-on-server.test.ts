import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepOnServer } from './keep-on-server.ts';
import { type Persistent, persistent } from './persistent.ts';

interface Keys {
  readonly theme: string;
  readonly queue: string;
}

/** What a browser has, and a server that keeps one value and may be away. */
const browser = new Map<string, string>();
const server: { kept: object | null; away: boolean; readMs: number } = { kept: null, away: false, readMs: 0 };
const send = async (_path: string, init?: RequestInit) => {
  if (server.away) return { status: 0, body: null };
  if (init?.method !== 'PUT') {
    const { kept } = server;
    await new Promise((answer) => setTimeout(answer, server.readMs));
    return { status: 200, body: { kept } };
  }
  server.kept = JSON.parse(String(init.body)) as object;
  return { status: 204, body: null };
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => browser.get(key) ?? null,
    setItem: (key: string, value: string) => browser.set(key, value),
    removeItem: (key: string) => browser.delete(key),
  });
  browser.clear();
  Object.assign(server, { kept: null, away: false, readMs: 0 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const opened = (): { settings: Persistent<Keys>; close: () => void } => {
  const settings = persistent<Keys>('keys.ann', { theme: 'dark', queue: 'q' });
  return { settings, close: keepOnServer(settings, { screen: 'control-room', account: 'ann', send }) };
};

test('what is changed at one desk is there at another', async () => {
  const { settings, close } = opened();
  await vi.runAllTimersAsync();
  settings.set({ theme: 'light', queue: 'y' });
  await vi.runAllTimersAsync();
  expect(server.kept).toEqual({ theme: 'light', queue: 'y' });
  close();
  browser.clear();
  const there = opened();
  await vi.runAllTimersAsync();
  expect(there.settings.get()).toEqual({ theme: 'light', queue: 'y' });
});

test('what could not be sent counts until it can, also after the window was killed', async () => {
  server.kept = { theme: 'dark', queue: 'q' };
  const { settings, close } = opened();
  await vi.runAllTimersAsync();
  server.away = true;
  settings.set({ theme: 'light', queue: 'y' });
  await vi.advanceTimersByTimeAsync(1_000);
  close();
  server.away = false;
  const again = opened();
  await vi.runAllTimersAsync();
  expect(again.settings.get()).toEqual({ theme: 'light', queue: 'y' });
  expect(server.kept).toEqual({ theme: 'light', queue: 'y' });
});

test('an answer from before a change does not undo it, though the change has gone up meanwhile', async () => {
  Object.assign(server, { kept: { theme: 'dark', queue: 'q' }, readMs: 2_000 });
  const { settings } = opened();
  await vi.advanceTimersByTimeAsync(1);
  settings.set({ theme: 'light', queue: 'y' });
  await vi.runAllTimersAsync();
  expect(settings.get()).toEqual({ theme: 'light', queue: 'y' });
});
