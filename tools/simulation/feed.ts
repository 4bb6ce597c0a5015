import type { Change, Frame, Row } from '../../client/wire.ts';
import type { AnyPastEvent } from '../../kernel/pure.ts';
import { rowOf, streamOfRow } from './rows.ts';
import type { Rules, Stood } from './rules.ts';
import type { Time } from './time.ts';

/** One connection, as the server holds it. */
export interface Following {
  /** View → where it stands. */
  readonly topics: Map<string, number>;
  readonly send: (frame: Frame) => void;
}

/** What stands: the log, and every stream folded. */
interface Standing {
  readonly log: readonly AnyPastEvent[];
  readonly streams: ReadonlyMap<string, Stood>;
}

const GATHER_MS = 20;

/** Tells whoever follows which rows have changed, by position. */
export class Feed {
  readonly followers = new Set<Following>();
  private readonly time: Time;
  private readonly rules: Rules;
  private readonly standing: Standing;
  private isPumping = false;

  constructor({ time, rules }: { readonly time: Time; readonly rules: Rules }, standing: Standing) {
    this.time = time;
    this.rules = rules;
    this.standing = standing;
  }

  read(view: string): { readonly asOf: number; readonly rows: readonly Row[] } {
    const shown = [...this.standing.streams].map(([stream, stood]) => rowOf(stream, stood));
    const rows = shown.flatMap((one) => (one?.view === view && one.isMember ? [one.row] : []));
    return { asOf: this.standing.log.length, rows };
  }

  follow(follower: Following, view: string, from: number): void {
    if (from > this.standing.log.length) follower.send({ type: 'reload', view, reason: 'cursor' });
    else follower.topics.set(view, from);
    this.soon();
  }

  /** The server is dead: nobody is told so. */
  drop(): void {
    this.followers.clear();
  }

  beat(): void {
    const frame: Frame = { type: 'beat', position: this.standing.log.length, serverTime: this.time.now };
    for (const follower of this.followers) follower.send(frame);
  }

  soon(): void {
    if (this.isPumping) return;
    this.isPumping = true;
    this.time.later(GATHER_MS, () => {
      this.isPumping = false;
      for (const follower of this.followers) this.pump(follower);
    });
  }

  private pump(follower: Following): void {
    const changes: Change[] = [];
    const position = this.standing.log.length;
    for (const [view, from] of follower.topics) {
      follower.topics.set(view, position);
      const change = this.changeOf(view, this.standing.log.slice(from));
      if (change !== null) changes.push(change);
    }
    if (changes.length > 0) follower.send({ type: 'changes', position, changes });
  }

  private changeOf(view: string, events: readonly AnyPastEvent[]): Change | null {
    const touched = events.flatMap((event) => this.rules.registry.live(event));
    const keys = new Set(touched.flatMap((change) => ('keys' in change && change.view === view ? change.keys : [])));
    if (keys.size === 0) return null;
    const shown = [...keys].flatMap((key) => {
      const stream = streamOfRow(view, key);
      const stood = this.standing.streams.get(stream);
      return stood === undefined ? [] : (rowOf(stream, stood) ?? []);
    });
    const puts = shown.filter(({ isMember }) => isMember).map(({ row }) => row);
    const removes = shown.filter(({ isMember }) => !isMember).map(({ row }) => String(row.id));
    return { view, puts, removes };
  }
}
