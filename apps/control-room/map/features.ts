import { type ClockRow, type ContactRow, type IncidentRow, leadingClock, shortNumber } from '../queue/order.ts';
import { toneOf, type UnitRow } from '../units/unit-tone.ts';
import { type Fix, fixOf } from '../units/use-fix.ts';

/** One thing on the map; MapLibre keeps only numbers and texts of it. */
export interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: { readonly type: 'Point'; readonly coordinates: [number, number] };
  readonly properties: Readonly<Record<string, string | number | boolean>>;
}

export function pointFeature(id: string, lon: number, lat: number, properties: Feature['properties']): Feature {
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties: { id, ...properties },
  };
}

/** What the map needs of an incident. */
export interface IncidentDrawn extends Pick<IncidentRow, 'id' | 'number' | 'grade' | 'state'> {
  readonly place: Pick<IncidentRow['place'], 'lon' | 'lat'>;
  readonly clocks: readonly Pick<ClockRow, 'state' | 'dueAt'>[];
}

/** What a thing behind the task is drawn with: there, and not in the way. */
const BEHIND = 0.3;

/** With more of a kind than this, what presses nobody is a dot until the map is near enough to tell them apart. */
const CROWD = 400;

export function incidentFeatures(
  rows: readonly IncidentDrawn[],
  weightOf: (grade: string) => number,
  chosen: string | null,
  isInFront: (incidentId: string) => boolean = () => true,
): readonly Feature[] {
  const many = rows.length > CROWD;
  return rows.flatMap((row) => {
    const { lon, lat } = row.place;
    if (lon === null || lat === null || row.state === 'closed') return [];
    const weight = Math.min(4, weightOf(row.grade));
    const late = leadingClock(row.clocks)?.state === 'breached';
    return [
      pointFeature(row.id, lon, lat, {
        label: shortNumber(row.number),
        image: `grade-${weight}${late ? '-late' : ''}`,
        weight,
        chosen: row.id === chosen,
        crowd: many && weight > 1 && !late && row.id !== chosen,
        opacity: isInFront(row.id) ? 1 : BEHIND,
      }),
    ];
  });
}

/** What the map needs of a unit. */
export interface UnitDrawn extends Pick<UnitRow, 'id' | 'callsign' | 'emergency' | 'meaning' | 'onDuty'> {
  readonly position: Fix | null;
}

export interface UnitsDrawn<Unit extends UnitDrawn = UnitDrawn> {
  readonly units: readonly Unit[];
  /** Positions that came after the rows. */
  readonly moved: ReadonlyMap<string, Fix>;
  readonly chosen: string | null;
  readonly now: number;
  readonly staleMs: number;
  readonly isInFront?: (unit: Unit) => boolean;
  /** Whose it is beside ours, said with its callsign; left out: nobody's. */
  readonly ofForce?: (unit: Unit) => string | null;
}

/** Fades in steps, not with each second: what is drawn again is only what came over a step. */
function fadeOf(ageMs: number, staleMs: number): number {
  if (ageMs <= staleMs / 2) return 1;
  if (ageMs <= staleMs) return 0.8;
  return ageMs <= 3 * staleMs ? 0.6 : 0.4;
}

export function unitFeatures<Unit extends UnitDrawn>(drawn: UnitsDrawn<Unit>): readonly Feature[] {
  const { units, moved, chosen, now, staleMs, isInFront = () => true, ofForce = () => null } = drawn;
  const many = units.length > CROWD;
  return units.flatMap((unit) => {
    const at = fixOf(unit, moved);
    if (at === null || !unit.onDuty) return [];
    const tone = toneOf(unit);
    const stale = now - at.at > staleMs;
    return [
      pointFeature(unit.id, at.lon, at.lat, {
        label: [unit.callsign, ofForce(unit)].filter(Boolean).join(' · '),
        image: `unit-${tone}${stale ? '-stale' : ''}`,
        tone: stale ? 'stale' : tone,
        chosen: unit.id === chosen,
        crowd: many && !unit.emergency && unit.id !== chosen,
        opacity: isInFront(unit) || unit.emergency ? fadeOf(now - at.at, staleMs) : BEHIND,
      }),
    ];
  });
}

