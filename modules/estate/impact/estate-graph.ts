import { type Db, sql } from '../../../kernel/index.ts';
import type { Value } from '../items/events.ts';
import type { ItemTables } from '../items/tables.ts';
import { type EstatePack, type EstateTerms, termsOf } from '../items/terms.ts';
import { type Graph, type GraphNode, graphOf, type Need } from './graph.ts';

/** An item as the graph knows it. Names and holders are not kept here: they can be erased at any time. */
export interface GraphItem {
  readonly id: string;
  readonly classId: string;
  readonly label: string;
  readonly stage: string;
  readonly access: 'open' | 'restricted' | 'concealed';
  readonly allowed: readonly string[];
  readonly guardedAt: number;
  readonly fields: Readonly<Record<string, Value>>;
}

export interface GraphRelation {
  readonly fromId: string;
  readonly toId: string;
  readonly kind: string;
  readonly group: string | null;
  readonly needs: number | null;
}

/** The estate that is not in the archive, as it stood at one position of the log. */
export interface EstateGraph {
  readonly items: ReadonlyMap<string, GraphItem>;
  readonly relations: readonly GraphRelation[];
  readonly graph: Graph;
  /** Not at a stage at which anybody works with it: it holds nothing up. */
  readonly outOfUse: readonly string[];
}

export type ReadGraph = (db: Db) => Promise<EstateGraph>;

/**
 * Reads the estate, and keeps it until an item has changed: every event of an item leaves a line. The mark is read first, so what is kept
 * is never older than its mark says.
 */
export function makeReadGraph(pack: () => EstatePack): ReadGraph {
  let kept: { readonly mark: number; readonly terms: EstateTerms; readonly graph: EstateGraph } | null = null;
  return async (db) => {
    const terms = termsOf(pack());
    const { rows } = await sql<{ mark: number | null }>`SELECT max(position) AS mark FROM estate.item_line`.execute(db);
    const mark = rows[0]?.mark ?? 0;
    if (kept?.mark === mark && kept.terms === terms) return kept.graph;
    const graph = await readGraph(db, terms);
    kept = { mark, terms, graph };
    return graph;
  };
}

async function readGraph(db: Db, terms: EstateTerms): Promise<EstateGraph> {
  const tables = db.withTables<ItemTables>();
  const found = await tables
    .selectFrom('estate.item')
    .select(['id', 'class_id', 'label', 'stage', 'access', 'allowed', 'guarded_at', 'fields'])
    .where('archived', '=', false)
    .orderBy('label')
    .execute();
  const items = new Map(
    found.map(({ class_id: classId, guarded_at: guardedAt, ...item }) => [item.id, { ...item, classId, guardedAt }]),
  );
  const related = await tables
    .selectFrom('estate.relation')
    .select(['from_id as fromId', 'to_id as toId', 'kind', 'group_name as group', 'needs'])
    .orderBy('id')
    .execute();
  const relations = related.filter(({ fromId, toId }) => items.has(fromId) && items.has(toId));
  const outOfUse = found.filter(({ stage }) => terms.stages.get(stage)?.used === false).map(({ id }) => id);
  return { items, relations, graph: graphOf(nodesOf([...items.keys()], relations, terms)), outOfUse };
}

/** Relations of kinds that carry a fall, put together by their groups. */
function nodesOf(
  ids: readonly string[],
  relations: readonly GraphRelation[],
  { kinds }: Pick<EstateTerms, 'kinds'>,
): readonly GraphNode[] {
  const needsOf = new Map<string, Map<string, Need>>(ids.map((id) => [id, new Map()]));
  for (const { fromId, toId, kind, group, needs } of relations) {
    if (kinds.get(kind)?.carries !== true) continue;
    const own = needsOf.get(fromId);
    const key = group === null ? `to ${toId}` : `group ${group}`;
    const members = [...(own?.get(key)?.members ?? []), toId];
    own?.set(key, group === null ? { group, needs: 1, members: [toId] } : { group, needs: needs ?? 1, members });
  }
  return ids.map((id) => ({ id, needs: [...(needsOf.get(id)?.values() ?? [])] }));
}
