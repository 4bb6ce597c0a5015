import { toNationalGrid, formatGridReference } from '../../grid/national-grid.ts';
import { metresBetween } from '../distance.ts';
import type { Entry, Places } from '../entry.ts';
import { plainName } from '../words.ts';
import type { Expected, SearchCase } from './case.ts';
import { abbreviate, double, drop, mishear, pressNeighbour, swap } from './slips.ts';
import { type Dice, diceOf } from './dice.ts';

/** So many of each kind: the shares of the list, and more of them. */
const counts: Readonly<Record<string, number>> = {
  'neighbour key': 36,
  'dropped or doubled letter': 36,
  'transposed letters': 30,
  'mis-heard': 50,
  prefix: 32,
  abbreviation: 36,
  'apostrophe or hyphen': 24,
  'word order': 22,
  'street and town': 30,
  junction: 32,
  postcode: 22,
  stop: 22,
  'school, pub, hospital, police': 22,
  'grid reference': 18,
  'latitude and longitude': 18,
  'several errors': 24,
};

const besideMetres = 250;
/** Every street of the name within so far of the place said counts. */
const placeMetres = 3000;

/** Searches with the same kinds of error as the list, over names that the list does not use. */
export function seededCases(places: Places, listed: readonly SearchCase[], seed: number): readonly SearchCase[] {
  const dice = diceOf(seed);
  const used = new Set(listed.flatMap(({ expect }) => expect.flatMap(({ name }) => name.split('/').map(plainName))));
  const stock = stockOf(places, used);
  return Object.entries(makers).flatMap(([kind, make]) => {
    const count = counts[kind] ?? 0;
    const cases: SearchCase[] = [];
    for (let attempt = 0; cases.length < count && attempt < count * 200; attempt++) {
      const made = make(stock, dice);
      if (made !== null) cases.push({ ...made, id: `${kind} ${cases.length + 1}`, kind });
    }
    return cases;
  });
}

interface Stock {
  readonly places: Places;
  readonly streets: readonly Entry[];
  readonly stops: readonly Entry[];
  readonly landmarks: readonly Entry[];
  readonly junctions: Places['junctions'];
  readonly named: ReadonlyMap<string, readonly Entry[]>;
}

