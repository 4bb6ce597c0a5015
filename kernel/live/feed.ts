import type { Subject } from '../authorise/authorise.ts';
import type { KernelContext } from '../context.ts';
import { lanesOf } from '../db/pool.ts';
import { lastPosition, readAfter } from '../log/read.ts';
import { type Pulse, startPulse } from '../pulse.ts';
import { type Batch, Gathering, type Wanted } from './batch.ts';
import { changeFor, changeOfAccess } from './changes.ts';
import {
  type Frame,
  reload,
  type Topic,
  type TopicChange,
  type TopicName,
  type TopicRequest,
  topicKey,
} from './frame.ts';
import { Listener, type Listening, type ListenOptions } from './listener.ts';

export interface FeedOptions {
  /** The log is looked at this often whatever else happens: other processes append too. */
  readonly pollMs?: number;
  readonly beatMs?: number;
  /** A cursor further back than this many positions gets `reload`. */
  readonly horizon?: number;
  /** Frames on their way to one listener before it is shed. */
  readonly mostPending?: number;
}

export interface Feed {
  readonly listen: (options: ListenOptions) => Listening;
  /** The position up to which everything has been told. */
  readonly position: () => number;
  readonly stats: () => { readonly listeners: number; readonly topics: number; readonly shed: number };
  /** Resolves when all that was committed and asked before has been told. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const BATCH = 500;
const GATHER_MS = 20;
const MOST_ROWS = 5_000;

/** Starts the feed: one reader of the log for all listeners (SPEC 6). */
export async function startFeed(context: KernelContext, options: FeedOptions = {}): Promise<Feed> {
  const { watch } = lanesOf(context.db);
  const feed = new Reading({ ...context, db: watch }, await lastPosition(watch), options);
  return {
    listen: (how) => feed.listen(how),
    position: () => feed.position,
    stats: () => feed.stats(),
    settled: () => feed.settled(),
    close: () => feed.close(),
  };
}

function wantedBy(topics: Iterable<TopicName>): Wanted {
  const held = new Set<string>();
  const whole = new Set<string>();
  for (const topic of topics) {
    held.add(topicKey(topic)).add(topic.view);
    if (topic.of === undefined) whole.add(topic.view);
  }
  // A change of keys that names no parent may touch any parent's topic.
  return { wants: (view, of) => whole.has(view) || held.has(topicKey({ view, of })) };
}

/** Something was taken from this person that nobody else may be told of: whatever they hold, they read it again. */
function readAgain(listener: Listener): void {
  for (const topic of [...listener.topics.values()]) {
    listener.drop(topic);
    listener.send(reload(topic, 'access-changed'));
  }
}

class Reading {
  position: number;
  private readonly context: KernelContext;
  private readonly options: Required<FeedOptions>;
  private readonly listeners = new Set<Listener>();
  private shed = 0;
  private beatAt = 0;
  private readonly pulse: Pulse;

  constructor(context: KernelContext, position: number, options: FeedOptions) {
    this.context = context;
    this.position = position;
    this.options = { pollMs: 1_000, beatMs: 1_000, horizon: 20_000, mostPending: 1_000, ...options };
    const pollMs = Math.min(this.options.pollMs, this.options.beatMs);
    this.pulse = startPulse({ context, what: 'the feed', work: () => this.turn(), pollMs, gatherMs: GATHER_MS });
  }

  settled(): Promise<void> {
    return this.pulse.run();
  }

  async close(): Promise<void> {
    await this.pulse.close();
    for (const listener of this.listeners) listener.shed('server-stops');
    this.listeners.clear();
  }

  stats(): ReturnType<Feed['stats']> {
    const topics = [...this.listeners].reduce((sum, listener) => sum + listener.topics.size, 0);
    return { listeners: this.listeners.size, topics, shed: this.shed };
  }

  listen(options: ListenOptions): Listening {
    const listener = new Listener(options, this.options.mostPending);
    this.listeners.add(listener);
    const { accessVersion } = options.subject;
    listener.send({ type: 'hello', serverTime: this.context.clock.now(), accessVersion });
    return {
      subscribe: (requests) => {
        for (const request of requests) listener.asked.set(topicKey(request), request);
        this.pulse.soon();
      },
      unsubscribe: (topics) => {
        for (const topic of topics) listener.drop(topic);
      },
      updateSubject: (subject) => {
        listener.formerly ??= listener.subject;
        listener.subject = subject;
        this.pulse.soon();
      },
      close: () => {
        listener.open = false;
        this.listeners.delete(listener);
      },
    };
  }

  /** Turns follow one another: so nothing overtakes, and what is asked meanwhile waits for the next. */
  private async turn(): Promise<undefined> {
    try {
      await this.live();
      await this.catchUp();
      await this.tellAccess();
      this.beat();
    } finally {
      this.bury();
    }
  }

  private bury(): void {
    for (const listener of this.listeners) {
      if (listener.open) continue;
      this.shed += 1;
      this.listeners.delete(listener);
    }
  }

  /** Reads what was appended since the last turn and tells everybody. */
  private async live(): Promise<void> {
    for (;;) {
      const events = await readAfter(this.context.db, this.position, BATCH);
      const last = events.at(-1);
      if (last === undefined) return;
      await this.context.comeAbreast?.(events.map(({ type }) => type));
      const held = [...this.listeners].flatMap((listener) => [...listener.topics.values()]);
      const gathering = new Gathering(this.context, wantedBy(held));
      await gathering.add(events);
      const batch = await gathering.read(last.position);
      for (const listener of this.listeners) this.tell(listener, [...listener.topics.values()], batch);
      for (const listener of this.listeners) {
        if (batch.takenFrom.has(listener.subject.id)) readAgain(listener);
        await this.refresh(listener, batch);
      }
      this.position = last.position;
      // What comes meanwhile wakes the next turn.
      if (events.length < BATCH) return;
    }
  }

