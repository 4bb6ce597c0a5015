import { numberOf } from '../aml/values.ts';
import { child, type Element, listBelow } from './xml.ts';

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** A shape of GML or of RFC 5491, and the circle that holds it. */
export interface Shape extends Point {
  readonly shape: 'point' | 'circle' | 'ellipse' | 'arc-band' | 'polygon';
  /** Null: a point without any uncertainty told. */
  readonly radiusMetres: number | null;
  readonly altitudeMetres: number | null;
}

const METRES_PER_DEGREE = 111_320;
const MOST_CORNERS = 500;

/** The shape that this element is, or null when it is none or cannot be read. */
export function shapeOf(element: Element): Shape | null {
  switch (element.name) {
    case 'Point':
      return round('point', element, null);
    case 'Circle':
      return round('circle', element, metres(element, 'radius'));
    case 'Sphere':
      return round('circle', element, metres(element, 'radius'));
    case 'Ellipse':
    case 'Ellipsoid':
      return round('ellipse', element, metres(element, 'semiMajorAxis'));
    case 'ArcBand':
      return arcBand(element);
    case 'Polygon':
    case 'Prism':
      return polygon(element);
    default:
      return null;
  }
}

function round(shape: Shape['shape'], element: Element, radiusMetres: number | null): Shape | null {
  const at = position(child(element, 'pos') ?? child(element, 'coordinates'), element);
  return at && { shape, ...at, radiusMetres };
}

/** Latitude then longitude (EPSG 4326), a third number is the altitude (4979). CRS84 turns the first two round. */
function position(pos: Element | null, shape: Element): (Point & { altitudeMetres: number | null }) | null {
  const [first, second, third] = numbersOf(pos);
  const srs = shape.attributes.get('srsName') ?? pos?.attributes.get('srsName') ?? '';
  if (!/^$|4326|4979|CRS:?84/i.test(srs)) return null;
  const [latitude, longitude] = /CRS:?84/i.test(srs) ? [second, first] : [first, second];
  if (!isPlace(latitude, longitude)) return null;
  return { latitude: latitude ?? 0, longitude: longitude ?? 0, altitudeMetres: third ?? null };
}

function isPlace(latitude: number | undefined, longitude: number | undefined): boolean {
  return latitude !== undefined && longitude !== undefined && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

/** All numbers of a list, or none of them when one is none. */
function numbersOf(element: Element | null): readonly number[] {
  const words = (element?.text ?? '').split(/[\s,]+/).filter((word) => word !== '');
  const numbers = words.map(numberOf).filter((one) => one !== null);
  return numbers.length === words.length ? numbers : [];
}

/** Metres are EPSG 9001; a measure in any other unit is not guessed at. */
function metres(element: Element, name: string): number | null {
  const held = child(element, name);
  const value = numberOf(held?.text);
  if (value === null || value < 0) return null;
  return /^$|9001/.test(held?.attributes.get('uom') ?? '') ? value : null;
}

function degrees(element: Element, name: string): number | null {
  const held = child(element, name);
  const value = numberOf(held?.text);
  // EPSG 9101 is radians, 9102 degrees.
  return value !== null && /9101/.test(held?.attributes.get('uom') ?? '') ? (value * 180) / Math.PI : value;
}

/** A slice of a ring, as a cell's sector is. Its circle stands about the middle of the slice. */
function arcBand(element: Element): Shape | null {
  const mast = position(child(element, 'pos'), element);
  const [inner, outer] = [metres(element, 'innerRadius'), metres(element, 'outerRadius')];
  const [start, opening] = [degrees(element, 'startAngle'), degrees(element, 'openingAngle')];
  if (mast === null || outer === null) return null;
  // A slice of half the ring or more, or one whose angles are not told, is as good as the whole.
  if (start === null || opening === null || opening >= 180) {
    return { shape: 'arc-band', ...mast, radiusMetres: outer };
  }
  const middle = moved(mast, start + opening / 2, ((inner ?? 0) + outer) / 2);
  const rim = [0, 1 / 4, 1 / 2, 3 / 4, 1].map((share) => start + opening * share);
  const edge = rim.flatMap((angle) => [moved(mast, angle, inner ?? 0), moved(mast, angle, outer)]);
  return around('arc-band', middle, edge, mast.altitudeMetres);
}

/** Clockwise from north. */
function moved({ latitude, longitude }: Point, angleDegrees: number, distanceMetres: number): Point {
  const angle = (angleDegrees * Math.PI) / 180;
  const north = (distanceMetres * Math.cos(angle)) / METRES_PER_DEGREE;
  const east = (distanceMetres * Math.sin(angle)) / (METRES_PER_DEGREE * narrowing(latitude));
  return { latitude: latitude + north, longitude: longitude + east };
}

function narrowing(latitude: number): number {
  return Math.max(Math.cos((latitude * Math.PI) / 180), 1e-6);
}

function polygon(element: Element): Shape | null {
  const corners = cornersOf(element);
  // The last corner of a ring is the first again.
  const [first, last] = [corners[0], corners.at(-1)];
  const closed = first !== undefined && first.latitude === last?.latitude && first.longitude === last.longitude;
  const ring = closed ? corners.slice(0, -1) : corners;
  if (ring.length < 3 || ring.length > MOST_CORNERS) return null;
  const mean = (of: (corner: Point) => number): number => ring.reduce((sum, one) => sum + of(one), 0) / ring.length;
  const middle = { latitude: mean((one) => one.latitude), longitude: mean((one) => one.longitude) };
  return around('polygon', middle, ring, null);
}

function cornersOf(element: Element): readonly Point[] {
  const [exterior] = listBelow(element, 'exterior');
  const ring = exterior?.element ?? element;
  const list = listBelow(ring, 'posList')[0]?.element;
  if (list === undefined) {
    return listBelow(ring, 'pos').flatMap(({ element: pos }) => position(pos, element) ?? []);
  }
  const numbers = numbersOf(list);
  const step = list.attributes.get('srsDimension') === '3' ? 3 : 2;
  return numbers.flatMap((latitude, i) => {
    const longitude = numbers[i + 1];
    return i % step === 0 && isPlace(latitude, longitude) ? [{ latitude, longitude: longitude ?? 0 }] : [];
  });
}

function around(
  shape: Shape['shape'],
  middle: Point,
  edge: readonly Point[],
  altitudeMetres: number | null,
): Shape | null {
  if (!isPlace(middle.latitude, middle.longitude)) return null;
  const reach = edge.map((one) => {
    const north = (one.latitude - middle.latitude) * METRES_PER_DEGREE;
    const east = (one.longitude - middle.longitude) * METRES_PER_DEGREE * narrowing(middle.latitude);
    return Math.hypot(north, east);
  });
  return { shape, ...middle, radiusMetres: Math.round(Math.max(...reach)), altitudeMetres };
}
