/** What changed in one topic: rows to put by key, ids to remove; for a replaced parent drop its rows first. */
export interface TopicChange {
  readonly view: string;
  readonly of?: string;
  readonly puts: readonly unknown[];
  readonly removes: readonly string[];
  readonly replaced: readonly string[];
}

export type ReloadReason =
  | 'cursor-too-old'
  | 'version-changed'
  | 'access-changed'
  | 'not-permitted'
  | 'unknown-view'
  /** The view says that it changed but not how, or its rows could not be read. */
  | 'changed';

/** What the feed says to a listener; the wire form stands in docs/interfaces.md. */
export type Frame =
  | { readonly type: 'hello'; readonly serverTime: number; readonly accessVersion: number }
  | { readonly type: 'changes'; readonly position: number; readonly changes: readonly TopicChange[] }
  | { readonly type: 'reload'; readonly view: string; readonly of?: string; readonly reason: ReloadReason }
  | { readonly type: 'beat'; readonly position: number; readonly serverTime: number }
  | { readonly type: 'ended'; readonly reason: string };

/** One topic: a view, or one parent's part of it. */
export interface TopicName {
  readonly view: string;
  readonly of?: string | undefined;
}

export interface TopicRequest extends TopicName {
  /** The position at which the reader's rows are true. */
  readonly from: number;
  /** Of the view's contract, as the reader knows it. */
  readonly version?: number | undefined;
  /** The access version under which the rows were read, where the reader kept it. */
  readonly accessVersion?: number | undefined;
}

/** Where a topic stands. */
export interface Topic extends TopicName {
  readonly position: number;
}

export function topicKey({ view, of }: TopicName): string {
  return of === undefined ? view : `${view}@${of}`;
}

export function reload({ view, of }: TopicName, reason: ReloadReason): Frame {
  return of === undefined ? { type: 'reload', view, reason } : { type: 'reload', view, of, reason };
}
