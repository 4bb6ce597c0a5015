import type { Clock } from '../../../kernel/index.ts';
import { findRule, type Pack } from '../../force/index.ts';
import { type Cover, isFree } from './candidate.ts';
import type { UnitFound } from './candidates.ts';
import { type DemandPlace, makeCoverage, makeGrid, type Reach } from './cover.ts';
import { orKnown } from './or-known.ts';
import { makeReachCache } from './reach.ts';
import type { RoadsDoor, Traveller } from './travel.ts';
import { kindsOf, travellerOf } from './travellers.ts';

interface CoverNeeds {
  readonly pack: () => Pack;
  /** By local hour; without one, over the whole day. */
  readonly demand: (hour?: number) => readonly DemandPlace[];
  readonly roads: RoadsDoor;
  readonly clock: Clock;
}

/** What free units cover of this hour's usual demand. */
export interface StandingCover {
  readonly places: readonly DemandPlace[];
  readonly reaches: ReadonlyMap<string, Reach>;
  /** What would be left without each of them. */
  readonly covers: ReadonlyMap<string, Cover>;
}

export interface CoverKeeper {
  /** Once all of it is worked out. */
  of(units: readonly UnitFound[]): Promise<StandingCover>;
  /** With what is known by the time that whoever asks has waited for long enough. */
  soon(units: readonly UnitFound[]): Promise<StandingCover>;
  /** What somebody reaches in target time from where they would stand. */
  reachFrom(traveller: Traveller): Promise<Reach>;
}

/** Made anew when the pack in force says otherwise of what cover is counted by; other changes of it leave what is worked out standing. */
export function makeCoverKeeper(needs: CoverNeeds): CoverKeeper {
  let of = needs.pack();
  let terms = coverTerms(of);
  let keeper = keepCover(needs);
  const current = (): CoverKeeper => {
    const pack = needs.pack();
    if (pack === of) return keeper;
    of = pack;
    const now = coverTerms(pack);
    if (now !== terms) keeper = keepCover(needs);
    terms = now;
    return keeper;
  };
  return {
    of: (units) => current().of(units),
    soon: (units) => current().soon(units),
    reachFrom: (traveller) => current().reachFrom(traveller),
  };
}

function coverTerms(pack: Pack): string {
  const { timezone, demandHours, areas } = pack;
  return JSON.stringify([targetSeconds(pack), timezone, demandHours, areas]);
}

/** Worked out anew when a unit has moved, come or gone, or the hour has turned; a desk asks several times between. */
function keepCover({ pack, demand, roads, clock }: CoverNeeds): CoverKeeper {
  const grid = makeGrid(demand());
  const reach = makeReachCache(roads, grid.places, targetSeconds(pack()));
  const names = new Map(pack().areas.map((area) => [area.id, area.name]));
  const thisHour = makeHourly((hour) => grid.weigh(demand(hour)), { clock, timezone: pack().timezone });
  let last: StandingCover | null = null;
  const freeOf = (units: readonly UnitFound[]): readonly Traveller[] => {
    const kinds = kindsOf(pack());
    return units.filter(isFree).flatMap((unit) => travellerOf(unit, kinds, true));
  };
  const coverBy = (reaches: ReadonlyMap<string, Reach>): StandingCover => {
    const places = thisHour();
    if (last !== null && last.places === places && areSame(last.reaches, reaches)) return last;
    const coverage = makeCoverage(places, reaches, (id) => names.get(id) ?? id);
    const covers = new Map([...reaches.keys()].map((tourId) => [tourId, coverage.without(tourId)]));
    last = { places, reaches, covers };
    return last;
  };
  return {
    of: async (units) => coverBy(await reach.reachOf(freeOf(units))),
    soon: async (units) => {
      const free = freeOf(units);
      return coverBy(await orKnown(reach.reachOf(free), () => reach.known(free)));
    },
    reachFrom: async (traveller) => (await reach.reachOf([traveller])).get(traveller.tourId) ?? [],
  };
}

/** Cover counts against the arrival target of the heaviest grade, in town: the promise that is hardest to keep. */
function targetSeconds(pack: Pack): number {
  const byWeight = pack.grades.toSorted((a, b) => a.weight - b.weight);
  const [heaviest] = byWeight.flatMap(
    ({ id }) => findRule(pack, id, 'arrive', { areaId: null, setting: 'urban' }) ?? [],
  );
  return Math.round((heaviest?.minutes ?? 15) * 60);
}

function areSame(before: ReadonlyMap<string, Reach>, now: ReadonlyMap<string, Reach>): boolean {
  if (before.size !== now.size) return false;
  for (const [tourId, reach] of now) if (before.get(tourId) !== reach) return false;
  return true;
}

const HOUR_MS = 3_600_000;

/** Made when the hour turns: local hours begin with those of the world's clock, or at its half. */
function makeHourly<T>(make: (hour: number) => T, { clock, timezone }: { clock: Clock; timezone: string }): () => T {
  const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: timezone });
  let held: { readonly at: number; readonly made: T } | null = null;
  return () => {
    const at = Math.floor(clock.now() / (HOUR_MS / 2));
    if (held?.at !== at) held = { at, made: make(Number(format.format(clock.now()))) };
    return held.made;
  };
}
