import type { ContactRow } from '../queue/order.ts';

type Fix = NonNullable<ContactRow['fix']>;
type Method = Fix['method'];

const methods: Readonly<Record<Method, string>> = {
  gnss: 'satellite',
  wifi: 'Wi-Fi',
  cell: 'mobile mast',
  fused: 'several sensors',
  network: 'network',
  manual: 'entered by hand',
  unknown: 'method not told',
};

/** `satellite, 68 % sure, floor 5, 1 High Street` */
export function fixWords({ method, confidencePercent, floor, address }: Fix): string {
  const sure = confidencePercent === null ? null : `${Math.round(confidencePercent)} % sure`;
  const words = [methods[method], sure, floor === null ? null : `floor ${floor}`, address];
  return words.filter((word) => word !== null).join(', ');
}

/** Where to look for the caller: the circle that stands, else the point of the best fix. */
export function spotOf({ circle, fix }: Pick<ContactRow, 'circle' | 'fix'>): Spot | null {
  if (circle === null) return fix === null ? null : { ...fix, fix };
  // A stale fix does not give the circle: the network did.
  return { ...circle, fix: fix?.lon === circle.lon && fix.lat === circle.lat ? fix : null };
}

interface Spot {
  readonly lon: number;
  readonly lat: number;
  readonly radiusMetres: number | null;
  /** The fix that it is of; null: of the network. */
  readonly fix: Fix | null;
}

export function pointOf({ lon, lat }: Pick<Spot, 'lon' | 'lat'>): string {
  return `${lat.toFixed(4)}, ${lon.toFixed(4)}`;
}
