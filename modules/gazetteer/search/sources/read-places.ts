import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { findOutline } from '../distance.ts';
import type { Address, Entry, Locality, Outline, Places, StreetLine } from '../entry.ts';
import { readBoundaries } from './boundaries.ts';
import { LocalityBook } from './localities.ts';
import { junctionsOf, landmarkEntries, railReferences, readMapNames, streetLines } from './open-street-map.ts';
import { type OwnTable, readAddresses, readReferences } from './own-tables.ts';
import {
  localitiesOf,
  readLocalities,
  readOutwardPlaces,
  readPostcodes,
  readStops,
  readStreetPoints,
  stopEntries,
} from './tables.ts';

/** The files of one or several packs, by what they hold. */
interface Files {
  readonly localities: readonly string[];
  readonly stops: readonly string[];
  readonly streetPoints: readonly string[];
  readonly postcodes: readonly string[];
  readonly outwardPlaces: readonly string[];
  readonly maps: readonly string[];
  readonly wards: readonly string[];
  readonly districts: readonly string[];
  readonly addresses: readonly string[];
  readonly references: readonly string[];
}

/** A file's name says what it holds, so that a force adds a source by laying it down. */
function filesIn(folders: readonly string[]): Files {
  const all = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  );
  const like = (pattern: RegExp): string[] => all.filter((path) => pattern.test(basename(path))).sort();
  return {
    localities: like(/^localities-.*\.csv(\.gz)?$/),
    stops: like(/^stops-.*\.csv(\.gz)?$/),
    streetPoints: like(/^streets-.*\.csv(\.gz)?$/),
    postcodes: like(/^postcodes-.*\.csv(\.gz)?$/),
    outwardPlaces: like(/^outward-places-.*\.csv(\.gz)?$/),
    maps: like(/\.osm\.pbf$/),
    wards: like(/-wards-.*\.geojson$/),
    districts: like(/-districts\.geojson$/),
    addresses: like(/^addresses-.*\.csv(\.gz)?$/),
    references: like(/^references-.*\.csv(\.gz)?$/),
  };
}

/** Reads the sources of packs as one gazetteer, with a pause for other work between them; `maps` are road maps besides theirs, as imported for a force. */
export async function readPlaces(folders: readonly string[], maps: readonly string[] = []): Promise<Places> {
  const files = filesIn(folders);
  const mapNames = await Promise.all([...files.maps, ...maps].map(readMapNames));
  const stops = files.stops.flatMap(readStops);
  const districts = files.districts.flatMap(readBoundaries);
  const book = new LocalityBook();
  // The first to know a place gives its position: a map's is better than the middle of its stops.
  const known = [
    ...files.localities.flatMap(readLocalities),
    ...mapNames.flatMap((map) => map.places),
    ...localitiesOf(stops),
  ];
  for (const locality of known) book.add(inDistrict(locality, districts));
  await setImmediate();
  const lines = mapNames.flatMap((map) => streetLines(map, book));
  await setImmediate();
  const addresses = files.addresses.flatMap((path) => whole(path, readAddresses(path)));
  await setImmediate();
  const entries = [
    ...lines.map((line) => line.entry),
    ...files.streetPoints.flatMap((path) => readStreetPoints(path, book)),
    ...mapNames.flatMap((map) => landmarkEntries(map, book)),
    ...stopEntries(stops, book),
    ...houseEntries(addresses, book),
  ];
  await setImmediate();
  return {
    streetLines: [...lines, ...pointLines(entries)],
    postcodes: files.postcodes.flatMap(readPostcodes),
    junctions: mapNames.flatMap((map) => junctionsOf(map, book)),
    wards: files.wards.flatMap(readBoundaries),
    addresses,
    references: [
      ...files.references.flatMap((path) => whole(path, readReferences(path))),
      ...mapNames.flatMap(railReferences),
    ],
    // Last, since their positions are coarse: they name only what no other source knows.
    ...withOutwardPlaces(files, { entries, book, districts }),
  };
}

/** A table is taken in whole or not at all; `gazetteer import` names every fault before it is laid down. */
function whole<Row>(path: string, { rows, faults }: OwnTable<Row>): readonly Row[] {
  const [first] = faults;
  if (first === undefined) return rows;
  throw new Error(
    `${path}, line ${first.line}: ${first.reason}${faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''}`,
  );
}

/** Houses that have a name are found by it; those with a number by their street. */
function houseEntries(addresses: readonly Address[], book: LocalityBook): readonly Entry[] {
  return addresses
    .filter(({ building, number }) => number === '' && building !== '')
    .map(({ uprn, building, locality, lon, lat }) => ({
      id: `uprn:${uprn}`,
      name: building,
      kind: 'address',
      locality: book.findNamed(locality, lon, lat) ?? book.findNearest(lon, lat),
      ...{ lon, lat },
    }));
}

function inDistrict(locality: Locality, districts: readonly Outline[]): Locality {
  return { ...locality, district: findOutline(districts, locality)?.name ?? '' };
}

function pointLines(entries: readonly Entry[]): readonly StreetLine[] {
  return entries
    .filter((entry) => entry.kind === 'street' && entry.id.startsWith('point:'))
    .map((entry) => ({ entry, points: [[entry.lon, entry.lat]] }));
}

interface Gathered {
  readonly entries: readonly Entry[];
  readonly book: LocalityBook;
  readonly districts: readonly Outline[];
}

function withOutwardPlaces(
  files: Files,
  { entries, book, districts }: Gathered,
): Pick<Places, 'entries' | 'localities'> {
  for (const place of files.outwardPlaces.flatMap(readOutwardPlaces)) book.add(inDistrict(place, districts));
  const places = book.list().map((place) => ({ ...place, kind: 'place', locality: place }));
  return { localities: book.list(), entries: [...places, ...entries] };
}
