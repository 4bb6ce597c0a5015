/** The live frames as docs/interfaces.md describes them. Rows are plain JSON of the view's declared shape. */
export type Row = Readonly<Record<string, unknown>>;

export interface Change {
  readonly view: string;
  readonly of?: string;
  readonly puts?: readonly Row[];
  readonly removes?: readonly string[];
  /** Parents whose rows are dropped before the puts. */
  readonly replaced?: readonly string[];
}

export interface PositionRow {
  readonly tourId: string;
  readonly lon: number;
  readonly lat: number;
  readonly at: number;
  readonly accuracyMetres: number | null;
  readonly source: string;
}

export type Frame =
  | { readonly type: 'hello'; readonly serverTime: number; readonly accessVersion: number }
  | { readonly type: 'changes'; readonly position: number; readonly changes: readonly Change[] }
  | { readonly type: 'reload'; readonly view: string; readonly of?: string; readonly reason: string }
  | { readonly type: 'beat'; readonly position: number; readonly serverTime: number; readonly notice?: string }
  | { readonly type: 'positions'; readonly rows: readonly PositionRow[] }
  | { readonly type: 'ended'; readonly reason: string };

/** What a screen must know of a view to hold its rows. */
export interface TopicShape {
  readonly view: string;
  readonly key: string;
  readonly parent: string | null;
  readonly of: string | null;
  readonly version: number;
}

/** One name for a view, or for a view under one parent. */
export function topicName(topic: { readonly view: string; readonly of: string | null }): string {
  return topic.of === null ? topic.view : `${topic.view}@${topic.of}`;
}
