import { answerless } from '../db/lane.ts';
import { nextAt } from '../deadline/promise.ts';
import type { AnyPastEvent } from '../log/event.ts';
import type { Tx } from '../log/schema.ts';
import { type AnyAggregate, doneStep, type Folded, fold, idOfStream, isHeard } from '../log/stream.ts';
import type { Happened, Moved, Projection } from '../module.ts';
import type { Registry } from '../registry.ts';

/**
 * Carries the events of one transaction into the tables and the deadlines, within it (SPEC 4). Live running and rebuild both go
 * through here, so that they cannot differ. `before` holds the streams as they stood; the answer, those of the events as they
 * stand.
 */
export async function project(
  tx: Tx,
  registry: Registry,
  before: ReadonlyMap<string, Folded>,
  events: readonly AnyPastEvent[],
): Promise<ReadonlyMap<string, Folded>> {
  const after = new Map<string, Folded>();
  const last = new Map<string, AnyPastEvent>();
  const happened = new Gathered<Happened<never>>();
  for (const event of events) {
    const aggregate = registry.aggregateOf(event.stream);
    const folded = fold(aggregate, [event], after.get(event.stream) ?? before.get(event.stream));
    after.set(event.stream, folded);
    last.set(event.stream, event);
    if (!isHeard(aggregate, event)) continue;
    for (const projection of registry.projectionsOf(aggregate)) {
      await projection.onEvent?.(tx, event, folded.state as never);
      happened.add(projection, { event, state: folded.state as never });
    }
  }
  for (const [projection, list] of happened.lists) await projection.onEvents?.(tx, list);
  await moveDeadlines(tx, registry, before, after);
  await settle(tx, registry, after, last);
  return after;
}

/** What each projection has to carry, in order. */
class Gathered<One> {
  readonly lists = new Map<Projection, One[]>();

  add(projection: Projection, one: One): void {
    const list = this.lists.get(projection);
    if (list === undefined) this.lists.set(projection, [one]);
    else list.push(one);
  }
}

type Streams = ReadonlyMap<string, Folded>;

/** Most events move no promise: then nothing is written. The rows stand as the same function made them before. */
async function moveDeadlines(tx: Tx, registry: Registry, before: Streams, after: Streams): Promise<void> {
  const moved = [...after].flatMap(([stream, is]): Standing[] => {
    const aggregate = registry.aggregateOf(stream);
    const was = before.get(stream);
    const stood = was === undefined ? [] : rowsOf(aggregate, stream, was);
    const rows = rowsOf(aggregate, stream, is);
    return JSON.stringify(stood) === JSON.stringify(rows) ? [] : [{ stream, rows }];
  });
  await putDeadlines(tx, moved);
}

async function settle(
  tx: Tx,
  registry: Registry,
  after: Streams,
  last: ReadonlyMap<string, AnyPastEvent>,
): Promise<void> {
  const moved = new Gathered<Moved<never>>();
  for (const [stream, event] of last) {
    const [id, state] = [idOfStream(stream), after.get(stream)?.state as never];
    for (const projection of registry.projectionsOf(registry.aggregateOf(stream))) {
      await projection.onState?.(tx, id, state, event);
      moved.add(projection, { id, state, last: event });
    }
  }
  for (const [projection, list] of moved.lists) await projection.onStates?.(tx, list);
}

function rowsOf(aggregate: AnyAggregate, stream: string, folded: Folded) {
  return (aggregate.promises?.(folded.state as never) ?? []).map((promised) => {
    const done = doneStep(promised, folded.progress);
    const told = done >= 0 ? (folded.progress.get(promised.key)?.told ?? null) : null;
    return {
      id: `${stream}#${promised.key}`,
      stream,
      key: promised.key,
      kind: promised.kind,
      promised,
      started_at: promised.startedAt,
      due_at: promised.dueAt,
      done_step: done,
      told,
      next_at: nextAt(promised, done),
    };
  });
}

/** What a stream promises now. */
interface Standing {
  readonly stream: string;
  readonly rows: ReturnType<typeof rowsOf>;
}

/** Makes the rows of a stream's promises equal to what its state promises now (SPEC 5.1). */
export async function writeDeadlines(tx: Tx, aggregate: AnyAggregate, stream: string, folded: Folded): Promise<void> {
  await putDeadlines(tx, [{ stream, rows: rowsOf(aggregate, stream, folded) }]);
}

const standing = `
  WITH stands AS (
    SELECT * FROM jsonb_populate_recordset(NULL::kernel.deadline, $1::jsonb)
  ), gone AS (
    DELETE FROM kernel.deadline AS held WHERE held.stream = ANY ($2::text[])
      AND NOT EXISTS (SELECT FROM stands WHERE stands.id = held.id)
  )
  INSERT INTO kernel.deadline AS held SELECT * FROM stands
  ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, promised = excluded.promised, started_at = excluded.started_at,
    due_at = excluded.due_at, done_step = excluded.done_step, told = excluded.told, next_at = excluded.next_at`;

async function putDeadlines(tx: Tx, moved: readonly Standing[]): Promise<void> {
  if (moved.length === 0) return;
  const rows = JSON.stringify(moved.flatMap((one) => one.rows));
  await tx.executeQuery(answerless(standing, [rows, moved.map(({ stream }) => stream)]));
}
