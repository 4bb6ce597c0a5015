/** The sort of landmark that a source's own generic name speaks of. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/police station/i, 'police station'],
  [/bus\/coach station|railway station/i, 'station'],
  [/hospital/i, 'hospital'],
  [/supermarket/i, 'supermarket'],
  [/petrol/i, 'petrol station'],
  [/parking/i, 'car park'],
  [/park\/open space/i, 'park'],
  [/sports|recreation/i, 'recreation ground'],
  [/shopping/i, 'shopping area'],
  [/educational/i, 'college'],
  [/prison/i, 'prison'],
];

export function landmarkKindOf(name: string): string {
  return kinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'landmark';
}

type Tags = ReadonlyMap<string, string>;

/** OpenStreetMap's words where the operator would use others. */
const spoken: ReadonlyMap<string, string> = new Map([
  ['fuel', 'petrol station'],
  ['police', 'police station'],
  ['fire_station', 'fire station'],
  ['ambulance_station', 'ambulance station'],
  ['place_of_worship', 'church'],
  ['doctors', 'surgery'],
  ['parking', 'car park'],
  ['convenience', 'shop'],
  ['yes', 'landmark'],
]);

/** In the order in which a landmark that is several things is called. */
const naming = [
  'amenity',
  'railway',
  'shop',
  'tourism',
  'leisure',
  'healthcare',
  'office',
  'historic',
  'place',
] as const;
const railwayPlaces = new Set(['station', 'halt', 'level_crossing', 'tram_stop', 'signal_box']);
const unnamedSorts = [
  'aeroway',
  'man_made',
  'natural',
  'landuse',
  'building',
  'power',
  'military',
  'waterway',
] as const;

/** What a named object of the map is; null: nothing that anybody would be sent to by name. */
export function landmarkKindOfTags(tags: Tags): string | null {
  for (const key of naming) {
    const value = tags.get(key);
    if (value === undefined || value === 'no') continue;
    if (key === 'shop') return value === 'supermarket' ? value : 'shop';
    if (key === 'office') return key;
    // Lines have names too; one is sent to their stations and crossings.
    if (key === 'railway' && !railwayPlaces.has(value)) continue;
    return spoken.get(value) ?? value.replaceAll('_', ' ');
  }
  return unnamedSorts.some((key) => tags.has(key)) ? 'landmark' : null;
}
