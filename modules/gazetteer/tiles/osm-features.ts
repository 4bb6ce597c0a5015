import type { OsmMember, OsmRelation, OsmWay } from '../osm/element.ts';
import { readOsm } from '../osm/read-osm.ts';
import type { LonLat } from '../roads/sphere.ts';
import { joinLines, joinRings, middleOf, polygonsOf } from './rings.ts';
import {
  type Drawn,
  findGround,
  findLandmark,
  findOtherLine,
  findPlace,
  findRoad,
  findStreetLabel,
} from './tag-rules.ts';
import type { Shape, TileFeature } from './tile-feature.ts';

interface Collected {
  readonly ways: readonly OsmWay[];
  /** Ways that matter only as parts of relations. */
  readonly parts: ReadonlyMap<number, OsmWay>;
  readonly relations: readonly OsmRelation[];
  readonly places: Map<number, LonLat>;
  readonly points: TileFeature[];
}

/** Everything of an OpenStreetMap file that a base map shows. */
export async function readOsmFeatures(path: string): Promise<TileFeature[]> {
  const map = await collect(path);
  return [
    ...map.points,
    ...map.ways.flatMap((way) => featuresOfWay(way, map.places)),
    ...map.relations.flatMap((relation) => featuresOfRelation(relation, map)),
    ...streetLabels(map),
  ];
}

const isDrawn = (way: OsmWay): boolean =>
  [findRoad, findOtherLine, findGround, findLandmark].some((find) => find(way.tags) !== null);

/** Relations, then ways, then nodes: three passes hold only what is drawn. */
async function collect(path: string): Promise<Collected> {
  const relations: OsmRelation[] = [];
  await readOsm(path, {
    relation: (relation) => {
      const shape = ['multipolygon', 'boundary'].includes(relation.tags.get('type') ?? '');
      if (shape && (findGround(relation.tags) || findLandmark(relation.tags))) relations.push(relation);
    },
  });
  const wanted = new Set(relations.flatMap((relation) => relation.members.map((member) => member.id)));
  const ways: OsmWay[] = [];
  const parts = new Map<number, OsmWay>();
  await readOsm(path, {
    way: (way) => {
      if (wanted.has(way.id)) parts.set(way.id, way);
      if (isDrawn(way)) ways.push(way);
    },
  });
  const nodes = new Set([...ways, ...parts.values()].flatMap((way) => way.nodes));
  const places = new Map<number, LonLat>();
  const points: TileFeature[] = [];
  await readOsm(path, {
    node: (node) => {
      if (nodes.has(node.id)) places.set(node.id, [node.lon, node.lat]);
      if (node.tags.size === 0) return;
      const drawn = findPlace(node.tags) ?? findLandmark(node.tags);
      if (drawn) points.push({ ...drawn, shape: { type: 'Point', coordinates: [node.lon, node.lat] } });
    },
  });
  return { ways, parts, relations, places, points };
}

const lineOf = (nodes: readonly number[], places: ReadonlyMap<number, LonLat>): LonLat[] =>
  nodes.flatMap((node) => {
    const place = places.get(node);
    return place ? [place] : [];
  });

function featuresOfWay(way: OsmWay, places: ReadonlyMap<number, LonLat>): TileFeature[] {
  const line = lineOf(way.nodes, places);
  if (line.length < 2) return [];
  const isRing = way.nodes.length > 3 && way.nodes[0] === way.nodes.at(-1) && line.length === way.nodes.length;
  const features: TileFeature[] = [];
  const add = (drawn: Drawn | null, shape: Shape): void => {
    if (drawn) features.push({ ...drawn, shape });
  };
  const ground = isRing ? findGround(way.tags) : null;
  add(ground, { type: 'Polygon', coordinates: [line] });
  if (!ground) add(findRoad(way.tags) ?? findOtherLine(way.tags), { type: 'LineString', coordinates: line });
  if (isRing) add(findLandmark(way.tags), { type: 'Point', coordinates: middleOf(line) });
  return features;
}

function featuresOfRelation(relation: OsmRelation, map: Collected): TileFeature[] {
  const ringsOf = (isRole: (member: OsmMember) => boolean): LonLat[][] =>
    joinRings(relation.members.filter(isRole).flatMap((member) => partOf(member, map)))
      .map((ring) => lineOf(ring, map.places))
      .filter((ring) => ring.length > 3);
  const outers = ringsOf((member) => member.role !== 'inner');
  const [first] = outers;
  if (!first) return [];
  const coordinates = polygonsOf(
    outers,
    ringsOf((member) => member.role === 'inner'),
  );
  const [ground, landmark] = [findGround(relation.tags), findLandmark(relation.tags)];
  return [
    ...(ground ? [{ ...ground, shape: { type: 'MultiPolygon', coordinates } as const }] : []),
    ...(landmark ? [{ ...landmark, shape: { type: 'Point', coordinates: middleOf(first) } as const }] : []),
  ];
}

function partOf(member: OsmMember, map: Collected): (readonly number[])[] {
  const way = member.type === 'way' ? map.parts.get(member.id) : undefined;
  return way ? [way.nodes.filter((node) => map.places.has(node))] : [];
}

/** One line a street, however many ways it is mapped as. */
function streetLabels(map: Collected): TileFeature[] {
  const streets = new Map<string, { drawn: Drawn; lines: (readonly number[])[] }>();
  for (const way of map.ways) {
    const drawn = findStreetLabel(way.tags);
    if (!drawn) continue;
    const key = JSON.stringify(drawn.properties);
    const street = streets.get(key) ?? { drawn, lines: [] };
    street.lines.push(way.nodes.filter((node) => map.places.has(node)));
    streets.set(key, street);
  }
  return [...streets.values()].flatMap(({ drawn, lines }) =>
    joinLines(lines)
      .map((line) => lineOf(line, map.places))
      .filter((line) => line.length > 1)
      .map((coordinates) => ({ ...drawn, shape: { type: 'LineString', coordinates } as const })),
  );
}
