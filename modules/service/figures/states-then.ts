import { type Db, foldStreamsAsAt, idOfStream } from '../../../kernel/index.ts';
import type { Aggregate, AnyEvent } from '../../../kernel/pure.ts';

/** Records read from the log at once. */
const PORTION = 500;

/** Records as they stood at an instant, each with its id. */
export async function statesThen<State, Event extends AnyEvent>(
  db: Db,
  aggregate: Aggregate<State, Event>,
  { ids, instant }: { readonly ids: readonly string[]; readonly instant: number },
): Promise<readonly (readonly [string, State])[]> {
  const states: (readonly [string, State])[] = [];
  for (let from = 0; from < ids.length; from += PORTION) {
    const refs = new Map(ids.slice(from, from + PORTION).map((id) => [`${aggregate.name}/${id}`, aggregate] as const));
    for (const [stream, { state }] of await foldStreamsAsAt(db, refs, instant)) {
      // What this aggregate's own evolve has folded.
      states.push([idOfStream(stream), state as State]);
    }
  }
  return states;
}
