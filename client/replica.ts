import type { RowOf, ViewDeclaration } from '../kernel/pure.ts';
import type { Ask, Told } from './hub.ts';
import { applyChange, loadTopic, makeTopic, type Topic } from './topic.ts';
import { type PositionRow, type Row, type TopicShape, topicName } from './wire.ts';

/** How a window reaches the hub. */
export interface HubLine {
  ask(ask: Ask): void;
  onTold(listener: (told: Told) => void): void;
}

type RowsState = 'waiting' | 'ready' | 'failed';

/** The rows of one view as a screen holds them. The same object stands until something in it changes. */
export interface Rows<T> {
  readonly state: RowsState;
  /** In the words of the server, when it refused the view. */
  readonly failure: string | null;
  readonly list: readonly T[];
  readonly byKey: ReadonlyMap<string, T>;
}

interface Held {
  topic: Topic;
  state: RowsState;
  failure: string | null;
  cached: Rows<unknown> | null;
  readonly listeners: Set<() => void>;
  readonly rowListeners: Map<string, Set<() => void>>;
  /** Who wants to know when it waits no more. */
  readonly awaiting: (() => void)[];
  users: number;
}

const nothing: Rows<never> = { state: 'waiting', failure: null, list: [], byKey: new Map<string, never>() };
/** A topic that nobody looks at is kept this long, so that changing tabs costs nothing. */
const KEEP_MS = 30_000;

export interface ReplicaDoors {
  /** Runs once at the next frame. */
  readonly schedule: (act: () => void) => void;
  readonly later: (ms: number, act: () => void) => void;
}

/**
 * Holds rows, never rules. However many changes come in, listeners are called at most once a frame (`schedule`), and a
 * row's listeners only when that row changed.
 */
export class Replica {
  readonly #line: HubLine;
  readonly #doors: ReplicaDoors;
  readonly #topics = new Map<string, Held>();
  /** Where units were seen last, by unit; nobody is told of it. */
  readonly #seen = new Map<string, PositionRow>();
  readonly #positionListeners = new Set<(rows: readonly PositionRow[]) => void>();
  readonly #due = new Set<() => void>();
  #scheduled = false;
  #cut = false;

  constructor(line: HubLine, doors: ReplicaDoors) {
    this.#line = line;
    this.#doors = doors;
    line.onTold((told) => this.#hear(told));
  }

  /** Begins, or begins anew for another person or with other rights. */
  begin(account: string): void {
    this.#line.ask({ ask: 'begin', account });
    this.#seen.clear();
    for (const held of this.#topics.values()) {
      held.topic = makeTopic(held.topic.shape);
      held.state = 'waiting';
      this.#line.ask({ ask: 'want', shape: held.topic.shape });
      this.#changed(held, held.rowListeners.keys());
    }
  }

  /**
   * Has the rows of a view come before anybody looks at them; they are kept as long as if somebody had just left them. Answers when
   * they have come, or were refused.
   */
  foresee(shape: TopicShape): Promise<void> {
    const held = this.#use(shape);
    this.#leave(held);
    return held.state === 'waiting' ? new Promise((come) => held.awaiting.push(come)) : Promise.resolve();
  }

  rows<V extends ViewDeclaration>(view: V, of?: string): Rows<RowOf<V>> {
    const held = this.#topics.get(topicName({ view: view.name, of: of ?? null }));
    if (held === undefined) return nothing;
    held.cached ??= freeze(held);
    return held.cached as Rows<RowOf<V>>;
  }

  row<V extends ViewDeclaration>(view: V, key: string): RowOf<V> | null {
    return (this.#topics.get(view.name)?.topic.rows.get(key) ?? null) as RowOf<V> | null;
  }

  onRows(view: ViewDeclaration, of: string | undefined, listener: () => void): () => void {
    const held = this.#use(shapeOf(view, of));
    return this.#listen(held, held.listeners, listener);
  }

  onRow(view: ViewDeclaration, key: string, listener: () => void): () => void {
    const held = this.#use(shapeOf(view, undefined));
    const set = held.rowListeners.get(key) ?? new Set();
    held.rowListeners.set(key, set);
    const stop = this.#listen(held, set, listener);
    return () => {
      stop();
      // A row that nobody looks at leaves nothing: thousands pass over a screen in a shift.
      if (set.size === 0 && held.rowListeners.get(key) === set) held.rowListeners.delete(key);
    };
  }

  onPositions(listener: (rows: readonly PositionRow[]) => void): () => void {
    this.#positionListeners.add(listener);
    const held = this.#use({ view: 'positions', key: 'tourId', parent: null, of: null, version: 1 });
    return () => {
      this.#positionListeners.delete(listener);
      this.#leave(held);
    };
  }

  /** The last positions that came, as long as anybody wants them. */
  positions(): ReadonlyMap<string, PositionRow> {
    return this.#seen;
  }

  #hear(told: Told): void {
    if (told.tell === 'cut') this.#cut = true;
    if (told.tell === 'heard') this.#cut = false;
    if (told.tell === 'positions' && told.whole === true) this.#seen.clear();
    if (told.tell === 'positions') this.#move(told.rows);
    if (told.tell !== 'rows' && told.tell !== 'change' && told.tell !== 'failed') return;
    const held = this.#topics.get(told.topic);
    if (held !== undefined) this.#take(held, told);
  }

  #move(rows: readonly PositionRow[]): void {
    for (const row of rows) this.#seen.set(row.tourId, row);
    for (const listener of this.#positionListeners) listener(rows);
  }

  #take(held: Held, told: Extract<Told, { topic: string }>): void {
    if (told.tell === 'change') {
      const touched = applyChange(held.topic, told.position, told.change);
      if (touched.size > 0) this.#changed(held, touched);
    } else if (told.tell === 'failed') {
      if (held.state !== 'ready') held.state = 'failed';
      held.failure = told.detail;
      this.#changed(held, []);
    } else {
      loadTopic(held.topic, told.position, told.rows);
      held.state = 'ready';
      held.failure = null;
      this.#changed(held, held.rowListeners.keys());
    }
    if (held.state !== 'waiting') for (const come of held.awaiting.splice(0)) come();
  }

