import type { OsmTags } from '../osm/element.ts';
import { roadClasses } from './speed.ts';

/** Who drives: an ordinary car, or a police vehicle under emergency conditions whose driver is trained for them. */
export type Profile = 'car' | 'emergency';
export const profiles = ['car', 'emergency'] as const;

/** `reserved`: private or for access only. It is driven, with care, to reach a place on it, not to pass through. */
export type Access = 'open' | 'reserved' | 'closed';

const openValues = new Set(['yes', 'designated', 'permissive', 'official', 'public']);
const accessOnlyValues = new Set(['destination', 'delivery', 'customers', 'permit', 'residents', 'unknown']);

function accessOf(value: string): Access {
  if (openValues.has(value)) return 'open';
  return value === 'private' || accessOnlyValues.has(value) ? 'reserved' : 'closed';
}

/** The most particular key wins (OSM wiki, "Key:access"): motorcar over motor_vehicle over vehicle over access. */
const carKeys = ['motorcar', 'motor_vehicle', 'vehicle', 'access'];

function findStated(tags: OsmTags, keys: readonly string[]): Access | null {
  for (const key of keys) {
    const value = tags.get(key);
    if (value !== undefined) return accessOf(value);
  }
  return null;
}

/** Open to cars only where a sign says so. */
const needsPermission = new Set(['pedestrian', 'track', 'busway']);
/** Yards, drives and car parks: part of a place, not a way through. */
const placeService = new Set(['driveway', 'parking_aisle', 'drive-through']);
const drivable = new Set(roadClasses);

export function wayAccess(tags: OsmTags, profile: Profile): Access {
  const highway = tags.get('highway') ?? '';
  if (!drivable.has(highway) || tags.get('area') === 'yes') return 'closed';
  const car = carAccess(tags, highway);
  if (profile === 'car') return car;
  if (car === 'closed') return emergencyOpens(tags) || highway === 'busway' || opensForBuses(tags) ? 'open' : 'closed';
  // "Access only" is a rule for traffic, not a gate.
  return accessOnlyValues.has(carKeys.map((key) => tags.get(key)).find((value) => value !== undefined) ?? '')
    ? 'open'
    : car;
}

function carAccess(tags: OsmTags, highway: string): Access {
  const stated = findStated(tags, carKeys);
  if (needsPermission.has(highway)) return stated === 'open' ? 'open' : 'closed';
  if (stated === 'closed') return 'closed';
  return stated === 'reserved' || placeService.has(tags.get('service') ?? '') ? 'reserved' : 'open';
}

const emergencyOpens = (tags: OsmTags): boolean =>
  openValues.has(tags.get('emergency') ?? '') || tags.get('service') === 'emergency_access';

const opensForBuses = (tags: OsmTags): boolean => ['bus', 'psv'].some((key) => openValues.has(tags.get(key) ?? ''));

export interface Directions {
  readonly forward: boolean;
  readonly backward: boolean;
}

const roundabouts = new Set(['roundabout', 'circular']);
export const isRoundabout = (tags: OsmTags): boolean => roundabouts.has(tags.get('junction') ?? '');

/** Which ways along it may be driven. One-way streets bind emergency vehicles too: nobody expects them there. */
export function wayDirections(tags: OsmTags): Directions {
  const stated = tags.get('oneway:motorcar') ?? tags.get('oneway:motor_vehicle') ?? tags.get('oneway') ?? '';
  const implied = isRoundabout(tags) || tags.get('highway') === 'motorway' ? 'yes' : 'no';
  const oneway = directionOf(stated) ?? directionOf(implied);
  return {
    forward: (oneway === 'both' || oneway === 'forward') && !closedTowards(tags, 'forward'),
    backward: (oneway === 'both' || oneway === 'backward') && !closedTowards(tags, 'backward'),
  };
}

type OneWay = 'both' | 'forward' | 'backward' | 'neither';

function directionOf(oneway: string): OneWay | null {
  if (['yes', 'true', '1'].includes(oneway)) return 'forward';
  if (['-1', 'reverse'].includes(oneway)) return 'backward';
  if (['no', 'false', '0'].includes(oneway)) return 'both';
  // Its direction changes by the hour, and the map does not say which it is now.
  return ['reversible', 'alternating'].includes(oneway) ? 'neither' : null;
}

function closedTowards(tags: OsmTags, direction: 'forward' | 'backward'): boolean {
  return (
    findStated(
      tags,
      ['motorcar', 'motor_vehicle', 'vehicle', 'access'].map((key) => `${key}:${direction}`),
    ) === 'closed'
  );
}

/** Seconds that passing a point costs; null: it cannot be passed. */
export type Passage = number | null;

/** They stand open, or are opened by who comes. */
const openable = new Set(['gate', 'lift_gate', 'swing_gate', 'sliding_gate', 'hampshire_gate', 'sally_port', 'yes']);
/** Nobody stops for these. */
const harmless = new Set([
  'entrance',
  'cattle_grid',
  'height_restrictor',
  'kerb',
  'border_control',
  'toll_booth',
  'no',
]);
const openingSeconds = { car: 30, emergency: 15 };
/** The mean time lost at lights, of which one junction often has several; under emergency conditions they are passed with care. */
const signalSeconds = { car: 2, emergency: 1 };

export function nodePassage(tags: OsmTags, profile: Profile): Passage {
  const barrier = tags.get('barrier');
  if (barrier !== undefined) return barrierPassage(tags, barrier, profile);
  if (tags.get('highway') === 'traffic_signals') return signalSeconds[profile];
  return 0;
}

function barrierPassage(tags: OsmTags, barrier: string, profile: Profile): Passage {
  const opensByHand = openable.has(barrier);
  if (profile === 'emergency' && (emergencyOpens(tags) || (opensByHand && opensForBuses(tags)))) {
    return opensByHand ? openingSeconds.emergency : 0;
  }
  const stated = findStated(tags, carKeys);
  // A private bollard is lowered by a key that a patrol car does not carry.
  if (stated === 'closed' || (stated === 'reserved' && !opensByHand)) return null;
  if (opensByHand) return openingSeconds[profile];
  return harmless.has(barrier) || stated === 'open' ? 0 : null;
}