/** From so many metres on it matters to everybody that a unit may be elsewhere. */
const POOR_METRES = 100;

/** How far off a unit may be: of the one that is chosen always, of the others where it is far. */
export function accuracyCircles({ units, moved, chosen }: Pick<UnitsDrawn, 'units' | 'moved' | 'chosen'>) {
  return units.flatMap((unit) => {
    const at = fixOf(unit, moved);
    const radiusMetres = at?.accuracyMetres ?? 0;
    if (at === null || !unit.onDuty || radiusMetres <= (unit.id === chosen ? 0 : POOR_METRES)) return [];
    const { lon, lat } = at;
    return [circleFeature(`${unit.id}-accuracy`, { lon, lat, radiusMetres }, { label: unit.callsign })];
  });
}

interface Round {
  readonly lon: number;
  readonly lat: number;
  readonly radiusMetres: number;
}

export function circleFeature(id: string, { lon, lat, radiusMetres }: Round, properties: Feature['properties']) {
  const ring = Array.from({ length: 49 }, (_, corner): [number, number] => {
    const angle = (corner / 48) * 2 * Math.PI;
    const north = (radiusMetres / 111_320) * Math.sin(angle);
    const east = (radiusMetres / (111_320 * Math.cos((lat * Math.PI) / 180))) * Math.cos(angle);
    return [lon + east, lat + north];
  });
  const geometry = { type: 'Polygon' as const, coordinates: [ring] };
  return { type: 'Feature' as const, id, geometry, properties };
}

/** Circles of callers: as polygons of 48 corners, since a circle layer is measured in pixels and not in metres. */
export function callerCircles(contacts: readonly ContactRow[]) {
  return contacts.flatMap(({ id, circle, state }) => {
    if (circle === null || state === 'settled') return [];
    return [circleFeature(id, circle, { state })];
  });
}

/** The ways that callers have gone, fix by fix. */
export function callerTracks(contacts: readonly ContactRow[]) {
  return contacts.flatMap(({ id, track, state }) => {
    if (track.length < 2 || state === 'settled') return [];
    const coordinates = track.toSorted((a, b) => a.at - b.at).map(({ lon, lat }): [number, number] => [lon, lat]);
    const geometry = { type: 'LineString' as const, coordinates };
    return [{ type: 'Feature' as const, id: `${id}-track`, geometry, properties: { state } }];
  });
}

export interface FeatureDiff {
  readonly add: readonly Feature[];
  readonly remove: readonly string[];
  readonly update: readonly {
    readonly id: string;
    readonly newGeometry: Feature['geometry'];
    readonly addOrUpdateProperties: readonly { key: string; value: string | number | boolean }[];
  }[];
}

/** What changed since the last drawing: the map takes differences, never the whole again. */
export function diffFeatures(before: ReadonlyMap<string, Feature>, now: readonly Feature[]): FeatureDiff {
  const add = now.filter((feature) => !before.has(feature.id));
  // As many as before and none of them new: none has gone either.
  const next = add.length === 0 && now.length === before.size ? null : new Set(now.map(({ id }) => id));
  const remove = next === null ? [] : [...before.keys()].filter((id) => !next.has(id));
  const update = now
    .filter((feature) => {
      const old = before.get(feature.id);
      return old !== undefined && !same(old, feature);
    })
    .map(({ id, geometry, properties }) => ({
      id,
      newGeometry: geometry,
      addOrUpdateProperties: Object.entries(properties).map(([key, value]) => ({ key, value })),
    }));
  return { add, remove, update };
}

/** Compared field by field: with thousands on the map this runs at every change. */
function same(one: Feature, other: Feature): boolean {
  if (one === other) return true;
  const [lon, lat] = one.geometry.coordinates;
  if (lon !== other.geometry.coordinates[0] || lat !== other.geometry.coordinates[1]) return false;
  for (const key in one.properties) if (other.properties[key] !== one.properties[key]) return false;
  return true;
}
