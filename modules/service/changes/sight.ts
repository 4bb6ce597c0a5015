import type { Db } from '../../../kernel/index.ts';
import type { Pack } from '../../force/index.ts';
import type { People } from '../people.ts';
import type { Graph } from './collision.ts';

/** What falls with some items, in words of policing. */
export interface Fallen {
  /** Ids of the services of the pack. */
  readonly services: readonly string[];
  readonly positions: readonly string[];
  readonly callsigns: readonly string[];
  readonly talkgroups: readonly string[];
  readonly areas: readonly string[];
}

/** What a change must know of the configuration. */
export interface EstateSight {
  /** All of these down at once. */
  readonly fallenWith: (db: Db, itemIds: readonly string[]) => Promise<Fallen>;
  /** How these hang together: neighbours within two steps, and the groups that they are members of. */
  readonly graphOf: (db: Db, itemIds: readonly string[]) => Promise<Graph>;
  /** Accounts that hold one of these: a change of them touches their holder. */
  readonly holdersOf: (db: Db, itemIds: readonly string[]) => Promise<readonly string[]>;
}

/** Where no configuration is kept, a change hits the services that it names and what stands on them. */
export const noEstate: EstateSight = {
  fallenWith: async () => ({ services: [], positions: [], callsigns: [], talkgroups: [], areas: [] }),
  graphOf: async () => ({ near: new Map(), groups: [] }),
  holdersOf: async () => [],
};

export interface ChangeNeeds {
  readonly pack: () => Pack;
  readonly estate: EstateSight;
  readonly people: Pick<People, 'find'>;
  /** Usual calls in these areas (none: everywhere), within this time. */
  readonly usualCalls: (span: { readonly from: number; readonly to: number }, areaIds: readonly string[]) => number;
}