  private tell(listener: Listener, topics: readonly Topic[], batch: Batch): void {
    const changes: TopicChange[] = [];
    for (const topic of topics) {
      const view = batch.views.get(topic.view);
      if (view?.lost === true) {
        listener.drop(topic);
        listener.send(reload(topic, 'changed'));
        continue;
      }
      const change = view === undefined ? null : changeFor(this.context.authorise, listener.subject, topic, view);
      if (change !== null) changes.push(change);
      listener.reach(topic, batch.position);
    }
    if (changes.length > 0) listener.send({ type: 'changes', position: batch.position, changes });
  }

  private async refresh(listener: Listener, batch: Batch): Promise<void> {
    if (!batch.access.has(listener.subject.id) || listener.options.refresh === undefined) return;
    const subject = await listener.options.refresh().catch(async (error: unknown) => {
      // When it is the database that is away, this throws: nobody's access has ended, and the turn is done again.
      await lastPosition(this.context.db);
      this.context.report('a listener could not be asked anew', error);
      return null;
    });
    if (subject === null) {
      listener.send({ type: 'ended', reason: 'access-ended' });
      listener.shed('access-ended');
      return;
    }
    listener.formerly ??= listener.subject;
    listener.subject = subject;
  }

  /** Brings new topics from their positions to where everybody stands, in one reading of the log for all of them. */
  private async catchUp(): Promise<void> {
    const joining: { listener: Listener; request: TopicRequest }[] = [];
    for (const listener of this.listeners) {
      for (const request of [...listener.asked.values()]) {
        const refusal = this.refusalOf(listener, request);
        if (refusal === null) joining.push({ listener, request });
        else {
          listener.drop(request);
          listener.send(refusal);
        }
      }
    }
    if (joining.length === 0) return;
    const from = Math.min(this.position, ...joining.map(({ request }) => request.from));
    const batch = await this.reread(from, wantedBy(joining.map(({ request }) => request)));
    for (const { listener, request } of joining) {
      // Withdrawn or asked otherwise while the log was read.
      if (listener.asked.get(topicKey(request)) !== request) continue;
      listener.drop(request);
      this.join(listener, request, batch);
    }
  }

  private refusalOf({ subject }: Listener, request: TopicRequest): Frame | null {
    const view = this.context.registry.views.get(request.view)?.declaration;
    if (view === undefined) return reload(request, 'unknown-view');
    if (!this.context.authorise(subject, view.permission).allow) return reload(request, 'not-permitted');
    if (request.version !== undefined && request.version !== view.version) return reload(request, 'version-changed');
    if (request.accessVersion !== undefined && request.accessVersion !== subject.accessVersion) {
      return reload(request, 'access-changed');
    }
    return request.from < this.position - this.options.horizon ? reload(request, 'cursor-too-old') : null;
  }

  private async reread(from: number, wanted: Wanted): Promise<Batch> {
    const gathering = new Gathering(this.context, wanted);
    for (let at = from; at < this.position; ) {
      const events = await readAfter(this.context.db, at, BATCH, this.position);
      await gathering.add(events);
      at = events.at(-1)?.position ?? this.position;
    }
    return gathering.read(this.position);
  }

  private join(listener: Listener, { view, of, from }: TopicRequest, batch: Batch): void {
    const { id } = listener.subject;
    if (Math.max(batch.access.get(id) ?? 0, batch.takenFrom.get(id) ?? 0) > from) {
      listener.send(reload({ view, of }, 'access-changed'));
      return;
    }
    const topic: Topic = { view, of, position: from };
    listener.topics.set(topicKey(topic), topic);
    this.tell(listener, [topic], batch);
  }

  /** After a change of access: what each topic gained and lost by it. */
  private async tellAccess(): Promise<void> {
    for (const listener of this.listeners) {
      const { formerly } = listener;
      if (formerly === null) continue;
      listener.formerly = null;
      const changes: TopicChange[] = [];
      for (const topic of [...listener.topics.values()]) {
        const change = await this.accessOf(listener, topic, formerly);
        if (change !== null) changes.push(change);
      }
      if (changes.length > 0) listener.send({ type: 'changes', position: this.position, changes });
    }
  }

  private async accessOf(listener: Listener, topic: Topic, formerly: Subject): Promise<TopicChange | null> {
    const source = this.context.registry.views.get(topic.view);
    if (source === undefined) return null;
    const query = { filters: {}, limit: MOST_ROWS, after: null, of: topic.of ?? null };
    const rows = await source.list(this.context.db, query).catch((error: unknown) => {
      this.context.report(`rows of ${topic.view}`, error);
      return null;
    });
    if (rows !== null && rows.length < MOST_ROWS) {
      return changeOfAccess(this.context.authorise, formerly, listener.subject, { topic, source, rows });
    }
    listener.drop(topic);
    listener.send(reload(topic, 'access-changed'));
    return null;
  }

  private beat(): void {
    const now = performance.now();
    if (now - this.beatAt < this.options.beatMs - 50) return;
    this.beatAt = now;
    const frame: Frame = { type: 'beat', position: this.position, serverTime: this.context.clock.now() };
    // A topic that was asked for since this turn caught up does not stand there yet: its listener hears the next beat.
    for (const listener of this.listeners) if (listener.asked.size === 0) listener.send(frame);
  }
}
