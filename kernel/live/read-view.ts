import type { Subject } from '../authorise/authorise.ts';
import type { KernelContext } from '../context.ts';
import { lanesOf } from '../db/pool.ts';
import { lastPosition } from '../log/read.ts';
import type { Tx } from '../log/schema.ts';
import type { HeldRow, ViewQuery, ViewSource } from '../module.ts';
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
 * One page of a view as this subject sees it, with the position at which it is true, read in one snapshot (SPEC 6.1). A page
 * is as long as if hidden rows were not there, and its mark is the key of a row that was shown: neither tells of them.
 */
export async function readView(
  context: KernelContext,
  subject: Subject,
  name: string,
  asked: ViewQuery,
): Promise<ViewPage> {
  const source = getView(context, subject, name);
  const query: ViewQuery = { ...asked, may: mayOf(context, subject) };
  const looking = { context, subject, source };
  const db = source.declaration.report === true ? lanesOf(context.db).batch : context.db;
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  const { asOf, workOut } = await snapshot.execute(async (tx) => ({
    asOf: await lastPosition(tx),
    workOut: await gatherShown(tx, looking, query),
  }));
  const shown = await workOut();
  const page = shown.slice(0, query.limit);
  const { version } = source.declaration;
  const last = page.length < query.limit ? undefined : page.at(-1)?.key;
  const rows = page.map(({ row }) => row);
  return { asOf, view: name, version, rows, ...(last === undefined ? {} : { next: last }) };
}

function mayOf({ authorise }: KernelContext, subject: Subject): NonNullable<ViewQuery['may']> {
  return (permission, guard) => {
    const { allow, obligations } = authorise(subject, permission, guard);
    return allow && !obligations.includes('mask');
  };
}

/** What the subject may see of the rows; long work on them waits until the snapshot is closed. */
async function gatherShown(tx: Tx, looking: Looking, query: ViewQuery): Promise<() => Promise<readonly Shown[]>> {
  const { source } = looking;
  if (source.gather !== undefined) {
    const workOut = await source.gather(tx, query);
    return async () => (await workOut()).flatMap((one) => shownOf(looking, one));
  }
  const shown = await listShown(tx, looking, query);
  return async () => shown;
}

interface Looking {
  readonly context: KernelContext;
  readonly subject: Subject;
  readonly source: ViewSource;
}

interface Shown {
  readonly key: string;
  readonly row: unknown;
}

/** Rows that the subject may see, at least a page of them if there are so many: asks for more as long as hidden ones came. */
async function listShown(tx: Tx, looking: Looking, query: ViewQuery): Promise<readonly Shown[]> {
  for (let { limit } = query; ; ) {
    const held = await looking.source.list(tx, { ...query, limit });
    const shown = held.flatMap((one) => shownOf(looking, one));
    if (shown.length >= query.limit || held.length < limit) return shown;
    // Twice as many as were hidden, so that many of them in a row do not cost a reading each.
    limit = query.limit + 2 * (held.length - shown.length);
  }
}

function shownOf({ context, subject, source }: Looking, held: HeldRow): readonly Shown[] {
  const sight = sightOf(context.authorise, subject, source, held);
  return held.member && sight.kind !== 'hidden' ? [{ key: held.key, row: sight.row }] : [];
}

/** The mark of a page that is a number, or null: what is none begins at the beginning, as no mark does. `most`: what its column can hold. */
export function numberAfter(after: ViewQuery['after'], most = Number.MAX_SAFE_INTEGER): number | null {
  return after !== null && /^\d{1,16}$/.test(after) && Number(after) <= most ? Number(after) : null;
}
