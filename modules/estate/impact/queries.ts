import type { Db, HeldRow, ViewQuery, ViewSource } from '../../../kernel/index.ts';
import type { Guarded, RowOf } from '../../../kernel/pure.ts';
import { guardOf, joined } from '../items/guards.ts';
import type { ItemTables } from '../items/tables.ts';
import type { EstateGraph, GraphItem, ReadGraph } from './estate-graph.ts';
import { type FallenItem, fallenOf } from './impact.ts';
import { fallOf } from './propagate.ts';
import { singlePointsOf, type Weight } from './single-points.ts';
import { Dependencies, Impact, SinglePoints } from './views.ts';
import { type Direction, type Stop, walk } from './walk.ts';

/** Names can be erased: they are read with each answer and kept nowhere else. */
async function namesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .withTables<ItemTables>()
    .selectFrom('estate.item')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(found.map(({ id, name }) => [id, name]));
}

function idsOf({ items }: EstateGraph, words: string | null): readonly string[] {
  const wanted = new Set((words ?? '').split(',').map((word) => word.trim()));
  return [...items.values()].filter(({ id, label }) => wanted.has(id) || wanted.has(label)).map(({ id }) => id);
}

function isOpen(estate: EstateGraph, id: string): boolean {
  return estate.items.get(id)?.access !== 'concealed';
}

function textOf({ fields }: GraphItem, id: string): string | null {
  const value = fields[id];
  return typeof value === 'string' ? value : null;
}

function knownAs(item: GraphItem): readonly string[] {
  const words = ['callsign', 'registration', 'seatId', 'issi', 'collar', 'gssi', 'serviceId'].map((id) =>
    textOf(item, id),
  );
  const areas = item.fields.areas;
  return [...words.flatMap((word) => word ?? []), ...(Array.isArray(areas) ? areas : [])];
}

/** A page of rows that are worked out whole. */
function pageOf(rows: readonly HeldRow[], { limit, after }: ViewQuery): readonly HeldRow[] {
  const from = after === null ? 0 : rows.findIndex(({ key }) => key === after) + 1;
  return rows.slice(from, from + limit);
}

function unnamed<Row extends { readonly name: string | null }>(row: Row): Row {
  return { ...row, name: null };
}

type ImpactRow = RowOf<typeof Impact>;

export function impactView(readGraph: ReadGraph): ViewSource {
  return {
    declaration: Impact,
    list: async (db, query) => {
      const estate = await readGraph(db);
      const { known, fallen } = fallenOf(estate, idsOf(estate, query.of));
      const asked = known.flatMap((id) => estate.items.get(id) ?? []).map(guardOf);
      const page = fallen.map((one, order): HeldRow => fallenRow(estate, one, { down: query.of ?? '', order, asked }));
      return withNames(db, pageOf(page, query));
    },
    mask: unnamed<ImpactRow>,
  };
}

interface Asked {
  readonly down: string;
  readonly order: number;
  /** Of what was put down: whoever may not see that learns nothing by asking. */
  readonly asked: readonly Guarded[];
}

function fallenRow(estate: EstateGraph, fallen: FallenItem, { down, order, asked }: Asked): HeldRow {
  const { itemId, classId, label, access, why, path } = fallen;
  const item = estate.items.get(itemId);
  const labels = (ids: readonly string[]): string[] =>
    ids.flatMap((id) => (isOpen(estate, id) || id === itemId ? (estate.items.get(id)?.label ?? []) : []));
  const row: ImpactRow = {
    ...{ id: itemId, itemId, down, order, classId, label, access, name: null },
    stationId: item === undefined ? null : textOf(item, 'stationId'),
    unmet: why && { group: why.group, needs: why.needs, of: why.of, downLabels: labels(why.downIds) },
    path: labels(path),
    knownAs: item === undefined ? [] : [...knownAs(item)],
  };
  const own = item === undefined ? [] : [guardOf(item)];
  return { key: itemId, parent: down, row, member: true, guard: joined([...own, ...asked]) };
}

async function withNames(db: Db, rows: readonly HeldRow[]): Promise<readonly HeldRow[]> {
  const names = await namesOf(
    db,
    rows.map(({ row }) => (row as { itemId: string }).itemId),
  );
  return rows.map((one) => {
    const row = one.row as { itemId: string };
    return { ...one, row: { ...row, name: names.get(row.itemId) ?? null } };
  });
}

type DependencyRow = RowOf<typeof Dependencies>;

const USUAL_DEPTH = 3;
const MOST_DEPTH = 20;

