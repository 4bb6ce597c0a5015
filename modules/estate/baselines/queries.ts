import { type Db, type HeldRow, readStream, type ViewSource } from '../../../kernel/index.ts';
import type { AnyPastEvent, Past, RowOf } from '../../../kernel/pure.ts';
import { itemAggregate } from '../items/aggregate.ts';
import type { ItemEvent } from '../items/events.ts';
import { guardOfState } from '../items/guards.ts';
import { evolveItem, type ItemState, type StepEvent } from '../items/item.ts';
import type { ItemTables } from '../items/tables.ts';
import { differenceOf } from './differences.ts';
import type { BaselineTables } from './tables.ts';
import { BaselineDifferences, Baselines } from './views.ts';

function baselines(db: Db) {
  return db.withTables<BaselineTables>().selectFrom('estate.baseline').selectAll();
}

export const baselinesView: ViewSource = {
  declaration: Baselines,
  list: async (db, { limit, after }) => {
    const query = after === null ? baselines(db) : baselines(db).where('id', '>', after);
    const found = await query.orderBy('id').limit(limit).execute();
    return found.map((row: RowOf<typeof Baselines>) => ({ key: row.id, row, member: true }));
  },
  byKeys: async (db, keys) => {
    if (keys.length === 0) return [];
    const found = await baselines(db)
      .where('id', 'in', [...keys])
      .execute();
    return found.map((row: RowOf<typeof Baselines>) => ({ key: row.id, row, member: true }));
  },
};

/** The log is the history: only what moved between the two is folded again, twice. */
export const differencesView: ViewSource = {
  declaration: BaselineDifferences,
  list: async (db, { filters, limit, after }) => {
    const from = await positionOf(db, filters.from ?? '');
    const to = filters.to === undefined ? Number.MAX_SAFE_INTEGER : await positionOf(db, filters.to);
    if (from === null || to === null) return [];
    const ids = await listMoved(db, { from, to, limit, after });
    const rows = await Promise.all(ids.map((id) => compared(db, id, { from, to })));
    return rows.flatMap((row) => row ?? []);
  },
};

async function positionOf(db: Db, id: string): Promise<number | null> {
  return (await baselines(db).where('id', '=', id).executeTakeFirst())?.position ?? null;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

async function listMoved(db: Db, span: Span & { readonly limit: number; readonly after: string | null }) {
  let query = db
    .withTables<ItemTables>()
    .selectFrom('estate.item_line')
    .select('item_id')
    .distinct()
    .where('position', '>', span.from)
    .where('position', '<=', span.to);
  if (span.after !== null) query = query.where('item_id', '>', span.after);
  const found = await query.orderBy('item_id').limit(span.limit).execute();
  return found.map(({ item_id }) => item_id);
}

async function compared(db: Db, id: string, { from, to }: Span): Promise<HeldRow | null> {
  const events = await readStream(db, `${itemAggregate.name}/${id}`);
  const upTo = (position: number): ItemState =>
    events.filter((event) => event.position <= position).reduce(folded, itemAggregate.initial);
  const [before, after, now] = [upTo(from), upTo(to), upTo(Number.MAX_SAFE_INTEGER)];
  const state = after.situation === 'none' ? before : after;
  const difference = differenceOf(before, after);
  if (state.situation === 'none') return null;
  const { label, classId, name } = state.item;
  // What is the same is no row, and counts as one that was looked at: the page goes on after it.
  const row: RowOf<typeof BaselineDifferences> = {
    id,
    label,
    classId,
    name,
    ...(difference ?? { what: 'changed', changes: [] }),
  };
  return { key: id, row, member: difference !== null, guard: guardOfState(now) };
}

function folded(state: ItemState, event: AnyPastEvent): ItemState {
  return evolveItem(state, event as unknown as Past<ItemEvent | StepEvent>);
}
