import type { Asked, DemoUnit, PolicyWorld, Profile } from './policy-world.ts';

/** Work that a crew has, of one incident. */
export interface Job {
  readonly incident: Incident;
  /** Which crew of the call's plan it is: the same behaviour whoever comes as so many-th. */
  readonly number: number;
  atScene: boolean;
}

/** An incident as it goes on. */
export interface Incident {
  readonly asked: Asked;
  readonly crews: Set<Crew>;
  sent: number;
  firstAt: number | null;
  /** The first crew has done what was to do: nobody else is wanted. */
  ended: boolean;
}

interface Way {
  readonly from: number;
  readonly to: number;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** A unit of the pack, on duty all the month. Times are seconds since the beginning. */
export class Crew {
  readonly unit: DemoUnit;
  readonly home: number;
  job: Job | null = null;
  /** Escorts a prisoner, say: not to be had. */
  bound = false;
  /** For whom it stands elsewhere than at home. */
  standsInFor: Crew | null = null;
  /** What was to happen to it is void when this has changed. */
  turn = 0;
  private readonly world: PolicyWorld;
  private at: number;
  private way: Way | null = null;
  readonly mount: 'vehicle' | 'foot' | 'cycle';
  readonly emergencyDriver: boolean;

  constructor(world: PolicyWorld, unit: DemoUnit) {
    this.world = world;
    this.unit = unit;
    this.home = world.cellOf(unit.lon, unit.lat);
    this.at = this.home;
    const kind = world.pack.unitKinds.find(({ id }) => id === unit.kind);
    this.mount = kind?.mount ?? 'vehicle';
    this.emergencyDriver = unit.crew.some(({ permit }) =>
      world.pack.permits.some((one) => one.id === permit && one.emergency),
    );
  }

  isFree(): boolean {
    return this.job === null && !this.bound;
  }

  profile(emergency: boolean): Profile {
    if (this.mount !== 'vehicle') return this.mount;
    return emergency && this.emergencyDriver ? 'emergency' : 'car';
  }

  /** The cell nearest to where it is on a straight way. */
  cellAt(now: number): number {
    const { way } = this;
    if (way === null) return this.at;
    if (now >= way.endsAt) return way.to;
    const [from, to] = [this.world.cells[way.from], this.world.cells[way.to]];
    if (from === undefined || to === undefined) return this.at;
    const share = (now - way.startsAt) / Math.max(1, way.endsAt - way.startsAt);
    return this.world.cellOf(from.lon + (to.lon - from.lon) * share, from.lat + (to.lat - from.lat) * share);
  }

  /** On its way from now on; answers when it is there. */
  drive(now: number, to: number, { after, seconds }: { readonly after: number; readonly seconds: number }): number {
    const from = this.cellAt(now);
    this.at = from;
    const startsAt = now + after;
    this.way = { from, to, startsAt, endsAt: startsAt + seconds };
    this.turn += 1;
    return this.way.endsAt;
  }

  stand(cell: number): void {
    this.at = cell;
    this.way = null;
  }
}
