import type { OsmMember, OsmRelation, OsmTags, OsmWay } from '../osm/element.ts';
import { OsmFault } from '../osm/fault.ts';
import { readOsm } from '../osm/read-osm.ts';
import { nodePassage, type Passage, profiles, wayAccess } from './access.ts';
import type { LonLat } from './sphere.ts';

/** What of a map concerns driving, before it is cut into edges. */
export interface RoadMap {
  readonly ways: readonly OsmWay[];
  /** Only nodes that are in the file: at its edge ways run on without them. */
  readonly places: ReadonlyMap<number, LonLat>;
  /** Nodes at which one does not just drive on. */
  readonly passages: ReadonlyMap<number, { readonly car: Passage; readonly emergency: Passage }>;
  readonly restrictions: readonly Restriction[];
}

export interface Restriction {
  readonly kind: 'no' | 'only';
  readonly from: readonly number[];
  readonly viaNode: number | null;
  readonly viaWays: readonly number[];
  readonly to: readonly number[];
  readonly bindsCar: boolean;
  readonly bindsEmergency: boolean;
}

/** Reads the file twice, ways before nodes, so that only the nodes of roads are ever held. */
export async function readRoadMap(path: string, progress: (share: number) => void = () => {}): Promise<RoadMap> {
  const ways: OsmWay[] = [];
  const restrictions: Restriction[] = [];
  await readOsm(path, {
    way: (way) => {
      if (profiles.some((profile) => wayAccess(way.tags, profile) !== 'closed')) ways.push(way);
    },
    relation: (relation) => {
      const restriction = findRestriction(relation);
      if (restriction) restrictions.push(restriction);
    },
    progress: (read, total) => progress(read / total / 2),
  });
  if (ways.length === 0) throw new OsmFault(path, 'the map holds no road that a car may drive.');
  const wanted = new Set(ways.flatMap((way) => way.nodes));
  const places = new Map<number, LonLat>();
  const passages = new Map<number, { car: Passage; emergency: Passage }>();
  await readOsm(path, {
    node: (node) => {
      if (!wanted.has(node.id)) return;
      places.set(node.id, [node.lon, node.lat]);
      if (node.tags.size === 0) return;
      const passage = { car: nodePassage(node.tags, 'car'), emergency: nodePassage(node.tags, 'emergency') };
      if (passage.car !== 0 || passage.emergency !== 0) passages.set(node.id, passage);
    },
    progress: (read, total) => progress(0.5 + read / total / 2),
  });
  return { ways, places, passages, restrictions };
}

/**
 * Restrictions by vehicle are read for cars; those by the hour (`restriction:conditional`) are not read, since the map
 * does not know the hour and a wrong ban is no safer than a missing one.
 */
function restrictionText(tags: OsmTags): string {
  const keys = ['restriction:motorcar', 'restriction:motor_vehicle', 'restriction'];
  return keys.map((key) => tags.get(key)).find((text) => text !== undefined) ?? '';
}

function findRestriction(relation: OsmRelation): Restriction | null {
  if (relation.tags.get('type') !== 'restriction') return null;
  const text = restrictionText(relation.tags);
  const kind = text.startsWith('only_') ? 'only' : text.startsWith('no_') ? 'no' : null;
  const except = new Set((relation.tags.get('except') ?? '').split(';').map((word) => word.trim()));
  const bindsCar = !['motorcar', 'motor_vehicle', 'vehicle'].some((vehicle) => except.has(vehicle));
  if (kind === null || !bindsCar) return null;
  const via = relation.members.filter((member) => member.role === 'via');
  const viaNode = via.find((member) => member.type === 'node')?.id ?? null;
  const viaWays = idsOf(via, 'way');
  const from = wayIds(relation, 'from');
  const to = wayIds(relation, 'to');
  if (from.length === 0 || to.length === 0 || (viaNode === null) === (viaWays.length === 0)) return null;
  return { kind, from, viaNode, viaWays, to, bindsCar, bindsEmergency: !except.has('emergency') };
}

const idsOf = (members: readonly OsmMember[], type: OsmMember['type']): number[] =>
  members.filter((member) => member.type === type).map((member) => member.id);

const wayIds = (relation: OsmRelation, role: string): number[] =>
  idsOf(
    relation.members.filter((member) => member.role === role),
    'way',
  );