function setOf(words: string | undefined): ReadonlySet<string> {
  return new Set((words ?? '').split(',').filter((word) => word !== ''));
}

function depthOf(words: string | undefined): number {
  const depth = Number(words ?? USUAL_DEPTH);
  return Number.isInteger(depth) && depth > 0 ? Math.min(depth, MOST_DEPTH) : USUAL_DEPTH;
}

/** Filters: direction, depth, classes, kinds (the last two parted by commas). The root itself is the first row. */
export function dependenciesView(readGraph: ReadGraph): ViewSource {
  return {
    declaration: Dependencies,
    list: async (db, query) => {
      const estate = await readGraph(db);
      const [rootId] = idsOf(estate, query.of);
      const root = rootId === undefined ? undefined : estate.items.get(rootId);
      if (root === undefined) return [];
      const { direction, depth, classes, kinds } = query.filters;
      const stops = walk(estate, {
        rootId: root.id,
        direction: direction === 'up' ? 'up' : ('down' satisfies Direction),
        depth: depthOf(depth),
        classIds: setOf(classes),
        kinds: setOf(kinds),
      });
      return withNames(
        db,
        pageOf(
          stops.flatMap((stop) => stopRow(estate, root, stop)),
          query,
        ),
      );
    },
    mask: unnamed<DependencyRow>,
  };
}

function stopRow(
  estate: EstateGraph,
  root: GraphItem,
  { itemId, depth, via, beyond, throughIds }: Stop,
): readonly HeldRow[] {
  const item = estate.items.get(itemId);
  if (item === undefined) return [];
  const { label, classId, access, stage, fields } = item;
  const criticality = typeof fields.criticality === 'number' ? fields.criticality : null;
  const row: DependencyRow = {
    ...{ id: itemId, itemId, rootId: root.id, label, classId, access, stage, criticality, depth, beyond },
    name: null,
    via: [...via],
  };
  const hidden = [root, ...throughIds.flatMap((id) => estate.items.get(id) ?? [])].filter(
    (one) => one.access === 'concealed',
  );
  return [{ key: itemId, parent: root.id, row, member: true, guard: joined([item, ...hidden].map(guardOf)) }];
}

type PointRow = RowOf<typeof SinglePoints>;

export function singlePointsView(readGraph: ReadGraph): ViewSource {
  return {
    declaration: SinglePoints,
    list: async (db, query) => {
      const estate = await readGraph(db);
      const rows = singlePointsIn(estate).map(({ id, serviceIds, falls, weight }): HeldRow => {
        const item = estate.items.get(id);
        const services = serviceIds.flatMap((one) => estate.items.get(one)?.label ?? []);
        const row: PointRow = {
          ...{
            id,
            itemId: id,
            label: item?.label ?? '',
            classId: item?.classId ?? '',
            name: null,
            services,
            falls,
            weight,
          },
          access: item?.access ?? 'open',
        };
        return { key: id, row, member: true, ...(item && { guard: guardOf(item) }) };
      });
      return withNames(db, pageOf(rows, query));
    },
    mask: unnamed<PointRow>,
  };
}

/** What somebody works with: as many of them as fall with a service are its users. */
const used = new Set([
  'control-position',
  'pc',
  'laptop',
  'tablet',
  'radio-terminal',
  'desk-phone',
  'mobile',
  'data-terminal',
]);
const LEAST_CRITICAL = 4;

const found = new WeakMap<EstateGraph, ReturnType<typeof singlePointsOf>>();

/** Services that are concealed are not spoken of, nor weighed. */
function singlePointsIn(estate: EstateGraph): ReturnType<typeof singlePointsOf> {
  const points = found.get(estate) ?? singlePointsOf(estate.graph, weightsOf(estate));
  found.set(estate, points);
  return points;
}

function weightsOf({ items, graph }: EstateGraph): ReadonlyMap<string, Weight> {
  const weights = new Map<string, Weight>();
  for (const { id, classId, access, fields } of items.values()) {
    if (classId !== 'service' || access === 'concealed') continue;
    const { order } = fallOf(graph, [graph.indexOf.get(id) ?? 0]);
    const users = order.filter((index) => used.has(items.get(graph.ids[index] ?? '')?.classId ?? '')).length;
    const criticality = typeof fields.criticality === 'number' ? fields.criticality : LEAST_CRITICAL;
    weights.set(id, { users: Math.max(users, 1), criticality: LEAST_CRITICAL + 1 - criticality });
  }
  return weights;
}
