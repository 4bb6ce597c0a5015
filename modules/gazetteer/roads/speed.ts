import type { OsmTags } from '../osm/element.ts';

/**
 * How fast a car drives, in km/h, when nothing slows it: by class of road, in the country and in a town. The figures are
 * average driving speeds in England, below the limits (national limits: 113, dual carriageway 113, single 96; towns 48).
 */
const classSpeeds: ReadonlyMap<string, readonly [country: number, town: number]> = new Map([
  ['motorway', [105, 89]],
  ['motorway_link', [65, 55]],
  ['trunk', [90, 73]],
  ['trunk_link', [55, 45]],
  ['primary', [75, 57]],
  ['primary_link', [50, 40]],
  ['secondary', [60, 49]],
  ['secondary_link', [45, 35]],
  ['tertiary', [50, 40]],
  ['tertiary_link', [40, 30]],
  ['unclassified', [40, 35]],
  ['road', [40, 30]],
  ['residential', [35, 30]],
  ['living_street', [15, 15]],
  ['service', [25, 20]],
  ['busway', [40, 30]],
  ['pedestrian', [10, 10]],
  ['track', [15, 15]],
]);

export const roadClasses: readonly string[] = [...classSpeeds.keys()];

/** Slower kinds of service road, by the tag `service`. */
const serviceSpeeds: ReadonlyMap<string, number> = new Map([
  ['driveway', 15],
  ['parking_aisle', 15],
  ['alley', 15],
  ['drive-through', 10],
]);

/** What a police car under emergency conditions gains on a car, everywhere; a trained driver, lights and sirens. */
export const emergencySpeedFactor = 1.25;

/** A car seldom drives its limit through bends and traffic, nor faster than so many times what its class of road allows. */
const limitShare = 0.92;
const fasterThanClass = 1.3;

const kmPerMile = 1.609344;
const mph = (miles: number): number => miles * kmPerMile;

/** Limits that are named, not written: `maxspeed=national`, `maxspeed:type=GB:nsl_single`, `FR:urban`. */
const namedLimits: readonly (readonly [RegExp, number])[] = [
  [/nsl_dual|gb:motorway/i, mph(70)],
  [/nsl_single|^national$/i, mph(60)],
  [/nsl_restricted|gb:urban/i, mph(30)],
  [/^(walk|gb:living_street)$/i, 6],
  [/:motorway$/i, 120],
  [/:rural$/i, 80],
  [/:urban$/i, 50],
  [/zone:?30$/i, 30],
];

/** A limit in km/h: `30 mph`, `50`, `20 knots` is not one. Null: none that can be read. */
export function parseLimit(text: string): number | null {
  const number = /^(\d+(?:\.\d+)?)\s*(mph|km\/h|kph|kmh)?$/i.exec(text.trim());
  if (number) {
    const value = Number(number[1]);
    return value > 0 ? (number[2]?.toLowerCase() === 'mph' ? mph(value) : value) : null;
  }
  return namedLimits.find(([pattern]) => pattern.test(text.trim()))?.[1] ?? null;
}

/** The limit in one direction; where both `maxspeed` and its named type stand, the number wins. */
export function findLimit(tags: OsmTags, direction: 'forward' | 'backward'): number | null {
  for (const key of [`maxspeed:${direction}`, 'maxspeed', 'maxspeed:type', 'source:maxspeed', 'zone:maxspeed']) {
    const limit = parseLimit(tags.get(key) ?? '');
    if (limit !== null) return limit;
  }
  return null;
}

export interface SpeedAsked {
  readonly tags: OsmTags;
  readonly direction: 'forward' | 'backward';
  readonly town: boolean;
  /** Private and "destination" roads are driven with care. */
  readonly reserved: boolean;
}

export function carSpeed(asked: SpeedAsked): number {
  const highway = asked.tags.get('highway') ?? '';
  const byClass = classSpeeds.get(highway)?.[asked.town ? 1 : 0] ?? 20;
  const usual = highway === 'service' ? (serviceSpeeds.get(asked.tags.get('service') ?? '') ?? byClass) : byClass;
  const careful = asked.reserved ? usual * 0.7 : usual;
  const limit = findLimit(asked.tags, asked.direction);
  if (limit === null) return careful;
  return Math.min(Math.max(careful, Math.min(limit * limitShare, careful * fasterThanClass)), limit);
}
