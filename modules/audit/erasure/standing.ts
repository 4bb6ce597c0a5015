import { type Db, type HeldRow, readHolds, type ViewSource } from '../../../kernel/index.ts';
import type { AnyPastEvent, RowOf } from '../../../kernel/pure.ts';
import { StandingHolds } from '../contract.ts';

type Row = RowOf<typeof StandingHolds>;

/** Which holds stand, from all that were placed and lifted, in order. */
export function standingHolds(events: readonly AnyPastEvent[]): readonly Row[] {
  const standing = new Map<string, Row>();
  for (const { type, stream, data, actor, recordedAt } of events) {
    const { holdId = null, reason } = data as { readonly holdId?: string; readonly reason: string };
    const id = `${stream}#${holdId ?? ''}`;
    if (type === 'kernel.HoldPlaced') {
      standing.set(id, { id, stream, holdId, reason, placedAt: recordedAt, placedBy: actor.name });
    } else if (holdId !== null) standing.delete(id);
    // One lifted without a name lifts all that stand on its record.
    else for (const [other, row] of standing) if (row.stream === stream) standing.delete(other);
  }
  return [...standing.values()];
}

export const standingHoldsView: ViewSource = {
  declaration: StandingHolds,
  list: async (db: Db, { limit, after }) => {
    const all = standingHolds(await readHolds(db));
    const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
    return all.slice(from, from + limit).map((row): HeldRow => ({ key: row.id, row, member: true }));
  },
};
