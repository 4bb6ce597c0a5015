import type { OsmRelation, OsmTags, OsmWay } from '../../osm/element.ts';
import { readOsm } from '../../osm/read-osm.ts';
import { metresBetween } from '../distance.ts';
import type { Entry, Junction, Locality, LonLat, Reference, StreetLine } from '../entry.ts';
import { plainName } from '../words.ts';
import { landmarkKindOfTags } from './landmark-kind.ts';
import type { LocalityBook } from './localities.ts';

/** What a search needs of a road map. */
export interface MapNames {
  readonly ways: readonly OsmWay[];
  readonly railBridges: readonly OsmWay[];
  readonly landmarks: readonly NamedShape[];
  readonly places: readonly Locality[];
  readonly positions: ReadonlyMap<number, LonLat>;
}

interface NamedShape {
  readonly id: string;
  readonly name: string;
  readonly tags: OsmTags;
  readonly nodes: readonly number[];
}

const anchoringPlaces = new Set(['city', 'town', 'village', 'suburb', 'hamlet', 'quarter', 'neighbourhood', 'borough']);

/** Reads the file twice, ways before nodes, so that only the nodes that carry a name or a named way are kept. */
export async function readMapNames(path: string): Promise<MapNames> {
  const ways: OsmWay[] = [];
  const relations: OsmRelation[] = [];
  const shapes = new Map<number, OsmWay>();
  const railBridges: OsmWay[] = [];
  const members = new Set<number>();
  await readOsm(path, {
    relation(relation) {
      if (relation.tags.get('type') !== 'multipolygon' || !isLandmark(relation.tags)) return;
      relations.push(relation);
      for (const member of relation.members) if (member.type === 'way') members.add(member.id);
    },
  });
  await readOsm(path, {
    way(way) {
      if (bridgeOf(way.tags) !== null) railBridges.push(way);
      if (labelsOf(way.tags).length > 0) ways.push(way);
      else if (members.has(way.id) || isLandmark(way.tags)) shapes.set(way.id, way);
    },
  });
  return { ways, railBridges, ...(await readNodes(path, [...ways, ...railBridges], { shapes, relations })) };
}

function isLandmark(tags: OsmTags): boolean {
  return nameOf(tags) !== '' && !tags.has('highway') && landmarkKindOfTags(tags) !== null;
}

/** What anybody asks for by its sort is listed although the map gives it no name. */
const knownBySort = new Map([
  ['police', 'Police Station'],
  ['fire_station', 'Fire Station'],
  ['ambulance_station', 'Ambulance Station'],
  ['hospital', 'Hospital'],
]);

function nameOf(tags: OsmTags): string {
  return tags.get('name') ?? knownBySort.get(tags.get('amenity') ?? '') ?? '';
}

interface Shapes {
  readonly shapes: ReadonlyMap<number, OsmWay>;
  readonly relations: readonly OsmRelation[];
}

async function readNodes(
  path: string,
  ways: readonly OsmWay[],
  named: Shapes,
): Promise<Omit<MapNames, 'ways' | 'railBridges'>> {
  const wanted = new Set([...ways, ...named.shapes.values()].flatMap((way) => way.nodes));
  const positions = new Map<number, LonLat>();
  const places: Locality[] = [];
  const landmarks = shapesOf(named);
  await readOsm(path, {
    node(node) {
      const name = nameOf(node.tags);
      if (wanted.has(node.id) || name !== '') positions.set(node.id, [node.lon, node.lat]);
      if (name === '') return;
      const id = `osm:n${node.id}`;
      if (anchoringPlaces.has(node.tags.get('place') ?? ''))
        places.push({ id, name, parent: '', district: '', lon: node.lon, lat: node.lat });
      else if (isLandmark(node.tags)) landmarks.push({ id, name, tags: node.tags, nodes: [node.id] });
    },
  });
  return { landmarks, places, positions };
}

function shapesOf({ shapes, relations }: Shapes): NamedShape[] {
  const ofWays = [...shapes.values()]
    .filter((way) => isLandmark(way.tags))
    .map((way) => ({ id: `osm:w${way.id}`, name: nameOf(way.tags), tags: way.tags, nodes: way.nodes }));
  const ofRelations = relations.map((relation) => ({
    id: `osm:r${relation.id}`,
    name: nameOf(relation.tags),
    tags: relation.tags,
    nodes: relation.members.flatMap((member) => (member.type === 'way' ? (shapes.get(member.id)?.nodes ?? []) : [])),
  }));
  return [...ofWays, ...ofRelations];
}

/** A road is called by its name and by its number. */
function labelsOf(tags: OsmTags): readonly string[] {
  if (!tags.has('highway')) return [];
  const numbers = (tags.get('ref') ?? '').split(';').map((number) => number.trim());
  return [tags.get('name') ?? '', ...numbers].filter((label) => label !== '');
}

/** A bridge of a railway as its engineers call it: the code of the line, and its number there. */
function bridgeOf(tags: OsmTags): { readonly line: string; readonly reference: string } | null {
  const [line, number] = [tags.get('ref'), tags.get('bridge_ref') ?? tags.get('bridge:ref')];
  if (!tags.has('railway') || line === undefined || number === undefined) return null;
  return { line, reference: `bridge ${number}` };
}

/** A bridge of several tracks is one. */
export function railReferences(map: MapNames): readonly Reference[] {
  const found = new Map<string, Reference>();
  for (const { tags, nodes } of map.railBridges) {
    const bridge = bridgeOf(tags);
    const middle = middleOf(pointsOf(nodes, map));
    if (bridge === null || middle === null) continue;
    const [lon, lat] = middle;
    found.set(`${bridge.line} ${bridge.reference}`, { kind: 'rail', ...bridge, lon, lat });
  }
  return [...found.values()];
}

