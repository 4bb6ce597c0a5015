import { sql } from 'kysely';
import { lanesOf } from '../db/pool.ts';
import type { AnyPastEvent } from '../log/event.ts';
import { foldStreams, readAfter } from '../log/read.ts';
import type { Db, Tx } from '../log/schema.ts';
import type { AnyAggregate, Folded } from '../log/stream.ts';
import type { Registry } from '../registry.ts';
import { project } from './project.ts';
import { DEADLINES, everything, type Scope } from './scope.ts';

/** How much a rebuild has in hand at once. */
interface Portions {
  /** So many events are carried together, and those that a command has beyond them. */
  readonly events: number;
  /** So many streams stay folded; one that has been let go is read again. */
  readonly streams: number;
}

export const usual: Portions = { events: 1_000, streams: 20_000 };

/**
 * Empties the projections and replays the whole log, in one transaction (SPEC 4.3). Fires nothing and sends nothing: the
 * steps of promises are in the log already. Answers the number of events replayed.
 */
export async function rebuild(db: Db, registry: Registry, portions = usual): Promise<number> {
  const scope = everything(registry);
  return lanesOf(db).apart.transact(async (tx) => {
    await holdOrder(tx);
    await empty(tx, scope);
    return replay(tx, scope, portions);
  });
}

/** No command may append meanwhile: its projection would be written twice, or lost. */
export async function holdOrder(tx: Tx): Promise<void> {
  await sql`SELECT kernel.hold_order()`.execute(tx);
}

export async function empty(tx: Tx, { tables, streams }: Scope): Promise<void> {
  const whole = tables.filter((table) => streams === null || table !== DEADLINES);
  if (whole.length > 0) await sql`TRUNCATE ${sql.join(whole.map((table) => sql.table(table)))}`.execute(tx);
  if (streams === null) return;
  await sql`DELETE FROM ${sql.table(DEADLINES)} WHERE split_part(stream, '/', 1) = ANY (${streams}::text[])`.execute(
    tx,
  );
}

/** A stretch of the log, which begins and ends between commands. */
interface Stretch {
  readonly after: number;
  readonly until?: number;
}

export async function replay(
  tx: Tx,
  scope: Scope,
  { events: most, streams }: Portions,
  stretch: Stretch = { after: 0 },
): Promise<number> {
  const { registry } = scope;
  const held = new Held(registry, streams);
  let count = 0;
  for await (const events of portionsOf(tx, most, stretch)) {
    const heard = events.filter(({ stream }) => scope.hears(stream));
    held.keep(await project(tx, registry, await held.before(tx, heard), heard));
    count += events.length;
  }
  return count;
}

/** The log in portions. The events of one command stay together, as they were when it ran. */
async function* portionsOf(tx: Tx, most: number, { after, until }: Stretch): AsyncGenerator<readonly AnyPastEvent[]> {
  let begun: AnyPastEvent[] = [];
  let coming = readAfter(tx, after, most, until);
  for (;;) {
    const events = await coming;
    const last = events.at(-1);
    const isLast = last === undefined || events.length < most;
    if (!isLast) {
      coming = readAfter(tx, last.position, most, until);
      // Heard at the next turn, unless a fault of this one comes first.
      coming.catch(() => undefined);
    }
    const all = [...begun, ...events];
    const whole = isLast ? all.length : all.findLastIndex(({ commandId }) => commandId !== last.commandId) + 1;
    begun = all.splice(whole);
    if (all.length > 0) yield all;
    if (isLast) return;
  }
}

/** Streams as they stood when they were last met. */
class Held {
  private readonly folded = new Map<string, Folded>();
  private readonly registry: Registry;
  private readonly most: number;

  constructor(registry: Registry, most: number) {
    this.registry = registry;
    this.most = most;
  }

  /** The streams of these events as they stood before them; those that begin here are not among them. */
  async before(tx: Tx, events: readonly AnyPastEvent[]): Promise<ReadonlyMap<string, Folded>> {
    const stood = new Map<string, Folded>();
    const [missing, met] = [new Map<string, AnyAggregate>(), new Set<string>()];
    for (const { stream, version } of events) {
      const folded = this.folded.get(stream);
      if (folded !== undefined) stood.set(stream, folded);
      else if (!met.has(stream) && version > 1) missing.set(stream, this.registry.aggregateOf(stream));
      met.add(stream);
    }
    for (const [stream, folded] of await foldStreams(tx, missing, events[0]?.position)) stood.set(stream, folded);
    return stood;
  }

  /** What was met longest ago is let go. */
  keep(after: ReadonlyMap<string, Folded>): void {
    for (const [stream, folded] of after) {
      this.folded.delete(stream);
      this.folded.set(stream, folded);
    }
    for (const stream of this.folded.keys()) {
      if (this.folded.size <= this.most) return;
      this.folded.delete(stream);
    }
  }
}

/** Every row of every rebuilt table as sorted JSON text: what a replay is compared by, row for row. */
export async function tableContents(db: Db, registry: Registry): Promise<Readonly<Record<string, readonly string[]>>> {
  const contents: Record<string, readonly string[]> = {};
  for (const table of everything(registry).tables) {
    const answer = await sql<{
      row: string;
    }>`SELECT to_jsonb(t)::text AS row FROM ${sql.table(table)} AS t ORDER BY 1`.execute(db);
    contents[table] = answer.rows.map((r) => r.row);
  }
  return contents;
}
