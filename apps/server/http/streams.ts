import type { Feed, Listening, Subject } from '../../../kernel/index.ts';
import type { Presence } from '../presence.ts';
import { repeat } from '../repeating.ts';
import type { SignedIn, Subjects } from '../subjects.ts';
import { type MovedUnit, ToldPositions } from './told-positions.ts';

/** One open live connection, whatever carries it. */
export interface Wire {
  readonly send: (frame: object) => void;
  readonly end: (reason: string) => void;
}

export interface TopicWish {
  readonly view: string;
  readonly of?: string | undefined;
  readonly from: number;
  readonly version?: number | undefined;
}

export interface Stream {
  subscribe(wishes: readonly TopicWish[]): Promise<void>;
  unsubscribe(topics: readonly { view: string; of?: string | undefined }[]): void;
  close(): void;
}

export interface Streams {
  /** Follows the wishes from the start; a script that is told a position has then had everything up to it. */
  open(token: string, signedIn: SignedIn, wire: Wire, wishes?: readonly TopicWish[]): Stream;
  /** Ends every stream of a session that has ended. */
  endSession(sessionId: string): void;
  positions(rows: readonly MovedUnit[]): void;
  readonly count: () => number;
  start(): void;
  stop(): void;
}

interface Sources {
  readonly feed: () => Feed;
  readonly subjects: Subjects;
  readonly presence: Presence;
  readonly listEnded: (sessionIds: readonly string[]) => Promise<readonly string[]>;
  /** What every screen should say just now. */
  readonly notice: () => string | null;
  readonly maySeePositions: (subject: Subject) => boolean;
  /** Told before a personal view is followed. */
  readonly consulted: (subject: Subject, view: string, of: string | null) => Promise<void>;
  readonly now: () => number;
  readonly report: (what: string, error: unknown) => void;
}

const POSITIONS = 'positions';
const LOOK_MS = 1000;
/** A screen follows some dozens; more would be somebody filling the server's memory. */
const MOST_TOPICS = 500;

/** All live connections of this server: WebSocket and SSE alike. */
export function makeStreams(sources: Sources): Streams {
  const open = new Set<OpenStream>();
  const told = new ToldPositions(sources.now);
  const stops: (() => void)[] = [];

  const endOf = (sessionIds: readonly string[], reason: string): void => {
    const ended = new Set(sessionIds);
    for (const one of [...open]) if (ended.has(one.sessionId)) one.end(reason);
  };
  // The database being away signs nobody out: the look fails, and is done again.
  const lookForEnded = async (): Promise<void> => {
    if (open.size === 0) return;
    endOf(await sources.listEnded([...new Set([...open].map((one) => one.sessionId))]), 'session-ended');
  };
  const tellPositions = (): void => {
    const rows = told.due();
    if (rows.length === 0) return;
    const frame = { type: POSITIONS, rows };
    for (const one of open) one.tellPositions(frame);
  };

  return {
    count: () => open.size,
    endSession: (sessionId) => endOf([sessionId], 'signed-out'),
    positions: (rows) => told.take(rows),
    start: () => {
      const { report } = sources;
      stops.push(repeat(LOOK_MS, 'open streams could not be checked', lookForEnded, report));
      stops.push(repeat(LOOK_MS, 'positions could not be sent', async () => tellPositions(), report));
    },
    stop: () => {
      for (const halt of stops) halt();
      for (const one of [...open]) one.wire.end('server-stops');
    },
    open: (token, signedIn, wire, wishes = []) => {
      const one = new OpenStream({ sources, told }, { token, signedIn, wire });
      open.add(one);
      one.subscribe(wishes).catch(() => wire.end('unavailable'));
      return {
        subscribe: (wishes) => one.subscribe(wishes),
        unsubscribe: (topics) => one.unsubscribe(topics),
        close: () => {
          if (open.delete(one)) one.close();
        },
      };
    },
  };
}

interface Shared {
  readonly sources: Sources;
  readonly told: ToldPositions;
}

interface Opening {
  readonly token: string;
  readonly signedIn: SignedIn;
  readonly wire: Wire;
}

class OpenStream {
  readonly sessionId: string;
  readonly wire: Wire;
  private readonly sources: Sources;
  private readonly told: ToldPositions;
  private readonly listening: Listening;
  private readonly away: () => void;
  private readonly followed = new Set<string>();
  private readonly topics = new Set<string>();
  private subject: Subject;
  private wantsPositions = false;
  /** Subscriptions on their way to the feed: a beat would claim a position that they have not reached. */
  private subscribing = 0;

  constructor({ sources, told }: Shared, { token, signedIn: { session, subject }, wire }: Opening) {
    this.sources = sources;
    this.told = told;
    this.wire = wire;
    this.sessionId = session.sessionId;
    this.subject = subject;
    this.away = sources.presence.connect(subject.id);
    this.listening = sources.feed().listen({
      subject,
      send: (frame) => {
        if (frame.type !== 'beat') return wire.send(frame);
        const notice = sources.notice();
        if (this.subscribing === 0) wire.send(notice === null ? frame : { ...frame, notice });
      },
      close: wire.end,
      refresh: () => this.refresh(token),
    });
  }

  /** Roles or seat have changed in the log: what the person may see is read again. */
  private async refresh(token: string): Promise<Subject | null> {
    const now = await this.sources.subjects.find(token);
    if (now !== null) this.subject = now.subject;
    return now?.subject ?? null;
  }

  async subscribe(wishes: readonly TopicWish[]): Promise<void> {
    const more = wishes.map(topicOf).filter((topic) => !this.topics.has(topic));
    if (this.topics.size + more.length > MOST_TOPICS) {
      this.wire.send({
        type: 'malformed',
        reason: `at most ${MOST_TOPICS} topics at once`,
        example: { unsubscribe: [] },
      });
      return;
    }
    for (const topic of more) this.topics.add(topic);
    this.subscribing += 1;
    try {
      await Promise.all(wishes.map((wish) => this.consult(wish)));
    } finally {
      this.subscribing -= 1;
    }
    this.follow(wishes.find((wish) => wish.view === POSITIONS));
    this.listening.subscribe(wishes.filter((wish) => wish.view !== POSITIONS));
  }

  /** `from` of this topic is the time up to which positions were heard; 0: never yet. */
  private follow(wish: TopicWish | undefined): void {
    if (wish === undefined) return;
    this.wantsPositions = true;
    const rows = this.told.missedSince(wish.from);
    if (rows.length > 0) this.tellPositions({ type: POSITIONS, rows });
  }

  /** Following a personal view is a look at it: one row of the access log a connection, before the first row is sent. */
  private async consult(wish: TopicWish): Promise<void> {
    const topic = topicOf(wish);
    if (this.followed.has(topic)) return;
    await this.sources.consulted(this.subject, wish.view, wish.of ?? null);
    this.followed.add(topic);
  }

  unsubscribe(topics: Parameters<Stream['unsubscribe']>[0]): void {
    if (topics.some((topic) => topic.view === POSITIONS)) this.wantsPositions = false;
    for (const topic of topics) this.topics.delete(topicOf(topic));
    this.listening.unsubscribe(topics);
  }

  tellPositions(frame: object): void {
    if (this.wantsPositions && this.sources.maySeePositions(this.subject)) this.wire.send(frame);
  }

  end(reason: string): void {
    this.wire.send({ type: 'ended', reason });
    this.wire.end(reason);
  }

  close(): void {
    this.away();
    this.listening.close();
  }
}

function topicOf({ view, of }: { readonly view: string; readonly of?: string | undefined }): string {
  return `${view}@${of ?? ''}`;
}
