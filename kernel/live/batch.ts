import type { KernelContext } from '../context.ts';
import { redactedBy } from '../log/erase.ts';
import type { AnyPastEvent } from '../log/event.ts';
import { lastPosition, readAt } from '../log/read.ts';
import type { HeldRow, LiveChange, ViewSource } from '../module.ts';

/** A key that changed: at which position last, and under which parent if the event told. */
export interface ChangedKey {
  readonly position: number;
  readonly of: string | undefined;
  /** Null: the row is no more. */
  readonly held: HeldRow | null;
}

export interface ReplacedParent {
  readonly position: number;
  readonly rows: readonly HeldRow[];
}

/** What a stretch of the log changed in one view. */
export interface ViewBatch {
  readonly source: ViewSource;
  readonly keys: ReadonlyMap<string, ChangedKey>;
  readonly parents: ReadonlyMap<string, ReplacedParent>;
  /** The rows could not be read: who holds this view must read it again. */
  readonly lost: boolean;
}

export interface Batch {
  readonly position: number;
  readonly views: ReadonlyMap<string, ViewBatch>;
  /** Person → position of the last change of what they may do. */
  readonly access: ReadonlyMap<string, number>;
  /** Person → position at which a concealed record was last taken from them. */
  readonly takenFrom: ReadonlyMap<string, number>;
}

/** Which topics anybody holds: what nobody holds is not read. */
export interface Wanted {
  wants(view: string, of?: string): boolean;
}

interface Marks {
  readonly keys: Map<string, { position: number; of: string | undefined }>;
  readonly parents: Map<string, number>;
}

/** Most rows of one parent that are sent anew. */
const MOST_OF_PARENT = 10_000;

/** Gathers changes event by event, then reads every changed row once, whoever will hear of it (SPEC 6.2). */
export class Gathering {
  private readonly context: KernelContext;
  private readonly wanted: Wanted;
  private readonly views = new Map<string, Marks>();
  private readonly access = new Map<string, number>();
  private readonly takenFrom = new Map<string, number>();
  private readonly lost = new Set<string>();

  constructor(context: KernelContext, wanted: Wanted) {
    this.context = context;
    this.wanted = wanted;
  }

  /** An erasure changes once more what the events changed whose details it took. */
  async add(events: readonly AnyPastEvent[]): Promise<void> {
    for (const event of events) {
      for (const change of this.changesOf(event)) this.mark(change, event.position);
      const positions = redactedBy([event]);
      const erased = positions.length === 0 ? [] : await readAt(this.context.db, positions);
      for (const change of erased.flatMap((past) => this.changesOf(past))) {
        if ('view' in change) this.mark(change, event.position);
      }
    }
  }

  /** A module that cannot say what an event changes loses its own views alone: whoever holds one reads it again (SPEC 6.8). */
  private changesOf(event: AnyPastEvent): readonly LiveChange[] {
    return this.context.registry.lives.flatMap(({ module, views, changesOf }) => {
      try {
        return changesOf(event);
      } catch (error) {
        this.context.report(`live changes of ${event.type} at ${event.position} in ${module}`, error);
        for (const view of views) this.lost.add(view);
        return [];
      }
    });
  }

  private mark(change: LiveChange, position: number): void {
    if ('access' in change) {
      this.access.set(change.access, position);
      return;
    }
    if ('takenFrom' in change) {
      for (const person of change.takenFrom) this.takenFrom.set(person, position);
      return;
    }
    if (!this.wanted.wants(change.view, 'replace' in change ? change.replace : change.of)) return;
    const marks = this.views.get(change.view) ?? { keys: new Map(), parents: new Map() };
    this.views.set(change.view, marks);
    if ('replace' in change) marks.parents.set(change.replace, position);
    else for (const key of change.keys) marks.keys.set(key, { position, of: change.of });
  }

  async read(position: number): Promise<Batch> {
    const views = new Map<string, ViewBatch>();
    for (const [name, marks] of this.views) {
      const source = this.context.registry.views.get(name);
      if (source === undefined) this.context.report(`live change of ${name}`, new Error('there is no such view'));
      else if (!this.lost.has(name)) views.set(name, await this.readRows(source, marks));
    }
    for (const name of this.lost) {
      const source = this.context.registry.views.get(name);
      if (source !== undefined) views.set(name, { source, keys: new Map(), parents: new Map(), lost: true });
    }
    return { position, views, access: this.access, takenFrom: this.takenFrom };
  }

  /** A view that fails is lost alone: the others go on, and its readers are told to read again. */
  private async readRows(source: ViewSource, marks: Marks): Promise<ViewBatch> {
    const { db } = this.context;
    const none = { source, keys: new Map<string, ChangedKey>(), parents: new Map<string, ReplacedParent>() };
    try {
      if (marks.keys.size > 0 && source.byKeys === undefined) return { ...none, lost: true };
      const found = new Map<string, HeldRow>();
      for (const keys of inPortions([...marks.keys.keys()])) {
        for (const held of (await source.byKeys?.(db, keys)) ?? []) found.set(held.key, held);
      }
      for (const [key, mark] of marks.keys) none.keys.set(key, { ...mark, held: found.get(key) ?? null });
      for (const [parent, at] of marks.parents) {
        const rows = await source.list(db, { filters: {}, limit: MOST_OF_PARENT, after: null, of: parent });
        none.parents.set(parent, { position: at, rows });
      }
      return { ...none, lost: false };
    } catch (error) {
      // When it is the database that is away, this throws: the whole turn is done again, and nobody need read again.
      await lastPosition(db);
      this.context.report(`rows of ${source.declaration.name}`, error);
      return { ...none, lost: true };
    }
  }
}

/** A statement takes only so many parameters. */
function* inPortions(keys: readonly string[], size = 1_000): Generator<readonly string[]> {
  for (let from = 0; from < keys.length; from += size) yield keys.slice(from, from + size);
}
