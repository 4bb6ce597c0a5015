/** WGS84 degrees, longitude first. */
export type LonLat = readonly [number, number];

/** A town, village or suburb: what tells equal street names apart. */
export interface Locality {
  readonly id: string;
  readonly name: string;
  /** The town that it is part of; empty when it stands alone. */
  readonly parent: string;
  readonly district: string;
  readonly lon: number;
  readonly lat: number;
}

/** Something with a name and a position: a street, a place, a stop, a landmark. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly locality: Locality | null;
  readonly lon: number;
  readonly lat: number;
}

export interface Postcode {
  /** `LE15 6AH` */
  readonly code: string;
  readonly lon: number;
  readonly lat: number;
}

/** A property with its UPRN, from the force's own table: there is no open one. */
export interface Address {
  /** Unique property reference number, without leading noughts. */
  readonly uprn: string;
  /** Name of a house, or a flat: empty where there is none. */
  readonly building: string;
  /** `12`, `12A`; empty where the house has a name only. */
  readonly number: string;
  readonly street: string;
  readonly locality: string;
  readonly postcode: string;
  readonly lon: number;
  readonly lat: number;
}

/** A post, bridge, lock, camera or square that is called by a line and a reference on it: `M1` `178/2B`, `Show ground` `C4`. */
export interface Reference {
  readonly kind: string;
  readonly line: string;
  readonly reference: string;
  readonly lon: number;
  readonly lat: number;
}

/** Two named streets that share a node of the road map. */
export interface Junction {
  readonly id: string;
  readonly first: string;
  readonly second: string;
  readonly locality: Locality | null;
  readonly lon: number;
  readonly lat: number;
}

/** Points along a street, so that the nearest street to a position is the one that runs past it. */
export interface StreetLine {
  readonly entry: Entry;
  readonly points: readonly LonLat[];
}

/** All that is searched. */
export interface Places {
  readonly localities: readonly Locality[];
  readonly entries: readonly Entry[];
  readonly streetLines: readonly StreetLine[];
  readonly postcodes: readonly Postcode[];
  readonly junctions: readonly Junction[];
  readonly addresses: readonly Address[];
  readonly references: readonly Reference[];
  readonly wards: readonly Outline[];
}

/** A named area with its rings. */
export interface Outline {
  readonly name: string;
  readonly bounds: readonly [number, number, number, number];
  /** Outer and inner rings of all its parts: a point is within when it lies in an odd number of them. */
  readonly rings: readonly (readonly LonLat[])[];
}