function stockOf(places: Places, used: ReadonlySet<string>): Stock {
  const fresh = places.entries.filter(({ name }) => !used.has(plainName(name)) && /^[A-Za-z]/.test(name));
  const landmarkKinds = new Set(['school', 'pub', 'hospital', 'police station', 'hotel', 'fire station', 'church']);
  const typical = ({ first, second }: Places['junctions'][number]): boolean =>
    [first, second].every((name) => /^[A-Z][a-z].* /.test(name) && !used.has(plainName(name)));
  return {
    places,
    streets: fresh.filter(({ kind, name }) => kind === 'street' && /^[A-Za-z' -]+$/.test(name)),
    stops: fresh.filter(({ kind, name }) => (kind === 'stop' || kind === 'station') && name.length > 5),
    landmarks: fresh.filter(({ kind }) => landmarkKinds.has(kind)),
    junctions: places.junctions.filter(typical),
    named: Map.groupBy(places.entries, ({ name }) => plainName(name)),
  };
}

type Made = Omit<SearchCase, 'id' | 'kind'>;
type Maker = (stock: Stock, dice: Dice) => Made | null;

const makers: Readonly<Record<string, Maker>> = {
  'neighbour key': misspelt(pressNeighbour),
  'dropped or doubled letter': misspelt((word, dice) => dice.pick([drop, double])(word, dice)),
  'transposed letters': misspelt(swap),
  'mis-heard'(stock, dice) {
    return dice.chance(0.2) ? placeMisheard(stock, dice) : misspelt(mishear)(stock, dice);
  },
  prefix(stock, dice) {
    const street = dice.pick(stock.streets);
    const typed = street.name.slice(0, 5 + dice.below(4)).trim();
    if (typed.length >= street.name.length || isName(stock, typed)) return null;
    return named(stock, street, { typed, place: true }, dice);
  },
  abbreviation(stock, dice) {
    const street = dice.pick(stock.streets);
    const typed = abbreviate(street.name, dice);
    return typed === null ? null : named(stock, street, { typed, place: true }, dice);
  },
  'apostrophe or hyphen'(stock, dice) {
    const marked = [...stock.streets, ...stock.stops].filter(({ name }) => /['-]/.test(name));
    const entry = dice.pick(marked);
    const typed = entry.name.replace(/'/g, dice.pick(['', '', ' '])).replace(/-/g, dice.pick(['', ' ']));
    return named(stock, entry, { typed, place: true }, dice);
  },
  'word order'(stock, dice) {
    const street = dice.pick(stock.streets);
    const place = placeOf(street, stock);
    const words = street.name.split(' ');
    const turned = [words.at(-1), ...words.slice(0, -1)].join(' ');
    const query = dice.pick([`${place} ${street.name}`, `${place} ${street.name}`, `${turned} ${place}`]);
    return words.length < 2 ? null : sought(stock, street, query, true);
  },
  'street and town'(stock, dice) {
    const street = dice.pick(stock.streets);
    const namesakes = stock.named.get(plainName(street.name)) ?? [];
    return namesakes.length < 2 ? null : named(stock, street, { typed: street.name, place: true }, dice);
  },
  junction: junctionMade,
  postcode: postcodeMade,
  stop(stock, dice) {
    return named(stock, dice.pick(stock.stops), { typed: null, place: true }, dice);
  },
  'school, pub, hospital, police'(stock, dice) {
    const entry = dice.pick(stock.landmarks);
    const typed = abbreviate(entry.name, dice) ?? entry.name;
    return named(stock, entry, { typed, place: true }, dice);
  },
  'grid reference': gridMade,
  'latitude and longitude': coordinatesMade,
  'several errors'(stock, dice) {
    const street = dice.pick(stock.streets);
    const short = abbreviate(street.name, dice);
    const typed = short === null ? null : spoil(short, dice, dice.pick([pressNeighbour, drop, double, swap]));
    if (typed === null || isName(stock, typed)) return null;
    const place = placeOf(street, stock);
    const spoilt = dice.chance(0.4) ? (spoil(place, dice, swap) ?? place) : place;
    return sought(stock, street, dice.chance(0.5) ? `${typed} ${spoilt}` : `${spoilt} ${typed}`, true);
  },
};

function placeMisheard(stock: Stock, dice: Dice): Made | null {
  const street = dice.pick(stock.streets);
  const place = spoil(placeOf(street, stock), dice, mishear);
  return place === null || isName(stock, place) ? null : sought(stock, street, `${street.name.toLowerCase()} ${place}`, true);
}

type Slip = (word: string, dice: Dice) => string | null;

/** One slip in the longest word of the name; with or without the place. */
function misspelt(slip: Slip): Maker {
  return (stock, dice) => {
    const street = dice.pick(stock.streets);
    const typed = spoil(street.name, dice, slip);
    if (typed === null || isName(stock, typed)) return null;
    return named(stock, street, { typed, place: dice.chance(0.55) }, dice);
  };
}

function spoil(name: string, dice: Dice, slip: Slip): string | null {
  const words = name.toLowerCase().split(' ');
  const longest = Math.max(...words.map((word) => word.length));
  const at = words.findIndex((word) => word.length === longest);
  const spoilt = longest < 5 ? null : slip(words[at] ?? '', dice);
  return spoilt === null ? null : words.with(at, spoilt).join(' ');
}

/** What was typed is a real name too: nobody could tell. */
function isName({ named: names }: Stock, typed: string): boolean {
  return names.has(plainName(typed));
}

function placeOf(entry: Entry, { places }: Stock): string {
  const { name = '', parent = '' } = entry.locality ?? {};
  // A town known only as the parent of suburbs is said too, but half of the towns lie outside the county.
  const isKnown = places.localities.some((locality) => plainName(locality.name) === plainName(parent));
  return parent !== '' && isKnown && name.length > 14 ? parent : name;
}

function named(stock: Stock, entry: Entry, said: { typed: string | null; place: boolean }, dice: Dice): Made | null {
  const typed = dice.pick([(said.typed ?? entry.name).toLowerCase(), said.typed ?? entry.name]);
  return sought(stock, entry, said.place ? `${typed} ${placeOf(entry, stock).toLowerCase()}` : typed, said.place);
}

function sought(stock: Stock, entry: Entry, query: string, withPlace: boolean): Made | null {
  const all = stock.named.get(plainName(entry.name)) ?? [];
  const expect = withPlace ? all.filter((other) => metresBetween(other, entry) <= placeMetres) : all;
  return { query, expect, tolerance_m: besideMetres, match: 'name and position' };
}

function junctionMade({ junctions }: Stock, dice: Dice): Made {
  const { first, second } = dice.pick(junctions);
  const same = junctions.filter((other) => other.first === first && other.second === second);
  const short = (name: string): string => (dice.chance(0.6) ? (abbreviate(name, dice) ?? name) : name).toLowerCase();
  const [one, two] = dice.chance(0.5) ? [first, second] : [second, first];
  const form = dice.pick(['A / B', 'A x B', 'jn A B', 'A jct B', 'corner of A & B', 'A and B', 'junction of A and B', 'A at B']);
  const query = form.replace('A', () => short(one)).replace('B', () => short(two));
  const expect = same.map(({ lon, lat }) => ({ name: `${first} / ${second}`, lon, lat }));
  return { query, expect, tolerance_m: 80, match: 'both names and position' };
}

function postcodeMade({ places }: Stock, dice: Dice): Made {
  const { code, lon, lat } = dice.pick(places.postcodes);
  const [outward = '', inward = ''] = code.split(' ');
  const expect = [{ name: code, lon, lat }];
  const whole = { expect, tolerance_m: 150, match: 'name and position' };
  const slips = [outward + inward, code.replaceAll('0', 'O'), code.replaceAll('1', 'l'), [...(outward + inward)].join(' ')];
  const slip = dice.below(6);
  if (slip < slips.length) return { ...whole, query: dice.pick([slips[slip] ?? code, (slips[slip] ?? code).toLowerCase()]) };
  const part = code.slice(0, slip === 4 ? -1 : -2);
  const units = places.postcodes.filter((other) => other.code.startsWith(part));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = { name: part, lon: mean(units.map((unit) => unit.lon)), lat: mean(units.map((unit) => unit.lat)) };
  return { query: part.toLowerCase(), expect: [middle, ...units.map((unit) => ({ ...unit, name: part }))], tolerance_m: 200, match: 'name begins so and position' };
}

function gridMade({ streets }: Stock, dice: Dice): Made {
  const { lon, lat } = dice.pick(streets);
  const position = toNationalGrid(lon, lat);
  const figures = dice.pick([6, 8, 10] as const);
  const written = formatGridReference(position, figures);
  const metres = `${Math.round(position.easting)}${dice.pick([',', ' ', ', '])}${Math.round(position.northing)}`;
  const tolerance_m = 1.5 * 10 ** (5 - figures / 2) + 12;
  const query = dice.pick([written, written.replaceAll(' ', ''), written.toLowerCase(), `grid ref ${written}`, metres]);
  return { query, expect: [at(lon, lat)], tolerance_m, match: 'position' };
}

function coordinatesMade({ streets }: Stock, dice: Dice): Made {
  const { lon, lat } = dice.pick(streets);
  const west = Math.abs(lon);
  const minutes = (angle: number): number => (angle % 1) * 60;
  const seconds = (angle: number): string =>
    `${Math.floor(angle)}°${Math.floor(minutes(angle))}'${((minutes(angle) % 1) * 60).toFixed(1)}"`;
  const query = dice.pick([
    `${lat.toFixed(5)}, ${lon.toFixed(5)}`,
    `${lon.toFixed(5)},${lat.toFixed(5)}`,
    `${lat.toFixed(5)}N ${west.toFixed(5)}W`,
    `lat ${lat.toFixed(5)} lon ${lon.toFixed(5)}`,
    `N${Math.floor(lat)} ${minutes(lat).toFixed(3)} W00${Math.floor(west)} ${minutes(west).toFixed(3)}`,
    `${seconds(lat)}N ${seconds(west)}W`,
  ]);
  return { query, expect: [at(lon, lat)], tolerance_m: 20, match: 'position' };
}

function at(lon: number, lat: number): Expected {
  return { name: 'position', lon, lat };
}
