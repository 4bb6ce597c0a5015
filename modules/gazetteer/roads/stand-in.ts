import { readTable } from '../search/sources/table.ts';
import type { RoadGraph } from './graph.ts';
import { GraphDraft } from './graph-draft.ts';
import { roadClasses } from './speed.ts';
import type { LonLat } from './sphere.ts';

/**
 * An invented graph where no road map is loaded: real street points joined to their neighbours, knowing nothing of
 * roads, one-ways, rivers or motorways. Its times are only ever shown as a rough range marked "estimated", and it is
 * never drawn.
 *
 * The only thing known of a link is its length and whether both ends bear one street's name. Street points lie close
 * together in towns and far apart in the country, so a long link is a country road. Speeds in km/h, as the averages of
 * `speed.ts` over the roads that such links stand for:
 */
const speeds = {
  /** Both ends on one named street. */
  sameStreet: 35,
  /** Up to 150 m: from street to street in a town. */
  town: 32,
  /** Up to 500 m: the edge of a town, a village. */
  village: 42,
  /** Longer: country roads. */
  country: 58,
} as const;

export function readStandIn(nodesFile: string, linksFile: string): RoadGraph {
  const draft = new GraphDraft();
  const vertices = new Map<string, { readonly vertex: number; readonly place: LonLat }>();
  for (const row of readTable(nodesFile, ['node', 'lon', 'lat'])) {
    const place: LonLat = [Number(row('lon')), Number(row('lat'))];
    vertices.set(row('node'), { vertex: draft.addVertex(place), place });
  }
  const open = { forward: true, backward: true, reserved: false };
  for (const row of readTable(linksFile, ['from', 'to', 'metres', 'street'])) {
    const [from, to] = [vertices.get(row('from')), vertices.get(row('to'))];
    if (!from || !to) throw new Error(`${linksFile}: a link from ${row('from')} to ${row('to')} has no such node.`);
    const metres = Number(row('metres'));
    const speed = speedOf(metres, row('street'));
    draft.addEdge({
      ...{ from: from.vertex, to: to.vertex, way: 0, roadClass: roadClasses.indexOf('unclassified') },
      ...{ car: open, emergency: open, roundabout: false, line: [from.place, to.place], speed: [speed, speed], metres },
    });
  }
  return draft.finish(true, []);
}

function speedOf(metres: number, street: string): number {
  if (street !== '') return speeds.sameStreet;
  if (metres <= 150) return speeds.town;
  return metres <= 500 ? speeds.village : speeds.country;
}
