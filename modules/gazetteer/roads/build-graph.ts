import type { OsmWay } from '../osm/element.ts';
import { isRoundabout, type Profile, wayAccess, wayDirections } from './access.ts';
import type { RoadGraph } from './graph.ts';
import { type Driving, type EdgeDrawn, GraphDraft, lineMetres } from './graph-draft.ts';
import type { RoadMap } from './road-map.ts';
import { carSpeed, roadClasses } from './speed.ts';
import { type LonLat, metresBetween } from './sphere.ts';
import { Towns } from './town.ts';
import { resolveTurnRules } from './turn-rules.ts';

/** Cuts the ways of a map into edges at junctions, ends and barriers, and gives each its speeds. */
export function buildGraph(map: RoadMap): RoadGraph {
  const draft = new GraphDraft();
  const isVertex = vertexTest(map);
  const towns = measureTowns(map);
  const vertices = new Map<number, number>();
  const vertexOf = (node: number, place: LonLat): number => {
    const known = vertices.get(node);
    if (known !== undefined) return known;
    const made = draft.addVertex(place, map.passages.get(node));
    vertices.set(node, made);
    return made;
  };
  for (const way of map.ways) {
    const common = commonOf(way, towns);
    for (const piece of piecesOf(way, map, isVertex)) {
      const [first, last] = [piece[0], piece.at(-1)];
      if (!first || !last) continue;
      const line = piece.map((point) => point.place);
      draft.addEdge({
        ...common(line),
        from: vertexOf(first.node, first.place),
        to: vertexOf(last.node, last.place),
        line,
      });
    }
  }
  return draft.finish(false, resolveTurnRules(map.restrictions, draft.edges, vertices));
}

/** A node is a vertex where roads meet or end, or where passing it costs something. */
function vertexTest(map: RoadMap): (node: number) => boolean {
  const seen = new Set<number>();
  const shared = new Set<number>();
  for (const way of map.ways) {
    for (const node of way.nodes) {
      if (seen.has(node)) shared.add(node);
      seen.add(node);
    }
  }
  return (node) => shared.has(node) || map.passages.has(node);
}

interface Point {
  readonly node: number;
  readonly place: LonLat;
}

function piecesOf(way: OsmWay, map: RoadMap, isVertex: (node: number) => boolean): Point[][] {
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  const cut = (): void => {
    if (piece.length > 1) pieces.push(piece);
  };
  for (const node of way.nodes) {
    const place = map.places.get(node);
    if (!place) {
      // Beyond the edge of the extract: the road ends at the last node that is known, and may come back in.
      cut();
      piece = [];
      continue;
    }
    if (piece.at(-1)?.node === node) continue;
    piece.push({ node, place });
    if (!isVertex(node)) continue;
    cut();
    piece = [{ node, place }];
  }
  cut();
  return pieces;
}

type Common = Omit<EdgeDrawn, 'from' | 'to' | 'line'>;

function commonOf(way: OsmWay, towns: Towns): (line: readonly LonLat[]) => Common {
  const car = drivingOf(way, 'car');
  const fixed = {
    way: way.id,
    roadClass: Math.max(0, roadClasses.indexOf(way.tags.get('highway') ?? '')),
    car,
    emergency: drivingOf(way, 'emergency'),
    roundabout: isRoundabout(way.tags),
  };
  return (line) => {
    const middle = line[Math.floor(line.length / 2)];
    const asked = { tags: way.tags, town: middle ? towns.isTown(middle) : false, reserved: car.reserved };
    const speed = [
      carSpeed({ ...asked, direction: 'forward' }),
      carSpeed({ ...asked, direction: 'backward' }),
    ] as const;
    return { ...fixed, speed, metres: lineMetres(line) };
  };
}

function drivingOf(way: OsmWay, profile: Profile): Driving {
  const access = wayAccess(way.tags, profile);
  if (access === 'closed') return { forward: false, backward: false, reserved: false };
  return { ...wayDirections(way.tags), reserved: access === 'reserved' };
}

function measureTowns(map: RoadMap): Towns {
  const first = map.places.values().next().value;
  const towns = new Towns(first?.[1] ?? 0);
  for (const way of map.ways) {
    // Drives and car parks would make a town of a farm.
    if (way.tags.get('highway') === 'service') continue;
    way.nodes.forEach((node, index) => {
      const [before, here] = [map.places.get(way.nodes[index - 1] ?? -1), map.places.get(node)];
      if (before && here) towns.add(here, metresBetween(before, here));
    });
  }
  return towns;
}
