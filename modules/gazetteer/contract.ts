import { z } from 'zod';
import type { PermissionDeclaration } from '../../kernel/pure.ts';

export { EndOneOff, ExtendOneOff, OneOffs, SetOneOff } from './one-offs/contract.ts';
export { Cameras } from './search/cameras-view.ts';
export { type Indoor, indoorWords, readIndoor } from './search/indoor.ts';
export { type MapStyleAsked, mapStyle } from './tiles/map-style.ts';

/** The door of gazetteer for screens: what a place search answers. */
export const permissions: readonly PermissionDeclaration[] = [
  {
    name: 'gazetteer.read',
    summary: 'Search for places and see the map',
    roles: [
      'contact-officer',
      'dispatcher',
      'control-room-supervisor',
      'fim',
      'patrol-sergeant',
      'duty-inspector',
      'officer',
      'bureau',
      'auditor',
      'administrator',
    ],
  },
  {
    name: 'road.close',
    summary: 'Close roads and name one-off places for a time',
    roles: ['dispatcher', 'control-room-supervisor', 'fim', 'patrol-sergeant', 'duty-inspector'],
  },
];

export const PlaceHit = z.object({
  /** Stable as long as the source keeps the object; at most 100 characters. */
  id: z.string(),
  name: z.string(),
  /** `street`, `address`, `place`, `postcode`, `marker post`, `stop`, `station`, `junction`, `position`, or the sort of landmark: `pub`, `school` … */
  kind: z.string(),
  /** Locality, town or district: what tells equal names apart. */
  area: z.string(),
  ward: z.string().nullable(),
  /** WGS84 degrees. */
  lon: z.number(),
  lat: z.number(),
  /** How the words typed led here, in words for the operator: `exact`, `spelling`, `sound`, `junction` … */
  match: z.string(),
  /** What it is easily taken for, as it is said: the same name elsewhere, one that sounds the same, its lane beside its street. */
  namesakes: z.array(z.string()),
});
export type PlaceHit = z.output<typeof PlaceHit>;
