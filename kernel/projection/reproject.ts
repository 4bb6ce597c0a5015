import type { AnyPastEvent } from '../log/event.ts';
import { readStream } from '../log/read.ts';
import type { Tx } from '../log/schema.ts';
import { type Folded, fold, idOfStream, isHeard } from '../log/stream.ts';
import type { Registry } from '../registry.ts';
import { writeDeadlines } from './project.ts';

/**
 * Makes the rows of one stream anew, from its events as they now read (SPEC 4.5): after an erasure nothing of what was erased
 * may stay in a table. Answers the stream as it stands.
 */
export async function reproject(tx: Tx, registry: Registry, stream: string): Promise<Folded> {
  const aggregate = registry.aggregateOf(stream);
  const projections = registry.projectionsOf(aggregate);
  const again = projections.filter((projection) => projection.forget !== undefined);
  for (const projection of again) await projection.forget?.(tx, idOfStream(stream));
  const events: readonly AnyPastEvent[] = await readStream(tx, stream);
  let folded = fold(aggregate, []);
  for (const event of events) {
    folded = fold(aggregate, [event], folded);
    if (!isHeard(aggregate, event)) continue;
    const [state, happened] = [folded.state as never, [{ event, state: folded.state as never }]];
    for (const projection of again) {
      await projection.onEvent?.(tx, event, state);
      await projection.onEvents?.(tx, happened);
    }
  }
  const last = events.at(-1);
  if (last === undefined) return folded;
  // Once, with the last: the states between could meet rows of other streams that have come since.
  const [id, state] = [idOfStream(stream), folded.state as never];
  for (const { onState, onStates } of projections) {
    await onState?.(tx, id, state, last);
    await onStates?.(tx, [{ id, state, last }]);
  }
  await writeDeadlines(tx, aggregate, stream, folded);
  return folded;
}