  #changed(held: Held, keys: Iterable<string>): void {
    held.cached = null;
    this.#notify(held.listeners);
    for (const key of keys) this.#notify(held.rowListeners.get(key) ?? []);
  }

  #notify(listeners: Iterable<() => void>): void {
    for (const listener of listeners) this.#due.add(listener);
    if (this.#scheduled || this.#due.size === 0) return;
    this.#scheduled = true;
    this.#doors.schedule(() => {
      this.#scheduled = false;
      const now = [...this.#due];
      this.#due.clear();
      callAll(now);
    });
  }

  #use(shape: TopicShape): Held {
    const name = topicName(shape);
    const held = this.#topics.get(name) ?? heldOf(shape);
    if (!this.#topics.has(name)) {
      this.#topics.set(name, held);
      this.#line.ask({ ask: 'want', shape });
    }
    held.users++;
    return held;
  }

  #listen(held: Held, set: Set<() => void>, listener: () => void): () => void {
    set.add(listener);
    return () => {
      set.delete(listener);
      this.#leave(held);
    };
  }

  #leave(held: Held): void {
    held.users--;
    this.#doors.later(KEEP_MS, () => this.#letGo(held));
  }

  #letGo(held: Held): void {
    const name = topicName(held.topic.shape);
    if (held.users > 0 || this.#topics.get(name) !== held) return;
    if (this.#cut) {
      // Without a line nothing could bring it back.
      this.#doors.later(KEEP_MS, () => this.#letGo(held));
      return;
    }
    this.#topics.delete(name);
    this.#line.ask({ ask: 'release', topic: name });
  }
}

/** One that throws keeps none of the others from hearing; the first fault is thrown when all have. */
function callAll(listeners: readonly (() => void)[]): void {
  const faults: unknown[] = [];
  for (const listener of listeners) {
    try {
      listener();
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
}

function heldOf(shape: TopicShape): Held {
  return {
    topic: makeTopic(shape),
    state: 'waiting',
    failure: null,
    cached: null,
    listeners: new Set(),
    rowListeners: new Map(),
    awaiting: [],
    users: 0,
  };
}

function freeze(held: Held): Rows<Row> {
  const byKey = new Map(held.topic.rows);
  return { state: held.state, failure: held.failure, list: [...byKey.values()], byKey };
}

function shapeOf(view: ViewDeclaration, of: string | undefined): TopicShape {
  return { view: view.name, key: view.key, parent: view.parent ?? null, of: of ?? null, version: view.version };
}
