import { type Clock, type Db, derivedId, handle, type KernelContext, type Subject } from '../../kernel/index.ts';
import { CountReviews } from '../../modules/insight/contract.ts';
import type { Insight } from '../../modules/insight/index.ts';

interface Parts {
  readonly db: Db;
  readonly context: KernelContext;
  readonly clock: Clock;
  readonly insight: Pick<Insight, 'listReviewCounts'>;
}

const counter: Subject = {
  ...{ kind: 'system', id: 'review-watch', name: 'watch over records due for review', roles: [], seat: null },
  ...{ callsign: null, accessVersion: 1, sessionId: null },
};

const DAY_MS = 86_400_000;

/** Looks soon after the start and then once a day, however often it is called: a look passes over all records that are done with. */
export function makeReviewWatch({ db, context, clock, insight }: Parts): () => Promise<void> {
  let lookedAt: number | null = null;
  return async () => {
    const now = clock.now();
    if (lookedAt !== null && now < lookedAt + DAY_MS) return;
    for (const input of await insight.listReviewCounts(db)) {
      const commandId = derivedId('review-watch', input.records, input.from, input.count, now);
      await handle(context, { name: CountReviews.name, input, commandId, subject: counter, confirmed: [] });
    }
    lookedAt = now;
  };
}
