import type { KnownPlace } from '../place.ts';

/** `12`, `12A`, `Flat 3, 12`, `Unit 4b`, as a postman reads it. */
const house = /^\s*((flat|unit|apartment|room)\s+\w+\s*,?\s+)?\d+[a-z]?\b/i;

/** Whether a team could be sent to this very door: on the map, and one property: by its UPRN, or by number and street. */
export function isExact({
  label,
  lon,
  lat,
  gazetteerId,
}: Pick<KnownPlace, 'label' | 'lon' | 'lat' | 'gazetteerId'>): boolean {
  if (lon === null || lat === null) return false;
  return gazetteerId?.startsWith('uprn:') === true || house.test(label);
}
