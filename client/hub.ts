import { applyChange, loadTopic, makeTopic, type Topic } from './topic.ts';
import { type Change, type Frame, type PositionRow, type Row, type TopicShape, topicName } from './wire.ts';

/** What a window asks of the hub. */
export type Ask =
  | { readonly ask: 'begin'; readonly account: string }
  | { readonly ask: 'want'; readonly shape: TopicShape }
  | { readonly ask: 'release'; readonly topic: string }
  | { readonly ask: 'alive' }
  | { readonly ask: 'bye' };

/** What the hub tells a window. */
export type Told =
  | { readonly tell: 'rows'; readonly topic: string; readonly position: number; readonly rows: readonly Row[] }
  | { readonly tell: 'change'; readonly topic: string; readonly position: number; readonly change: Change }
  | { readonly tell: 'failed'; readonly topic: string; readonly status: number; readonly detail: string }
  | { readonly tell: 'heard'; readonly at: number; readonly serverTime: number; readonly position: number }
  | { readonly tell: 'positions'; readonly rows: readonly PositionRow[] }
  | { readonly tell: 'cut'; readonly at: number }
  | { readonly tell: 'ended'; readonly reason: string };

/** A view as read: all pages, and the earliest position at which one of them was true. */
export type Read =
  | { readonly ok: true; readonly asOf: number; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly status: number; readonly detail: string };

export interface Socket {
  send(message: unknown): void;
  close(): void;
}

export interface HubDoors {
  readonly read: (shape: TopicShape) => Promise<Read>;
  readonly connect: (on: { open(): void; frame(frame: Frame): void; closed(): void }) => Socket;
  readonly now: () => number;
  readonly later: (ms: number, act: () => void) => void;
}

export interface Port {
  tell(told: Told): void;
}

export interface Hub {
  ask(port: Port, ask: Ask): void;
  /** Windows that have been silent too long are dropped with what only they wanted. */
  sweep(silentMs: number): void;
}

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5_000;
const POSITIONS = 'positions';

interface Wanted {
  readonly topic: Topic;
  readonly ports: Set<Port>;
  /** Goes up with every read: an answer to an older one is thrown away. */
  reading: number;
}

/**
 * The one connection of a browser: it reads each wanted view once, follows its changes by log position and passes both
 * to every window that wants them. Runs in a SharedWorker, or in the window itself where there is none.
 */
