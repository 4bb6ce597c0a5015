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
  | {
      readonly tell: 'heard';
      readonly at: number;
      readonly serverTime: number;
      readonly position: number;
      /** What every screen should say just now, by its code. */
      readonly notice?: string;
    }
  /** `whole`: what was known before stands no more. */
  | { readonly tell: 'positions'; readonly rows: readonly PositionRow[]; readonly whole?: true }
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

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5_000;
const REREAD_MS = 2_000;
/**
 * The server beats each second. A connection whose other end is gone without a word seems to stand for minutes: one that has
 * been silent so long is given up, and another is tried.
 */
const SILENT_MS = 10_000;
const MOST_FAULTS = 5;
const POSITIONS = 'positions';

interface Wanted {
  readonly topic: Topic;
  readonly ports: Set<Port>;
  /** Goes up with every read: an answer to an older one is thrown away. */
  reading: number;
  /** Its rows are on their way, asked for by the connection that stands: nobody need ask again. */
  coming: boolean;
  /** How often in turn its rows could not be taken in. */
  faults: number;
}

/**
 * The one connection of a browser: it reads each wanted view once, follows its changes by log position and passes both
 * to every window that wants them. Runs in a SharedWorker, or in the window itself where there is none.
 */
export class Hub {
  readonly #doors: HubDoors;
  readonly #wanted = new Map<string, Wanted>();
  readonly #heard = new Map<Port, number>();
  /** Server time of the newest position that came. */
  #placedUntil = 0;
  #retries = 0;
  #account: string | null = null;
  #socket: Socket | null = null;
  #open = false;
  /** Since the watch last looked. No clock is asked: it may be set back. */
  #spoke = false;

  constructor(doors: HubDoors) {
    this.#doors = doors;
  }

  ask(port: Port, ask: Ask): void {
    if (ask.ask === 'bye') {
      this.#drop(port);
      return;
    }
    this.#heard.set(port, this.#doors.now());
    if (ask.ask === 'begin') this.#begin(ask.account);
    if (ask.ask === 'want') this.#want(port, ask.shape);
    if (ask.ask === 'release') this.#release(port, ask.topic);
  }

  /** Windows that have been silent too long are dropped with what only they wanted. */
  sweep(silentMs: number): void {
    const oldest = this.#doors.now() - silentMs;
    for (const [port, at] of this.#heard) if (at < oldest) this.#drop(port);
  }

  #tellAll(told: Told): void {
    for (const port of this.#heard.keys()) port.tell(told);
  }

  #begin(account: string): void {
    if (this.#account !== account) {
      this.#wanted.clear();
      this.#close();
      this.#account = account;
    }
    if (this.#socket === null) this.#connect();
  }

  #close(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#open = false;
    this.#account = null;
    socket?.close();
  }

