import type { AnyPastEvent } from './event.ts';
import { readSince } from './read.ts';
import type { Db } from './schema.ts';
import { type AnyAggregate, type Folded, fold } from './stream.ts';

/** A shorter stream is read whole as fast as its end. */
const LONG = 50;
/** More than a county has units and long records at a time. */
const MOST_KEPT = 2_000;

interface Kept {
  readonly aggregate: AnyAggregate;
  readonly folded: Folded;
  /** Of the event at this version: no other event ever has it. */
  readonly position: number;
}

/**
 * Long streams as this process has folded them last: of each only what came since is read again (SPEC 3.12). What is kept is believed
 * only if the event it stands on is still the one in the log, and nothing in the stream has been erased since; else the stream is
 * read whole. To be asked outside of a transaction that has appended: only what is committed is kept.
 */
export class KeptFolds {
  /** The one used longest ago first. */
  readonly #kept = new Map<string, Kept>();

  async read(db: Db, refs: ReadonlyMap<string, AnyAggregate>): Promise<ReadonlyMap<string, Folded>> {
    const before = new Map([...refs].map(([stream, aggregate]) => [stream, this.#of(stream, aggregate)]));
    const since = await readSince(db, versionsOf(before));
    const folded = new Map<string, Folded>();
    const again = new Map<string, AnyAggregate>();
    for (const [stream, aggregate] of refs) {
      const kept = before.get(stream) ?? null;
      const events = since.get(stream) ?? [];
      const came = kept === null ? events : cameSince(kept, events);
      if (came === null) again.set(stream, aggregate);
      else folded.set(stream, this.#keep(stream, aggregate, came, kept));
    }
    if (again.size === 0) return folded;
    for (const stream of again.keys()) this.#kept.delete(stream);
    return new Map([...folded, ...(await this.read(db, again))]);
  }

  async readOne(db: Db, aggregate: AnyAggregate, stream: string): Promise<Folded> {
    const folded = (await this.read(db, new Map([[stream, aggregate]]))).get(stream);
    return folded ?? fold(aggregate, []);
  }

  #of(stream: string, aggregate: AnyAggregate): Kept | null {
    const kept = this.#kept.get(stream);
    return kept?.aggregate === aggregate ? kept : null;
  }

  #keep(stream: string, aggregate: AnyAggregate, events: readonly AnyPastEvent[], from: Kept | null): Folded {
    const folded = fold(aggregate, events, from?.folded);
    const position = events.at(-1)?.position ?? from?.position ?? 0;
    this.#kept.delete(stream);
    if (folded.version < LONG) return folded;
    this.#kept.set(stream, { aggregate, folded, position });
    if (this.#kept.size > MOST_KEPT) this.#dropOldest();
    return folded;
  }

  #dropOldest(): void {
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}

function versionsOf(before: ReadonlyMap<string, Kept | null>): ReadonlyMap<string, number> {
  return new Map([...before].map(([stream, kept]) => [stream, kept?.folded.version ?? 0]));
}

/** Null: what is kept does not stand any more. */
function cameSince({ folded, position }: Kept, events: readonly AnyPastEvent[]): readonly AnyPastEvent[] | null {
  const [last, ...came] = events;
  if (last?.version !== folded.version || last.position !== position) return null;
  return came.some(({ type }) => type === 'kernel.Redacted') ? null : came;
}