export function makeHub(doors: HubDoors): Hub {
  const wanted = new Map<string, Wanted>();
  const heard = new Map<Port, number>();
  const retries = { count: 0 };
  let account: string | null = null;
  let socket: Socket | null = null;
  let open = false;

  const everyone = (told: Told): void => {
    for (const port of heard.keys()) port.tell(told);
  };

  function begin(name: string): void {
    if (account !== name) {
      account = name;
      wanted.clear();
      socket?.close();
      socket = null;
    }
    if (socket === null) connect();
  }

  function connect(): void {
    const mine = doors.connect({
      open: () => {
        if (socket === mine) opened();
      },
      frame: (frame) => {
        if (socket === mine) receive(frame);
      },
      closed: () => {
        if (socket === mine) lost();
      },
    });
    socket = mine;
  }

  function opened(): void {
    open = true;
    retries.count = 0;
    for (const one of wanted.values()) if (one.topic.position >= 0) follow(one);
    for (const one of wanted.values()) if (one.topic.position < 0) load(one);
  }

  function lost(): void {
    open = false;
    socket = null;
    everyone({ tell: 'cut', at: doors.now() });
    const ms = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** retries.count++);
    doors.later(ms, () => {
      if (socket === null && account !== null && heard.size > 0) connect();
    });
  }

  function receive(frame: Frame): void {
    switch (frame.type) {
      case 'hello':
        return everyone({ tell: 'heard', at: doors.now(), serverTime: frame.serverTime, position: -1 });
      case 'beat':
        return everyone({ tell: 'heard', at: doors.now(), serverTime: frame.serverTime, position: frame.position });
      case 'changes':
        for (const change of frame.changes) pass(frame.position, change);
        for (const one of wanted.values()) forward(one, frame);
        return;
      case 'reload':
        for (const one of wanted.values()) {
          if (one.topic.shape.view === frame.view && (frame.of ?? null) === one.topic.shape.of) load(one);
        }
        return;
      case 'positions':
        return everyone({ tell: 'positions', rows: frame.rows });
      case 'ended':
        account = null;
        return everyone({ tell: 'ended', reason: frame.reason });
    }
  }

  function pass(position: number, change: Change): void {
    for (const [name, one] of wanted) {
      if (applyChange(one.topic, position, change).size === 0) continue;
      for (const port of one.ports) port.tell({ tell: 'change', topic: name, position, change });
    }
  }

  /** A frame is one position: only after all of its changes does a topic stand there. */
  function forward(one: Wanted, frame: { position: number; changes: readonly Change[] }): void {
    const { topic } = one;
    if (topic.position < 0 || frame.position <= topic.position) return;
    if (frame.changes.some((change) => change.view === topic.shape.view)) topic.position = frame.position;
  }

  function follow({ topic }: Wanted): void {
    const { view, of, version } = topic.shape;
    const name = of === null ? { view } : { view, of };
    socket?.send({ unsubscribe: [name] });
    socket?.send({ subscribe: [{ ...name, from: topic.position, version }] });
  }

  function load(one: Wanted): void {
    const mine = ++one.reading;
    const { shape } = one.topic;
    if (shape.view === POSITIONS) {
      if (open) socket?.send({ subscribe: [{ view: POSITIONS, from: 0, version: shape.version }] });
      return;
    }
    doors.read(shape).then(
      (read) => {
        if (one.reading !== mine || wanted.get(topicName(shape)) !== one) return;
        if (read.ok) return loaded(one, read);
        for (const port of one.ports) {
          port.tell({ tell: 'failed', topic: topicName(shape), status: read.status, detail: read.detail });
        }
        if (read.status >= 500 || read.status === 0 || read.status === 429) again(one);
      },
      () => again(one),
    );
  }

  function again(one: Wanted): void {
    doors.later(2_000, () => {
      if (wanted.get(topicName(one.topic.shape)) === one && one.topic.position < 0) load(one);
    });
  }

  function loaded(one: Wanted, read: { asOf: number; rows: readonly Row[] }): void {
    loadTopic(one.topic, read.asOf, read.rows);
    for (const port of one.ports) port.tell(snapshotOf(one.topic));
    if (open) follow(one);
  }

  function want(port: Port, shape: TopicShape): void {
    const name = topicName(shape);
    const held = wanted.get(name);
    if (held !== undefined) {
      held.ports.add(port);
      if (held.topic.position >= 0) port.tell(snapshotOf(held.topic));
      return;
    }
    const one: Wanted = { topic: makeTopic(shape), ports: new Set([port]), reading: 0 };
    wanted.set(name, one);
    load(one);
  }

  function release(port: Port, name: string): void {
    const one = wanted.get(name);
    if (one === undefined) return;
    one.ports.delete(port);
    if (one.ports.size > 0) return;
    wanted.delete(name);
    const { view, of } = one.topic.shape;
    if (open) socket?.send({ unsubscribe: [of === null ? { view } : { view, of }] });
  }

  function drop(port: Port): void {
    for (const name of [...wanted.keys()]) release(port, name);
    heard.delete(port);
    if (heard.size > 0) return;
    socket?.close();
    socket = null;
    open = false;
    account = null;
  }

  return {
    ask(port, ask) {
      if (ask.ask === 'bye') return drop(port);
      heard.set(port, doors.now());
      if (ask.ask === 'begin') return begin(ask.account);
      if (ask.ask === 'want') return want(port, ask.shape);
      if (ask.ask === 'release') return release(port, ask.topic);
    },
    sweep(silentMs) {
      const oldest = doors.now() - silentMs;
      for (const [port, at] of heard) if (at < oldest) drop(port);
    },
  };
}

function snapshotOf(topic: Topic): Told {
  return { tell: 'rows', topic: topicName(topic.shape), position: topic.position, rows: [...topic.rows.values()] };
}
