import type { Clock, Db } from '../../kernel/index.ts';
import type { Role } from '../../kernel/pure.ts';
import type { Force } from '../force/index.ts';
import type { LateMarker } from '../pole/index.ts';
import type { RoadsDoor } from './dispatch/travel.ts';
import type { KitStatesOf } from './kit/unit-kit.ts';
import type { AlarmRow } from './tables.ts';

export interface MarkerNear {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly kind: string;
  readonly label: string;
  readonly text: string | null;
  readonly reason: string | null;
  readonly author: string;
  readonly setAt: number;
  readonly reviewAt: number;
  readonly expiresAt: number;
  /** Of its own circle. */
  readonly radiusMetres: number;
  readonly distanceMetres: number;
}

/** Everything that operations needs from outside: this much and no more, so that a test can stand in for it. */
export interface Neighbours {
  readonly force: Pick<
    Force,
    | 'listSitters'
    | 'districtOf'
    | 'pack'
    | 'areaOf'
    | 'outlineOf'
    | 'packAt'
    | 'findDraft'
    | 'findPack'
    | 'landOf'
    | 'settingOf'
    | 'forceOf'
    | 'findForce'
    | 'seatsCovering'
    | 'seatsFor'
    | 'demand'
  >;
  /** Whether somebody at a seat is connected, as force's presence knows it. */
  readonly connected: Parameters<Force['seatsFor']>[3];
  readonly markersNear: (db: Db, lon: number, lat: number, metres: number) => Promise<readonly MarkerNear[]>;
  /** Markers whose review warns or is late: all, or the one asked for. */
  readonly listLateMarkers: (db: Db, markerId: string | null) => Promise<readonly LateMarker[]>;
  /** The accounts of people in service with these collar numbers. */
  readonly accountsByCollar: (db: Db, collars: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** The accounts in service that have a role; left out: nobody is known by role beyond the desks. */
  readonly accountsWithRole?: (db: Db, role: Role) => Promise<readonly string[]>;
  /** Alarms of what stands beyond operations, so that the strip is one for all; left out: there is nothing beyond. */
  readonly otherAlarms?: (db: Db, subjectId: string | null) => Promise<readonly AlarmRow[]>;
  /** How radios and cars are, as the estate says it; left out: nothing watches them. */
  readonly kitStatesOf?: KitStatesOf;
  readonly roads: RoadsDoor;
  readonly clock: Clock;
}