  #connect(): void {
    const ours = (act: () => void): void => {
      if (this.#socket === mine) act();
    };
    const mine: Socket = this.#doors.connect({
      open: () => ours(() => this.#opened()),
      frame: (frame) => ours(() => this.#receive(frame)),
      closed: () => ours(() => this.#lost()),
    });
    this.#socket = mine;
    this.#watch(mine);
  }

  #watch(mine: Socket): void {
    this.#spoke = false;
    this.#doors.later(SILENT_MS, () => {
      if (this.#socket !== mine) return;
      if (this.#spoke) {
        this.#watch(mine);
        return;
      }
      mine.close();
      this.#lost();
    });
  }

  #opened(): void {
    this.#open = true;
    this.#retries = 0;
    for (const one of this.#wanted.values()) {
      if (one.topic.position >= 0) this.#follow(one);
      else if (!one.coming) this.#load(one);
    }
  }

  #lost(): void {
    this.#open = false;
    this.#socket = null;
    // What was asked of a server that went away may hang: the next connection asks again.
    for (const one of this.#wanted.values()) one.coming = false;
    this.#tellAll({ tell: 'cut', at: this.#doors.now() });
    const ms = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#retries++);
    this.#doors.later(ms, () => {
      if (this.#socket === null && this.#account !== null && this.#heard.size > 0) this.#connect();
    });
  }

  #receive(frame: Frame): void {
    const at = this.#doors.now();
    this.#spoke = true;
    switch (frame.type) {
      case 'hello':
        this.#tellAll({ tell: 'heard', at, serverTime: frame.serverTime, position: -1 });
        break;
      case 'beat':
        this.#tellAll({ tell: 'heard', at, ...beatOf(frame) });
        break;
      case 'changes':
        this.#pass(frame.position, frame.changes);
        break;
      case 'reload':
        this.#reload(frame.view, frame.of ?? null);
        break;
      case 'positions':
        for (const row of frame.rows) this.#placedUntil = Math.max(this.#placedUntil, row.at);
        this.#tellAll({ tell: 'positions', rows: frame.rows });
        break;
      case 'ended':
        this.#account = null;
        this.#tellAll({ tell: 'ended', reason: frame.reason });
        break;
    }
  }

  /** A frame is one position: only after all of its changes does a topic stand there. */
  #pass(position: number, changes: readonly Change[]): void {
    for (const one of this.#wanted.values()) {
      const { topic } = one;
      if (topic.position < 0 || position <= topic.position) continue;
      const concerned = changes.filter((change) => change.view === topic.shape.view);
      if (concerned.length > 0) this.#takingIn(one, () => this.#apply(one, position, concerned));
    }
  }

  #apply({ topic, ports }: Wanted, position: number, changes: readonly Change[]): void {
    const name = topicName(topic.shape);
    for (const change of changes) {
      if (applyChange(topic, position, change).size === 0) continue;
      for (const port of ports) port.tell({ tell: 'change', topic: name, position, change });
    }
    topic.position = position;
  }

  /**
   * Rows that cannot be taken in spoil their own topic alone: it is read again, five times with growing pauses, then said to have
   * failed. Going on from there would leave a hole that nobody sees.
   */
  #takingIn(one: Wanted, work: () => void): void {
    try {
      work();
      one.faults = 0;
    } catch (error) {
      one.topic.position = -1;
      one.faults += 1;
      if (one.faults < MOST_FAULTS) {
        this.#again(one, REREAD_MS * 2 ** (one.faults - 1));
        return;
      }
      const detail = `These rows could not be taken in: ${String(error)}`;
      for (const port of one.ports) port.tell({ tell: 'failed', topic: topicName(one.topic.shape), status: 0, detail });
    }
  }

  #reload(view: string, of: string | null): void {
    for (const one of this.#wanted.values()) {
      if (one.topic.shape.view === view && one.topic.shape.of === of) this.#load(one);
    }
  }

  #follow({ topic }: Wanted): void {
    const { view, of, version } = topic.shape;
    const name = of === null ? { view } : { view, of };
    this.#socket?.send({ unsubscribe: [name] });
    this.#socket?.send({ subscribe: [{ ...name, from: topic.position, version }] });
  }

  #load(one: Wanted): void {
    const { shape } = one.topic;
    const mine = ++one.reading;
    if (shape.view === POSITIONS) {
      // What was missed while the line was cut is told again; nothing was heard: what came since the units were read.
      const from = this.#placedUntil;
      if (this.#open) this.#socket?.send({ subscribe: [{ view: POSITIONS, from, version: shape.version }] });
      return;
    }
    const current = (): boolean => one.reading === mine && this.#wanted.get(topicName(shape)) === one;
    one.coming = true;
    this.#doors.read(shape).then(
      (read) => {
        if (!current()) return;
        one.coming = false;
        this.#takingIn(one, () => this.#loaded(one, read));
      },
      () => {
        if (current()) one.coming = false;
        this.#again(one);
      },
    );
  }

  #loaded(one: Wanted, read: Read): void {
    const topic = topicName(one.topic.shape);
    if (read.ok) {
      loadTopic(one.topic, read.asOf, read.rows);
      for (const port of one.ports) port.tell(snapshotOf(one.topic));
      if (this.#open) this.#follow(one);
      return;
    }
    for (const port of one.ports) port.tell({ tell: 'failed', topic, status: read.status, detail: read.detail });
    // Also a locked desk (423): the view is read when it is open again.
    if (read.status >= 500 || [0, 423, 429].includes(read.status)) this.#again(one);
  }

  #again(one: Wanted, ms = REREAD_MS): void {
    const reading = one.reading;
    this.#doors.later(ms, () => {
      if (one.reading === reading && this.#wanted.get(topicName(one.topic.shape)) === one) this.#load(one);
    });
  }

  #want(port: Port, shape: TopicShape): void {
    const name = topicName(shape);
    const held = this.#wanted.get(name);
    if (held !== undefined) {
      held.ports.add(port);
      // A view refused before may be open to the person now: at another seat, after a break of the glass.
      if (held.topic.position >= 0) port.tell(snapshotOf(held.topic));
      else this.#load(held);
      return;
    }
    const one: Wanted = { topic: makeTopic(shape), ports: new Set([port]), reading: 0, coming: false, faults: 0 };
    this.#wanted.set(name, one);
    this.#load(one);
  }

  #release(port: Port, name: string): void {
    const one = this.#wanted.get(name);
    if (one === undefined) return;
    one.ports.delete(port);
    if (one.ports.size > 0) return;
    this.#wanted.delete(name);
    const { view, of } = one.topic.shape;
    if (this.#open) this.#socket?.send({ unsubscribe: [of === null ? { view } : { view, of }] });
  }

  #drop(port: Port): void {
    for (const name of [...this.#wanted.keys()]) this.#release(port, name);
    this.#heard.delete(port);
    if (this.#heard.size === 0) this.#close();
  }
}

/** What windows are told of a beat. */
function beatOf({ serverTime, position, notice }: Extract<Frame, { type: 'beat' }>) {
  return { serverTime, position, ...(notice !== undefined && { notice }) };
}

function snapshotOf(topic: Topic): Told {
  return { tell: 'rows', topic: topicName(topic.shape), position: topic.position, rows: [...topic.rows.values()] };
}
