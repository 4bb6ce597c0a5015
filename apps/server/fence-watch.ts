import { type Db, derivedId, handle, type KernelContext, type Subject } from '../../kernel/index.ts';
import { NoteCrossing } from '../../modules/operations/contract.ts';
import type { KnownPosition, Operations } from '../../modules/operations/index.ts';

interface Watch {
  readonly db: Db;
  readonly context: KernelContext;
}

const watcher: Subject = {
  ...{ kind: 'system', id: 'fence-watch', name: 'watch over fences', roles: [], seat: null, callsign: null },
  ...{ accessVersion: 1, sessionId: null },
};

/**
 * Has the log know who of these has crossed a fence. Each crossing has an id made of what crossed what and when: a look that is broken
 * off says the same again, and it is noted once. Answers how many were noted.
 */
export async function watchFences(
  { db, context }: Watch,
  { fences }: Pick<Operations, 'fences'>,
  moved: readonly KnownPosition[],
): Promise<number> {
  let noted = 0;
  for (const crossing of await fences.crossings(db, moved)) {
    const { note, zoneId, tourId, at, inside } = crossing;
    if (note !== null) {
      const commandId = derivedId('fence-watch', zoneId, tourId, at, inside === null ? 'out' : 'in');
      const answer = await handle(context, {
        name: NoteCrossing.name,
        commandId,
        input: note,
        subject: watcher,
        confirmed: [],
      });
      if (answer.kind === 'done') noted += 1;
      // A fence that has just ended is crossed no more; anything else is done again.
      else if (answer.kind !== 'refused') throw new Error(`a crossing was answered with ${answer.kind}`);
    }
    await fences.settle(db, crossing);
  }
  return noted;
}
