import type { Entry, Locality, Postcode } from '../entry.ts';
import { landmarkKindOf } from './landmark-kind.ts';
import type { LocalityBook } from './localities.ts';
import { readTable } from './table.ts';

/** Towns, villages and suburbs: the mean position of their stops. */
export function readLocalities(path: string): readonly Locality[] {
  return readTable(path, ['nptg_code', 'name', 'parent', 'lon', 'lat']).map((row) => ({
    id: `nptg:${row('nptg_code')}`,
    name: row('name'),
    parent: row('parent'),
    district: '',
    lon: Number(row('lon')),
    lat: Number(row('lat')),
  }));
}

interface Stop {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly localityCode: string;
  readonly locality: string;
  readonly parent: string;
  readonly lon: number;
  readonly lat: number;
}

/** Also the stops out of use: people still name them, and their shelters stand. */
export function readStops(path: string): readonly Stop[] {
  return readTable(path, [
    'ATCOCode',
    'CommonName',
    'StopType',
    'NptgLocalityCode',
    'LocalityName',
    'ParentLocalityName',
    'Longitude',
    'Latitude',
  ]).map((row) => ({
    code: row('ATCOCode'),
    name: row('CommonName'),
    type: row('StopType'),
    localityCode: row('NptgLocalityCode'),
    locality: row('LocalityName'),
    parent: row('ParentLocalityName'),
    lon: Number(row('Longitude')),
    lat: Number(row('Latitude')),
  }));
}

/** Where no table of localities is given, the stops tell them. */
export function localitiesOf(stops: readonly Stop[]): readonly Locality[] {
  const groups = Map.groupBy(stops, (stop) => stop.localityCode);
  return [...groups].flatMap(([code, members]) => {
    const [first] = members;
    if (first === undefined || first.locality === '') return [];
    const { locality: name, parent } = first;
    const [lon, lat] = [medianOf(members.map((stop) => stop.lon)), medianOf(members.map((stop) => stop.lat))];
    return [{ id: `nptg:${code}`, name, parent, district: '', lon, lat }];
  });
}

/** Some stops stand under a locality of the same name in another county: they must not pull it. */
function medianOf(values: readonly number[]): number {
  return values.toSorted((one, two) => one - two)[values.length >> 1] ?? Number.NaN;
}

const stationTypes = new Set(['RSE', 'RLY', 'RPL', 'TMU', 'MET', 'PLT', 'BCE', 'BST']);

export function stopEntries(stops: readonly Stop[], book: LocalityBook): readonly Entry[] {
  return stops.map((stop) => ({
    id: `naptan:${stop.code}`,
    name: stop.name,
    kind: stationTypes.has(stop.type) ? 'station' : 'stop',
    locality: book.findNamed(stop.locality, stop.lon, stop.lat) ?? book.findNearest(stop.lon, stop.lat),
    lon: stop.lon,
    lat: stop.lat,
  }));
}

/** Named street points and places of the police's open data. */
export function readStreetPoints(path: string, book: LocalityBook): readonly Entry[] {
  return readTable(path, ['name', 'kind', 'lon', 'lat', 'easting', 'northing', 'locality']).map((row) => {
    const [lon, lat] = [Number(row('lon')), Number(row('lat'))];
    return {
      id: `point:${row('easting')}-${row('northing')}`,
      name: row('name'),
      kind: row('kind') === 'street' ? 'street' : landmarkKindOf(row('name')),
      locality: book.findNamed(row('locality'), lon, lat) ?? book.findNearest(lon, lat),
      lon,
      lat,
    };
  });
}

export function readPostcodes(path: string): readonly Postcode[] {
  return readTable(path, ['postcode', 'lon', 'lat']).map((row) => ({
    code: row('postcode'),
    lon: Number(row('lon')),
    lat: Number(row('lat')),
  }));
}

/** Place names by outward code; their positions are coarse. */
export function readOutwardPlaces(path: string): readonly Locality[] {
  return readTable(path, ['outward_code', 'place', 'lat', 'lon']).map((row) => ({
    id: `place:${row('outward_code')}:${row('place')}`.slice(0, 100),
    name: row('place'),
    parent: '',
    district: '',
    lon: Number(row('lon')),
    lat: Number(row('lat')),
  }));
}
