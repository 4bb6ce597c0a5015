import { v7 } from 'uuid';
import { type ConnectionWatch, watchConnection } from './connection.ts';
import { type Drafts, makeDrafts } from './drafts.ts';
import { postKept } from './http.ts';
import { makeKeptStore } from './kept-store.ts';
import { openLine } from './line.ts';
import { Outbox } from './outbox.ts';
import { Replica } from './replica.ts';
import { nameWindow, windowLives } from './window-name.ts';

/** What every screen needs. One for each window. */
export interface Client {
  readonly outbox: Outbox;
  readonly replica: Replica;
  readonly connection: ConnectionWatch;
  readonly drafts: Drafts;
  /** The server's time, as well as this browser knows it. */
  readonly now: () => number;
  readonly newId: () => string;
}

const HIDDEN_FRAME_MS = 250;

export function openClient(): Client {
  const line = openLine();
  const connection = watchConnection(() => Date.now());
  line.onTold((told) => connection.hear(told));
  setInterval(() => connection.check(), 1_000);
  const now = (): number => Date.now() + connection.offsetMs();
  const windowId = v7();
  nameWindow(windowId);
  const outbox = new Outbox({
    post: postKept,
    store: makeKeptStore(localStorage),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now,
    alone: () => connection.now().state === 'alone',
    newId: () => v7(),
    window: windowId,
    lives: windowLives,
  });
  const replica = new Replica(line, { schedule: nextFrame, later: (ms, act) => setTimeout(act, ms) });
  return { outbox, replica, connection, drafts: makeDrafts(localStorage), now, newId: () => v7() };
}

/** A hidden window draws no frames, but its rows must not fall behind without end. */
function nextFrame(act: () => void): void {
  if (document.hidden) setTimeout(act, HIDDEN_FRAME_MS);
  else requestAnimationFrame(act);
}
