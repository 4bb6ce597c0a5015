import type { Subject } from '../authorise/authorise.ts';
import type { KernelContext } from '../context.ts';
import { lastPosition } from '../log/read.ts';
import type { ViewQuery, ViewSource } from '../module.ts';
import { sightOf } from './sight.ts';

export interface ViewPage {
  /** The log position at which the rows are true: the feed starts there. */
  readonly asOf: number;
  readonly view: string;
  readonly version: number;
  readonly rows: readonly unknown[];
  /** Mark of the next page; left out on the last. */
  readonly next?: string;
}

/** A read that cannot be answered: the server makes 404 or 403 of it. */
export class ViewRefused extends Error {
  readonly reason: 'unknown-view' | 'not-permitted';
  constructor(reason: ViewRefused['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The source of a view that the subject may read; throws ViewRefused. */
export function getView(context: KernelContext, subject: Subject, name: string): ViewSource {
  const source = context.registry.views.get(name);
  if (source === undefined) throw new ViewRefused('unknown-view', `there is no view ${name}`);
  const decision = context.authorise(subject, source.declaration.permission);
  if (!decision.allow) throw new ViewRefused('not-permitted', decision.reason);
  return source;
}

/**
 * One page of a view as this subject sees it, with the position at which it is true, read in one snapshot (SPEC 6.1). The
 * mark of a page is the key of its last row, also where that row is hidden.
 */
export async function readView(
  context: KernelContext,
  subject: Subject,
  name: string,
  query: ViewQuery,
): Promise<ViewPage> {
  const source = getView(context, subject, name);
  const snapshot = context.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return snapshot.execute(async (tx) => {
    const asOf = await lastPosition(tx);
    const held = await source.list(tx, query);
    const rows: unknown[] = [];
    for (const one of held) {
      const sight = sightOf(context.authorise, subject, source, one);
      if (one.member && sight.kind !== 'hidden') rows.push(sight.row);
    }
    const { version } = source.declaration;
    const last = held.length >= query.limit ? held.at(-1)?.key : undefined;
    return { asOf, view: name, version, rows, ...(last === undefined ? {} : { next: last }) };
  });
}
