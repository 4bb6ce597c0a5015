import { expect } from 'vitest';
import {
  type Feed,
  type FeedOptions,
  type Frame,
  type Listening,
  readView,
  type Subject,
  startFeed,
  type TopicRequest,
} from '../index.ts';
import type { ModuleDefinition } from '../module.ts';
import { sample } from '../sample/sample.ts';
import { systemSubject, type TestDatabase, testDatabase } from '../testing.ts';

const opened: TestDatabase[] = [];
const feeds: Feed[] = [];

/** Everything that was begun since. */
export async function endAll(): Promise<void> {
  for (const feed of feeds.splice(0)) await feed.close();
  for (const t of opened.splice(0)) await t.close();
}

/** A database with a feed. */
export async function begin(modules: readonly ModuleDefinition[] = [sample], options?: FeedOptions) {
  const t = await testDatabase(modules);
  opened.push(t);
  return { t, feed: await feedOn(t, options) };
}

/** Beats are not wanted where frames are compared; polls go on. */
export async function feedOn({ context }: Pick<TestDatabase, 'context'>, options: FeedOptions = {}): Promise<Feed> {
  const feed = await startFeed(context, { beatMs: 3_600_000, pollMs: 100, ...options });
  feeds.push(feed);
  return feed;
}

export const open = (id: string, note = 'x') => ({ name: 'sample.openJob', input: { id, note, dueAt: null } });
export const noted = (id: string, note: string) => ({ name: 'sample.noteJob', input: { id, note } });
export const closed = (id: string) => ({ name: 'sample.closeJob', input: { id } });
export const guarded = (id: string, restriction: string, allowed: readonly string[] = []) => ({
  name: 'sample.guardJob',
  input: { id, restriction, allowed },
});
export const all = { filters: {}, limit: 1_000, after: null, of: null };

export type Row = Record<string, unknown>;

/** A reader as a screen is one: rows by key, a position, and what it was told. */
export class Replica {
  readonly rows = new Map<string, Row>();
  readonly frames: Frame[] = [];
  position = 0;
  ended: string | null = null;
  private listening: Listening | null = null;
  private readonly feed: Feed;
  subject: Subject;

  constructor(feed: Feed, subject: Subject = systemSubject()) {
    this.feed = feed;
    this.subject = subject;
  }

  connect(topics: readonly TopicRequest[], send: (frame: Frame) => void = (frame) => this.hear(frame)): this {
    const close = (reason: string) => {
      this.ended = reason;
    };
    this.listening = this.feed.listen({ subject: this.subject, send, close });
    this.listening.subscribe(topics);
    return this;
  }

  async read(t: TestDatabase, view = 'sample.jobs'): Promise<void> {
    const page = await readView(t.context, this.subject, view, all);
    this.rows.clear();
    for (const row of page.rows as Row[]) this.rows.set(String(row.id), row);
    this.position = page.asOf;
  }

  hear(frame: Frame): void {
    this.frames.push(frame);
    if (frame.type !== 'changes') return;
    expect(frame.position).toBeGreaterThanOrEqual(this.position);
    this.position = frame.position;
    for (const change of frame.changes) {
      for (const parent of change.replaced) {
        for (const [key, row] of this.rows) if (row.jobId === parent) this.rows.delete(key);
      }
      for (const row of change.puts as Row[]) this.rows.set(String(row.id), row);
      for (const key of change.removes) this.rows.delete(key);
    }
  }

  change(subject: Subject): void {
    this.subject = subject;
    this.listening?.updateSubject(subject);
  }

  disconnect(): void {
    this.listening?.close();
    this.listening = null;
  }

  told(type: Frame['type']): Frame[] {
    return this.frames.filter((frame) => frame.type === type);
  }

  sorted(): Row[] {
    return [...this.rows.values()].sort((a, b) => String(a.id).localeCompare(String(b.id)));
  }
}

export async function truth(t: TestDatabase, subject: Subject, view = 'sample.jobs'): Promise<Row[]> {
  const page = await readView(t.context, subject, view, all);
  return (page.rows as Row[]).toSorted((a, b) => String(a.id).localeCompare(String(b.id)));
}
