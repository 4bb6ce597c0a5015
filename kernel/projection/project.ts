import { sql } from 'kysely';
import { nextAt } from '../deadline/promise.ts';
import type { AnyPastEvent } from '../log/event.ts';
import type { Tx } from '../log/schema.ts';
import { type AnyAggregate, doneStep, type Folded, fold, idOfStream } from '../log/stream.ts';
import type { Registry } from '../registry.ts';

/**
 * Carries the events of one append into the tables and the deadlines, in its transaction (SPEC 4). Live running and rebuild
 * both go through here, so that they cannot differ. `before` holds the streams as they stood; the answer, as they stand.
 */
export async function project(
  tx: Tx,
  registry: Registry,
  before: ReadonlyMap<string, Folded>,
  events: readonly AnyPastEvent[],
): Promise<ReadonlyMap<string, Folded>> {
  const after = new Map(before);
  const last = new Map<string, AnyPastEvent>();
  for (const event of events) {
    const aggregate = registry.aggregateOf(event.stream);
    const folded = fold(aggregate, [event], after.get(event.stream));
    after.set(event.stream, folded);
    last.set(event.stream, event);
    for (const projection of registry.projectionsOf(aggregate)) {
      await projection.onEvent?.(tx, event, folded.state as never);
    }
  }
  for (const [stream, event] of last) await settle(tx, registry, stream, event, after.get(stream));
  return after;
}

async function settle(tx: Tx, registry: Registry, stream: string, event: AnyPastEvent, folded?: Folded): Promise<void> {
  if (folded === undefined) return;
  const aggregate = registry.aggregateOf(stream);
  await writeDeadlines(tx, aggregate, stream, folded);
  for (const projection of registry.projectionsOf(aggregate)) {
    await projection.onState?.(tx, idOfStream(stream), folded.state as never, event);
  }
}

/** Makes the rows of a stream's promises equal to what its state promises now (SPEC 5.1). */
async function writeDeadlines(tx: Tx, aggregate: AnyAggregate, stream: string, folded: Folded): Promise<void> {
  if (aggregate.promises === undefined) return;
  const rows = aggregate.promises(folded.state as never).map((promised) => {
    const done = doneStep(promised, folded.progress);
    const told = done >= 0 ? (folded.progress.get(promised.key)?.told ?? null) : null;
    return {
      id: `${stream}#${promised.key}`,
      stream,
      key: promised.key,
      kind: promised.kind,
      promised: JSON.stringify(promised),
      started_at: promised.startedAt,
      due_at: promised.dueAt,
      done_step: done,
      told,
      next_at: nextAt(promised, done),
    };
  });
  const gone = tx.deleteFrom('kernel.deadline').where('stream', '=', stream);
  await (rows.length === 0
    ? gone
    : gone.where(
        'key',
        'not in',
        rows.map((r) => r.key),
      )
  ).execute();
  if (rows.length === 0) return;
  await tx
    .insertInto('kernel.deadline')
    .values(rows.map((row) => ({ ...row, promised: sql`${row.promised}::jsonb` as never })))
    .onConflict((clash) =>
      clash.column('id').doUpdateSet((to) => ({
        kind: to.ref('excluded.kind'),
        promised: to.ref('excluded.promised'),
        started_at: to.ref('excluded.started_at'),
        due_at: to.ref('excluded.due_at'),
        done_step: to.ref('excluded.done_step'),
        told: to.ref('excluded.told'),
        next_at: to.ref('excluded.next_at'),
      })),
    )
    .execute();
}
