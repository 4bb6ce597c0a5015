import { lastPosition, type Move, readMovesAfter } from '../log/read.ts';
import type { Db } from '../log/schema.ts';
import { type Letter, listWaiting } from './letters.ts';

/** So many moves are remembered: who is further behind reads the log by itself. */
const REMEMBERED = 20_000;
const PORTION = 2_000;

/** What one look has found. */
export interface Seen {
  /** The end of the log. */
  readonly end: number;
  /** Reaction → what waits for its next try. */
  readonly waiting: ReadonlyMap<string, readonly Letter[]>;
}

/**
 * One pair of eyes for all reactions of a process. Each by itself would read everything that was appended, to find that most of it
 * is none of its types: with fifty of them a log is read fifty times.
 */
export class Lookout {
  private readonly db: Db;
  private moves: Move[] = [];
  /** Every move after this and up to `end` is remembered; null until the first look. */
  private from: number | null = null;
  private end = 0;
  private next: Promise<Seen> | null = null;
  private looking: Promise<unknown> = Promise.resolve();

  constructor(db: Db) {
    this.db = db;
  }

  /** A look that begins now or later; those who ask in the same turn of the event loop share one. */
  look(): Promise<Seen> {
    this.next ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        this.next = null;
        const look = this.looking.then(() => this.read());
        this.looking = look.catch(() => undefined);
        look.then(resolve, reject);
      });
    });
    return this.next;
  }

  /** Positions of events of these types after `position`, in log order; null: further back than is remembered. */
  positionsOf(types: ReadonlySet<string>, position: number): readonly number[] | null {
    if (this.from === null || position < this.from) return null;
    const first = this.moves.findLastIndex((move) => move.position <= position) + 1;
    return this.moves.slice(first).flatMap((move) => (types.has(move.type) ? [move.position] : []));
  }

  private async read(): Promise<Seen> {
    const [letters] = await Promise.all([listWaiting(this.db), this.readOn()]);
    return { end: this.end, waiting: Map.groupBy(letters, ({ reaction }) => reaction) };
  }

  private async readOn(): Promise<void> {
    this.from ??= this.end = await lastPosition(this.db);
    for (;;) {
      const moves = await readMovesAfter(this.db, this.end, PORTION);
      if (moves.length > 0) this.remember(moves);
      if (moves.length < PORTION) return;
    }
  }

  private remember(moves: readonly Move[]): void {
    this.moves.push(...moves);
    this.end = this.moves.at(-1)?.position ?? this.end;
    if (this.moves.length < 2 * REMEMBERED) return;
    this.from = this.moves.at(-REMEMBERED - 1)?.position ?? this.from;
    this.moves = this.moves.slice(-REMEMBERED);
  }
}
