import {
  type Db,
  type HeldRow,
  numberAfter,
  readTransactions,
  type TransactionQuery,
  type ViewSource,
} from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { Transactions } from '../contract.ts';
import type { RecordDoor } from '../disclosure/record-door.ts';
import { positionsBetween } from '../seals/queries.ts';

type Filters = Readonly<Record<string, string>>;

const whoOf = (asked: string | undefined) => (asked === 'people' || asked === 'systems' ? asked : null);

async function askedOf(db: Db, filters: Filters, after: string | null): Promise<Omit<TransactionQuery, 'limit'>> {
  const from = numberAfter(filters.from ?? null) ?? 0;
  const to = numberAfter(filters.to ?? null) ?? Number.MAX_SAFE_INTEGER;
  const bounds = await positionsBetween(db, from, to);
  const before = Math.min(numberAfter(after) ?? Number.MAX_SAFE_INTEGER, bounds.before);
  const words = filters.words === undefined || filters.words === '' ? null : filters.words;
  return { before, after: bounds.after, from, to, who: whoOf(filters.who), words };
}

/** All that was ever done, by its traces; what belongs to a record that the reader may not see is not there. */
export function transactionsView(records: RecordDoor): ViewSource {
  return {
    declaration: Transactions,
    list: async (db, { filters, limit, after }) => {
      const found = await readTransactions(db, { ...(await askedOf(db, filters, after)), limit });
      const guards = await records.guardsOf(db, [...new Set(found.map(({ stream }) => stream))]);
      return found.map(({ position, actor, ...traces }): HeldRow => {
        const { kind, name: by, seatId } = actor;
        const row: RowOf<typeof Transactions> = {
          id: String(position),
          by,
          system: kind !== 'person',
          seatId,
          ...traces,
        };
        const guard = guards.get(traces.stream);
        return { key: row.id, row, member: true, ...(guard !== undefined && { guard }) };
      });
    },
  };
}