export function landmarkEntries(map: MapNames, book: LocalityBook): readonly Entry[] {
  return map.landmarks.flatMap(({ id, name, tags, nodes }) => {
    const middle = middleOf(pointsOf(nodes, map));
    if (middle === null) return [];
    const [lon, lat] = middle;
    return [{ id, name, kind: landmarkKindOfTags(tags) ?? 'landmark', locality: book.findNearest(lon, lat), lon, lat }];
  });
}

/** At the edge of a map some nodes are not in it. */
function pointsOf(nodes: readonly number[], map: MapNames): readonly LonLat[] {
  return nodes.map((node) => map.positions.get(node)).filter((position) => position !== undefined);
}

/** The middle of the box round the points: corners with many points do not pull it. */
function middleOf(points: readonly LonLat[]): LonLat | null {
  if (points.length === 0) return null;
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const halfway = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  return [halfway(lons), halfway(lats)];
}

interface Stretch {
  readonly way: OsmWay;
  readonly label: string;
  readonly line: readonly LonLat[];
  readonly middle: LonLat;
  readonly locality: Locality | null;
}

/** One street for each name and locality: a road through several villages is several answers. */
export function streetLines(map: MapNames, book: LocalityBook): readonly StreetLine[] {
  const stretches = map.ways.flatMap((way) => stretchesOf(way, map, book));
  const groups = Map.groupBy(stretches, (stretch) => `${stretch.label}|${stretch.locality?.id ?? ''}`);
  return [...groups.values()].flatMap((group) => {
    const centre = centralOf(group);
    if (centre === null) return [];
    const [lon, lat] = centre.middle;
    const number = /^[A-Z]+\d/.test(centre.label) ? `:${centre.label}` : '';
    const id = `osm:w${centre.way.id}${number}`;
    const entry: Entry = { id, name: centre.label, kind: 'street', locality: centre.locality, lon, lat };
    return [{ entry, points: group.flatMap((stretch) => closeSet(stretch.line)) }];
  });
}

function stretchesOf(way: OsmWay, map: MapNames, book: LocalityBook): readonly Stretch[] {
  const line = pointsOf(way.nodes, map);
  const middle = halfwayAlong(line);
  if (middle === null) return [];
  const locality = book.findNearest(middle[0], middle[1]);
  return labelsOf(way.tags).map((label) => ({ way, label, line, middle, locality }));
}

/** The stretch whose middle is nearest to the middle of all: a point on the street, not beside a bend. */
function centralOf(group: readonly Stretch[]): Stretch | null {
  const mean = middleOf(group.map((stretch) => stretch.middle));
  if (mean === null) return null;
  const metres = ({ middle }: Stretch): number => metresOf(middle, mean);
  return group.reduce((best, stretch) => (metres(stretch) < metres(best) ? stretch : best));
}

function metresOf(one: LonLat, two: LonLat): number {
  return metresBetween({ lon: one[0], lat: one[1] }, { lon: two[0], lat: two[1] });
}

function halfwayAlong(line: readonly LonLat[]): LonLat | null {
  const lengths = line.map((point, at) => (at === 0 ? 0 : metresOf(line[at - 1] ?? point, point)));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [at, point] of line.entries()) {
    const length = lengths[at] ?? 0;
    const before = line[at - 1];
    if (before !== undefined && length >= left && length > 0) return between(before, point, left / length);
    left -= length;
  }
  return line[0] ?? null;
}

function between(one: LonLat, two: LonLat, share: number): LonLat {
  return [one[0] + (two[0] - one[0]) * share, one[1] + (two[1] - one[1]) * share];
}

/** A straight road has few points of its own: others are set between, so that it is near to all that stands at it. */
const gapMetres = 60;

function closeSet(line: readonly LonLat[]): readonly LonLat[] {
  return line.flatMap((point, at) => {
    const before = line[at - 1];
    if (before === undefined) return [point];
    const steps = Math.ceil(metresOf(before, point) / gapMetres);
    return Array.from({ length: steps }, (_, step) => between(before, point, (step + 1) / steps));
  });
}

/** Where streets of different names share a node. */
export function junctionsOf(map: MapNames, book: LocalityBook): readonly Junction[] {
  const labelsAt = new Map<number, (readonly string[])[]>();
  for (const way of map.ways) {
    const labels = labelsOf(way.tags);
    for (const node of new Set(way.nodes)) labelsAt.set(node, [...(labelsAt.get(node) ?? []), labels]);
  }
  return [...labelsAt].flatMap(([node, ways]) => {
    const position = map.positions.get(node);
    if (position === undefined || ways.length < 2) return [];
    const [lon, lat] = position;
    return pairsOf(ways).map(([first, second]) => ({
      id: `osm:n${node}:${first}/${second}`.slice(0, 100),
      first,
      second,
      locality: book.findNearest(lon, lat),
      lon,
      lat,
    }));
  });
}

type Pair = readonly [string, string];

/** Names that come from two ways: a road's own name and number do not meet each other. */
function pairsOf(ways: readonly (readonly string[])[]): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const [at, one] of ways.entries()) {
    for (const two of ways.slice(at + 1)) for (const pair of pairsBetween(one, two)) pairs.set(pair.join('|'), pair);
  }
  return [...pairs.values()];
}

function pairsBetween(one: readonly string[], two: readonly string[]): readonly Pair[] {
  const firsts = one.filter((label) => !two.some((other) => plainName(other) === plainName(label)));
  const seconds = two.filter((label) => !one.some((other) => plainName(other) === plainName(label)));
  return firsts.flatMap((first) => seconds.map((second): Pair => (first < second ? [first, second] : [second, first])));
}
