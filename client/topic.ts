import type { Change, Row, TopicShape } from './wire.ts';

/** The rows of one topic and the log position at which they are true. */
export interface Topic {
  readonly shape: TopicShape;
  readonly rows: Map<string, Row>;
  /** −1 until the first snapshot. */
  position: number;
}

export function makeTopic(shape: TopicShape): Topic {
  return { shape, rows: new Map(), position: -1 };
}

/** Takes a snapshot: whatever was held before is gone. */
export function loadTopic(topic: Topic, asOf: number, rows: readonly Row[]): void {
  topic.rows.clear();
  for (const row of rows) topic.rows.set(keyOf(topic.shape, row), row);
  topic.position = asOf;
}

/**
 * Applies one change; answers the keys it touched. A change at or below the topic's position is already in its rows:
 * after a resume the server may begin anywhere at or before the position that it was asked for.
 */
export function applyChange(topic: Topic, position: number, change: Change): ReadonlySet<string> {
  const touched = new Set<string>();
  if (topic.position < 0 || position <= topic.position || !concerns(topic.shape, change)) return touched;
  for (const parent of change.replaced ?? []) dropChildren(topic, parent, touched);
  for (const key of change.removes ?? []) if (topic.rows.delete(key)) touched.add(key);
  for (const row of change.puts ?? []) put(topic, row, touched);
  return touched;
}

function concerns(shape: TopicShape, change: Change): boolean {
  return change.view === shape.view && (shape.of === null || change.of === undefined || change.of === shape.of);
}

function dropChildren(topic: Topic, parent: string, touched: Set<string>): void {
  const { parent: field } = topic.shape;
  if (field === null) return;
  for (const [key, row] of topic.rows) {
    if (row[field] !== parent) continue;
    topic.rows.delete(key);
    touched.add(key);
  }
}

function put(topic: Topic, row: Row, touched: Set<string>): void {
  const { parent, of } = topic.shape;
  if (of !== null && parent !== null && row[parent] !== of) return;
  const key = keyOf(topic.shape, row);
  topic.rows.set(key, row);
  touched.add(key);
}

function keyOf(shape: TopicShape, row: Row): string {
  return String(row[shape.key]);
}
