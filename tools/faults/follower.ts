import { applyChange, loadTopic, makeTopic, type Topic } from '../../client/topic.ts';
import { type Frame, type Row, type TopicShape, topicName } from '../../client/wire.ts';
import { type Hearing, type LiveAddress, type LiveLine, openEvents, openWebSocket } from './live-line.ts';

/** What a follower has seen that should not be, and what it had to do. */
export interface Seen {
  /** Lines opened. */
  connects: number;
  /** Frames at or before a position that it had already, rows of a log told again. */
  doubles: number;
  /** How often it was told to read again. */
  reloads: number;
  /** How often the server did not know its session. */
  signedOut: number;
  frames: number;
}

export interface Following {
  readonly shape: TopicShape;
  readonly by: 'websocket' | 'events';
  readonly address: LiveAddress;
  /** Milliseconds before it comes again after a lost line. */
  readonly pauseMs: () => number;
  /** Told of every frame. */
  readonly heard?: (frame: Frame) => void;
}

interface Page {
  readonly asOf: number;
  readonly rows: readonly Row[];
  readonly next?: string;
}

/** A screen as a script: holds one topic by the browsers' own code, and after every lost line goes on from its position. */
export class Follower {
  readonly seen: Seen = { connects: 0, doubles: 0, reloads: 0, signedOut: 0, frames: 0 };
  readonly topic: Topic;
  private readonly following: Following;
  private line: LiveLine | null = null;
  private over = false;
  private open = false;
  /** Whether the server has heard what we follow: a beat from before says nothing of it. */
  private followed = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly waiting = new Set<() => void>();

  constructor(following: Following) {
    this.following = following;
    this.topic = makeTopic(following.shape);
  }

  /** Reads the view and follows it from there. */
  async begin(): Promise<void> {
    await this.load();
    this.connect();
  }

  /** Begins from a position that it claims to hold, without reading. */
  beginAt(position: number): void {
    this.topic.position = position;
    this.connect();
  }

  isOpen(): boolean {
    return this.open;
  }

  /** Cuts its own line; it comes again after its pause. */
  drop(): void {
    this.line?.cut();
  }

  end(): void {
    this.over = true;
    clearTimeout(this.timer);
    this.line?.cut();
  }

  /** Answers when it holds everything up to that position. */
  reached(position: number): Promise<void> {
    return new Promise((reached) => {
      const look = (): void => {
        if (this.topic.position < position) return;
        this.waiting.delete(look);
        reached();
      };
      this.waiting.add(look);
      look();
    });
  }

  private async load(): Promise<void> {
    const { shape, address } = this.following;
    const { asOf, rows } = await readAll(address, shape);
    loadTopic(this.topic, asOf, rows);
  }

  private connect(): void {
    if (this.over) return;
    const { by, address, shape } = this.following;
    const name = { view: shape.view, of: shape.of, from: this.topic.position };
    const hearing: Hearing = {
      opened: () => {
        this.open = true;
        this.followed = by === 'events';
        this.seen.connects += 1;
        const { of, ...bare } = name;
        line.say({ subscribe: [of === null ? bare : { ...bare, of }] });
        // Messages are taken in turn: the answer to one that means nothing says that the one before was taken.
        line.say({ heard: 'the one before?' });
      },
      frame: (frame) => this.hear(frame),
      closed: (status) => this.lost(status),
    };
    const line = by === 'websocket' ? openWebSocket(address, hearing) : openEvents(address, name, hearing);
    this.line = line;
  }

  private lost(status: number | null): void {
    if (status === 401) this.seen.signedOut += 1;
    this.line = null;
    this.open = false;
    this.followed = false;
    if (this.over) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), this.following.pauseMs());
  }

  private hear(frame: Frame | { readonly type: 'malformed' }): void {
    this.seen.frames += 1;
    if (frame.type !== 'malformed') this.following.heard?.(frame);
    if (frame.type === 'ended') this.seen.signedOut += 1;
    if (frame.type === 'reload') void this.reload();
    if (frame.type === 'changes') this.take(frame);
    // Told after all that came before it: from here on everything up to that position is held.
    if (frame.type === 'malformed') this.followed = true;
    if (frame.type === 'beat' && this.followed) this.topic.position = Math.max(this.topic.position, frame.position);
    for (const look of this.waiting) look();
  }

  private take(frame: Extract<Frame, { type: 'changes' }>): void {
    const { topic } = this;
    if (frame.position <= topic.position) this.seen.doubles += 1;
    for (const change of frame.changes) {
      const isLog = topic.shape.of !== null && (change.replaced ?? []).length === 0;
      // A line of a log never changes: told again, it was told twice.
      if (isLog) this.seen.doubles += (change.puts ?? []).filter((row) => topic.rows.has(String(row.id))).length;
      applyChange(topic, frame.position, change);
    }
    topic.position = Math.max(topic.position, frame.position);
  }

  /** The old line is of no use any more: read again, then follow from there. */
  private async reload(): Promise<void> {
    this.seen.reloads += 1;
    try {
      await this.load();
    } catch {
      // Away for a moment: the next line is told to reload again.
    }
    this.line?.cut();
  }
}

const PAGE_ROWS = 2_000;

/** A view as a fresh reader has it now, to its end; true at its first page's position. */
export async function readAll(
  { url, token }: LiveAddress,
  shape: TopicShape,
): Promise<{ readonly asOf: number; readonly rows: readonly Row[] }> {
  const rows: Row[] = [];
  let asOf = Number.MAX_SAFE_INTEGER;
  let after: string | undefined;
  do {
    const query = new URLSearchParams({ limit: String(PAGE_ROWS) });
    if (shape.of !== null) query.set('of', shape.of);
    if (after !== undefined) query.set('after', after);
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${url}/api/views/${shape.view}?${query}`, { headers });
    if (!answer.ok) throw new Error(`${topicName(shape)}: ${answer.status} ${await answer.text()}`);
    const page = (await answer.json()) as Page;
    rows.push(...page.rows);
    asOf = Math.min(asOf, page.asOf);
    after = page.next;
  } while (after !== undefined);
  return { asOf, rows };
}

const texts = new WeakMap<Row, string>();

function textOf(row: Row): string {
  const before = texts.get(row);
  if (before !== undefined) return before;
  const text = JSON.stringify(row);
  texts.set(row, text);
  return text;
}

/** Keys at which what a follower holds differs from a fresh read. */
export function differences(topic: Topic, fresh: readonly Row[]): readonly string[] {
  const wanted = new Map(fresh.map((row) => [String(row[topic.shape.key]), row]));
  const missing = [...wanted].filter(([key, row]) => {
    const held = topic.rows.get(key);
    return held === undefined || textOf(held) !== textOf(row);
  });
  const left = [...topic.rows.keys()].filter((key) => !wanted.has(key));
  return [...missing.map(([key]) => key), ...left];
}
