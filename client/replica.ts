import type { RowOf, ViewDeclaration } from '../kernel/pure.ts';
import type { Ask, Told } from './hub.ts';
import { applyChange, loadTopic, makeTopic, type Topic } from './topic.ts';
import { type PositionRow, type Row, type TopicShape, topicName } from './wire.ts';

/** How a window reaches the hub. */
export interface HubLine {
  ask(ask: Ask): void;
  onTold(listener: (told: Told) => void): void;
}

export type RowsState = 'waiting' | 'ready' | 'failed';

/** The rows of one view as a screen holds them. The same object stands until something in it changes. */
export interface Rows<T> {
  readonly state: RowsState;
  /** In the words of the server, when it refused the view. */
  readonly failure: string | null;
  readonly list: readonly T[];
  readonly byKey: ReadonlyMap<string, T>;
}

export interface Replica {
  /** Begins, or begins anew for another person. */
  begin(account: string): void;
  rows<V extends ViewDeclaration>(view: V, of?: string): Rows<RowOf<V>>;
  row<V extends ViewDeclaration>(view: V, key: string, of?: string): RowOf<V> | null;
  onRows(view: ViewDeclaration, of: string | undefined, listener: () => void): () => void;
  onRow(view: ViewDeclaration, key: string, listener: () => void): () => void;
  onPositions(listener: (rows: readonly PositionRow[]) => void): () => void;
}

interface Held {
  topic: Topic;
  state: RowsState;
  failure: string | null;
  cached: Rows<unknown> | null;
  readonly listeners: Set<() => void>;
  readonly rowListeners: Map<string, Set<() => void>>;
  users: number;
}

const nothing: Rows<never> = { state: 'waiting', failure: null, list: [], byKey: new Map<string, never>() };
/** A topic that nobody looks at is kept this long, so that changing tabs costs nothing. */
const KEEP_MS = 30_000;

/**
 * Holds rows, never rules. However many changes come in, listeners are called at most once a frame (`schedule`), and a
 * row's listeners only when that row changed.
 */
export function makeReplica(
  line: HubLine,
  schedule: (act: () => void) => void,
  later: (ms: number, act: () => void) => void,
): Replica {
  const topics = new Map<string, Held>();
  const positionListeners = new Set<(rows: readonly PositionRow[]) => void>();
  const due = new Set<() => void>();
  let scheduled = false;

  function notify(listeners: Iterable<() => void>): void {
    for (const listener of listeners) due.add(listener);
    if (scheduled || due.size === 0) return;
    scheduled = true;
    schedule(() => {
      scheduled = false;
      const now = [...due];
      due.clear();
      for (const listener of now) listener();
    });
  }

  function changed(held: Held, keys: Iterable<string>): void {
    held.cached = null;
    notify(held.listeners);
    for (const key of keys) notify(held.rowListeners.get(key) ?? []);
  }

  line.onTold((told) => {
    if (told.tell === 'positions') {
      for (const listener of positionListeners) listener(told.rows);
      return;
    }
    if (told.tell !== 'rows' && told.tell !== 'change' && told.tell !== 'failed') return;
    const held = topics.get(told.topic);
    if (held !== undefined) take(held, told);
  });

  function take(held: Held, told: Extract<Told, { topic: string }>): void {
    if (told.tell === 'failed') {
      if (held.state !== 'ready') held.state = 'failed';
      held.failure = told.detail;
      return changed(held, []);
    }
    if (told.tell === 'change') {
      const touched = applyChange(held.topic, told.position, told.change);
      if (touched.size > 0) changed(held, touched);
      return;
    }
    loadTopic(held.topic, told.position, told.rows);
    held.state = 'ready';
    held.failure = null;
    changed(held, held.rowListeners.keys());
  }

  function use(shape: TopicShape): Held {
    const name = topicName(shape);
    let held = topics.get(name);
    if (held === undefined) {
      held = {
        topic: makeTopic(shape),
        state: 'waiting',
        failure: null,
        cached: null,
        listeners: new Set(),
        rowListeners: new Map(),
        users: 0,
      };
      topics.set(name, held);
      line.ask({ ask: 'want', shape });
    }
    held.users++;
    return held;
  }

  function leave(held: Held): void {
    held.users--;
    later(KEEP_MS, () => {
      const name = topicName(held.topic.shape);
      if (held.users > 0 || topics.get(name) !== held) return;
      topics.delete(name);
      line.ask({ ask: 'release', topic: name });
    });
  }

  function listen(held: Held, set: Set<() => void>, listener: () => void): () => void {
    set.add(listener);
    return () => {
      set.delete(listener);
      leave(held);
    };
  }

  return {
    begin(account) {
      line.ask({ ask: 'begin', account });
      for (const held of topics.values()) {
        held.topic = makeTopic(held.topic.shape);
        held.state = 'waiting';
        line.ask({ ask: 'want', shape: held.topic.shape });
        changed(held, held.rowListeners.keys());
      }
    },
    rows<V extends ViewDeclaration>(view: V, of?: string) {
      const held = topics.get(topicName({ view: view.name, of: of ?? null }));
      if (held === undefined) return nothing;
      held.cached ??= freeze(held);
      return held.cached as Rows<RowOf<V>>;
    },
    row<V extends ViewDeclaration>(view: V, key: string, of?: string) {
      const held = topics.get(topicName({ view: view.name, of: of ?? null }));
      return (held?.topic.rows.get(key) ?? null) as RowOf<V> | null;
    },
    onRows(view, of, listener) {
      const held = use(shapeOf(view, of));
      return listen(held, held.listeners, listener);
    },
    onRow(view, key, listener) {
      const held = use(shapeOf(view, undefined));
      const set = held.rowListeners.get(key) ?? new Set();
      held.rowListeners.set(key, set);
      return listen(held, set, listener);
    },
    onPositions(listener) {
      positionListeners.add(listener);
      const held = use({ view: 'positions', key: 'tourId', parent: null, of: null, version: 1 });
      return () => {
        positionListeners.delete(listener);
        leave(held);
      };
    },
  };
}

function freeze(held: Held): Rows<Row> {
  const byKey = new Map(held.topic.rows);
  return { state: held.state, failure: held.failure, list: [...byKey.values()], byKey };
}

function shapeOf(view: ViewDeclaration, of: string | undefined): TopicShape {
  return { view: view.name, key: view.key, parent: view.parent ?? null, of: of ?? null, version: view.version };
}
