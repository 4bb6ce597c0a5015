import { around } from 'geokdbush';
import KDBush from 'kdbush';
import { metresBetween } from './distance.ts';
import type { Address, Entry } from './entry.ts';
import { plainName, wordsOf } from './words.ts';

/** A house so far from the point of its street belongs to another street of that name. */
const sameStreetMetres = 2500;
/** Beyond this the street says more than a house. */
const nearestAddressMetres = 60;

/** A house number with its street, as it is said: `12a mill street`, `flat 3, 12 mill street`. */
const numbered = /^(?:(?:flat|apartment|apt)\s*(\w+)[\s,]+)?(\d{1,4}[a-z]?)[\s,]+(?=\D)(.+)$/i;

interface HouseAsked {
  readonly flat: string | null;
  readonly number: string;
  /** What is left: the street and its town. */
  readonly street: string;
}

export function findHouseAsked(text: string): HouseAsked | null {
  const [, flat, number, street] = numbered.exec(text.trim()) ?? [];
  return number === undefined || street === undefined
    ? null
    : { flat: flat ?? null, number: number.toUpperCase(), street };
}

/** The force's own properties: by UPRN, by house number and street, and the nearest to a point. */
export class AddressBook {
  readonly #addresses: readonly Address[];
  readonly #byUprn: ReadonlyMap<string, Address>;
  readonly #byDoor: ReadonlyMap<string, readonly Address[]>;
  readonly #points: KDBush | null;

  constructor(addresses: readonly Address[]) {
    this.#addresses = addresses;
    this.#byUprn = new Map(addresses.map((address) => [address.uprn, address]));
    this.#byDoor = Map.groupBy(addresses, ({ number, street }) => doorKey(number, street));
    this.#points = indexOf(addresses);
  }

  /** `UPRN 100030123456`, or the bare number where it is one that is known; `unknown`: one that was called so, and is not. */
  findUprn(text: string): Address | 'unknown' | null {
    const [, called, digits] = /^\s*(uprn[\s:.#]*)?0*(\d{1,12})\s*$/i.exec(text) ?? [];
    if (digits === undefined) return null;
    return this.#byUprn.get(digits) ?? (called === undefined ? null : 'unknown');
  }

  /** The doors of a number in a street that was found; a flat that was said leads. */
  findDoors({ number, flat }: HouseAsked, street: Entry): readonly Address[] {
    const doors = (this.#byDoor.get(doorKey(number, street.name)) ?? []).filter(
      (address) => metresBetween(address, street) < sameStreetMetres,
    );
    const isMeant = ({ building }: Address): boolean => flat !== null && wordsOf(building).at(-1) === plainName(flat);
    return doors.toSorted((one, two) => Number(isMeant(two)) - Number(isMeant(one)));
  }

  findNearest(lon: number, lat: number): Address | null {
    if (this.#points === null || !Number.isFinite(lon) || !Number.isFinite(lat)) return null;
    const [at] = around(this.#points, lon, lat, 1, nearestAddressMetres / 1000);
    return (at !== undefined && this.#addresses[at]) || null;
  }
}

function doorKey(number: string, street: string): string {
  return `${number}|${plainName(street)}`;
}

function indexOf(addresses: readonly Address[]): KDBush | null {
  if (addresses.length === 0) return null;
  const index = new KDBush(addresses.length);
  for (const { lon, lat } of addresses) index.add(lon, lat);
  return index.finish();
}

/** `Flat 3, 12A Mill Street`. */
export function nameOfAddress({ building, number, street }: Address): string {
  return [building, `${number} ${street}`.trim()].filter((part) => part !== '').join(', ');
}
