import { sql } from 'kysely';
import { nextAt } from '../deadline/promise.ts';
import type { AnyPastEvent } from '../log/event.ts';
import type { Tx } from '../log/schema.ts';
import { type AnyAggregate, doneStep, type Folded, fold, idOfStream } from '../log/stream.ts';
import type { Registry } from '../registry.ts';

/**
 * Carries the events of one append into the tables and the deadlines, in its transaction (SPEC 4). Live running and rebuild
 * both go through here, so that they cannot differ. `before` holds the streams as they stood; the answer, those of the
 * events as they stand.
 */
export async function project(
  tx: Tx,
  registry: Registry,
  before: ReadonlyMap<string, Folded>,
  events: readonly AnyPastEvent[],
): Promise<ReadonlyMap<string, Folded>> {
  const after = new Map<string, Folded>();
  const last = new Map<string, AnyPastEvent>();
  for (const event of events) {
    const aggregate = registry.aggregateOf(event.stream);
    const folded = fold(aggregate, [event], after.get(event.stream) ?? before.get(event.stream));
    after.set(event.stream, folded);
    last.set(event.stream, event);
    for (const projection of registry.projectionsOf(aggregate)) {
      await projection.onEvent?.(tx, event, folded.state as never);
    }
  }
  for (const [stream, event] of last) {
    const is = after.get(stream);
    if (is !== undefined) await settle(tx, registry, event, { was: before.get(stream), is });
  }
  return after;
}

interface Move {
  readonly was: Folded | undefined;
  readonly is: Folded;
}

async function settle(tx: Tx, registry: Registry, event: AnyPastEvent, { was, is }: Move): Promise<void> {
  const { stream } = event;
  const aggregate = registry.aggregateOf(stream);
  if (deadlinesMoved(aggregate, stream, was, is)) await writeDeadlines(tx, aggregate, stream, is);
  for (const projection of registry.projectionsOf(aggregate)) {
    await projection.onState?.(tx, idOfStream(stream), is.state as never, event);
  }
}

/** Most events move no promise: then nothing is written. The rows stand as the same function made them before. */
function deadlinesMoved(aggregate: AnyAggregate, stream: string, was: Folded | undefined, is: Folded): boolean {
  const before = was === undefined ? [] : rowsOf(aggregate, stream, was);
  return JSON.stringify(before) !== JSON.stringify(rowsOf(aggregate, stream, is));
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

/** Makes the rows of a stream's promises equal to what its state promises now (SPEC 5.1). */
export async function writeDeadlines(tx: Tx, aggregate: AnyAggregate, stream: string, folded: Folded): Promise<void> {
  const rows = JSON.stringify(rowsOf(aggregate, stream, folded));
  await sql`
    WITH stands AS (
      SELECT * FROM jsonb_populate_recordset(NULL::kernel.deadline, ${rows}::jsonb)
    ), gone AS (
      DELETE FROM kernel.deadline AS held WHERE held.stream = ${stream}
        AND NOT EXISTS (SELECT FROM stands WHERE stands.id = held.id)
    )
    INSERT INTO kernel.deadline AS held SELECT * FROM stands
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, promised = excluded.promised, started_at = excluded.started_at,
      due_at = excluded.due_at, done_step = excluded.done_step, told = excluded.told, next_at = excluded.next_at`.execute(
    tx,
  );
}
