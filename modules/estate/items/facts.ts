import type { Db } from '../../../kernel/index.ts';
import type { InputOf } from '../../../kernel/pure.ts';
import type { AddFacts } from './add-items.ts';
import type { AddItems, RelateItem } from './commands.ts';
import type { Neighbourhood } from './decide.ts';
import type { ItemTables } from './tables.ts';
import type { EstateTerms } from './terms.ts';

const tables = (db: Db) => db.withTables<ItemTables>();

export async function addFacts(db: Db, { items }: InputOf<typeof AddItems>, terms: EstateTerms): Promise<AddFacts> {
  const labels = items.flatMap(({ label }) => label ?? []);
  const targets = [...new Set(items.flatMap(({ relations }) => relations.map(({ toId }) => toId)))];
  const prefixes = [...new Set(items.flatMap(({ classId }) => terms.classes.get(classId)?.prefix ?? []))];
  const [takenLabels, standing, reached] = await Promise.all([
    listTakenLabels(db, labels),
    listKept(db, targets),
    reachedBy(db, prefixes),
  ]);
  return { terms, takenLabels, standing, reached };
}

export async function listTakenLabels(db: Db, labels: readonly string[]): Promise<ReadonlySet<string>> {
  if (labels.length === 0) return new Set();
  const found = await tables(db)
    .selectFrom('estate.item')
    .select('label')
    .where('label', 'in', [...labels])
    .execute();
  return new Set(found.map(({ label }) => label));
}

async function listKept(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const found = await tables(db)
    .selectFrom('estate.item')
    .select('id')
    .where('id', 'in', [...ids])
    .where('archived', '=', false)
    .execute();
  return new Set(found.map(({ id }) => id));
}

/** Two servers may pick the same number: the unique index refuses the second, and the retry reads anew. */
export async function reachedBy(db: Db, prefixes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (prefixes.length === 0) return new Map();
  const found = await tables(db)
    .selectFrom('estate.item')
    .select(({ fn }) => ['prefix', fn.max('sequence').as('reached')])
    .where('prefix', 'in', [...prefixes])
    .groupBy('prefix')
    .execute();
  return new Map(found.flatMap(({ prefix, reached }) => (prefix === null ? [] : [[prefix, reached ?? 0] as const])));
}

/** Restricted items are not counted: the number would tell of them. */
export async function neighbourhoodOf(db: Db, itemId: string): Promise<Neighbourhood> {
  const [relations, needing] = await Promise.all([
    tables(db)
      .selectFrom('estate.relation')
      .select('id')
      .where((where) => where.or([where('from_id', '=', itemId), where('to_id', '=', itemId)]))
      .orderBy('id')
      .execute(),
    tables(db)
      .selectFrom('estate.relation')
      .innerJoin('estate.item', 'estate.item.id', 'estate.relation.from_id')
      .select('from_id')
      .distinct()
      .where('to_id', '=', itemId)
      .where('archived', '=', false)
      .where('access', '=', 'open')
      .execute(),
  ]);
  return { relationIds: relations.map(({ id }) => id), neededBy: needing.length };
}

/** Far more than any real chain; a longer one is not looked at. */
const MOST_STEPS = 60;

/** Whether what is to be needed needs the item itself, and over which others: looked up a step of the chain at a time. */
export async function circleOf(
  db: Db,
  { itemId, kind, toIds }: InputOf<typeof RelateItem>,
  terms: EstateTerms,
): Promise<readonly string[] | null> {
  if (terms.kinds.get(kind)?.carries !== true) return null;
  const carrying = [...terms.kinds.values()].flatMap(({ id, carries }) => (carries ? [id] : []));
  const cameFrom = new Map<string, string | null>(toIds.map((id) => [id, null]));
  let edge: readonly string[] = toIds;
  for (let step = 0; step < MOST_STEPS && edge.length > 0; step += 1) {
    const found = await tables(db)
      .selectFrom('estate.relation')
      .select(['from_id', 'to_id'])
      .where('from_id', 'in', [...edge])
      .where('kind', 'in', carrying)
      .execute();
    const fresh = found.filter(({ to_id }) => !cameFrom.has(to_id));
    for (const { from_id, to_id } of fresh) cameFrom.set(to_id, from_id);
    if (cameFrom.has(itemId)) return labelled(db, [itemId, ...wayTo(itemId, cameFrom)]);
    edge = [...new Set(fresh.map(({ to_id }) => to_id))];
  }
  return null;
}

/** From where the search began to the item. */
function wayTo(itemId: string, cameFrom: ReadonlyMap<string, string | null>): readonly string[] {
  const way: string[] = [];
  for (let at: string | null = itemId; at !== null; at = cameFrom.get(at) ?? null) way.unshift(at);
  return way;
}

async function labelled(db: Db, ids: readonly string[]): Promise<readonly string[]> {
  const found = await tables(db)
    .selectFrom('estate.item')
    .select(['id', 'label', 'access'])
    .where('id', 'in', [...ids])
    .execute();
  const labels = new Map(found.map(({ id, label, access }) => [id, access === 'open' ? label : 'a restricted item']));
  return ids.map((id) => labels.get(id) ?? id);
}
