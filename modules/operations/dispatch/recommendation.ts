import type { Clock, Db, HeldRow, ViewQuery, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { findRule, type Pack } from '../../force/index.ts';
import { isOffRoad } from '../kit/queries.ts';
import type { UnitKit, UnitKits } from '../kit/unit-kit.ts';
import { type Asked, findAsked } from './asked.ts';
import { type Candidate, type Cover, isFree, type Settings } from './candidate.ts';
import { listUnitsFound, type UnitFound } from './candidates.ts';
import { makeRankings, type Rankings } from './choice/rankings.ts';
import { type DemandPlace, makeCoverage, type Reach, thinDemand } from './cover.ts';
import { makeReachCache, type ReachCache } from './reach.ts';
import { type Ranked, recommend } from './recommend.ts';
import { type RoadsDoor, roughRange, type Traveller, travelTo } from './travel.ts';
import { Recommendation } from './views.ts';

type Row = RowOf<typeof Recommendation>;

/** What the recommendation needs from outside. */
export interface RecommendationNeeds {
  readonly pack: () => Pack;
  readonly demand: () => readonly DemandPlace[];
  readonly roads: RoadsDoor;
  readonly clock: Clock;
  /** What is wrong with the kit of units. */
  readonly listKits: UnitKits['list'];
}

export interface Recommender {
  readonly view: ViewSource;
  /** Works out the reach of every free unit ahead of the first question; cheap when nothing has moved. */
  warm(db: Db): Promise<void>;
  /** What was recommended last: what is chosen is weighed against it. */
  readonly rankings: Rankings;
}

/** The view `operations.recommendation`: worked out when it is read, never fed. */
export function makeRecommender(needs: RecommendationNeeds): Recommender {
  const pack = needs.pack();
  const places = thinDemand(needs.demand());
  const reach = makeReachCache(needs.roads, places, targetSeconds(pack));
  const covers = makeCovers(places, reach, needs.pack);
  const rankings = makeRankings();
  const gather = (db: Db, query: ViewQuery) => gatherRecommendation(db, query, { ...needs, covers, rankings });
  return {
    rankings,
    view: { declaration: Recommendation, gather, list: async (db, query) => (await gather(db, query))() },
    warm: async (db) => {
      await covers(await listUnitsFound(db));
    },
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

type CoverOf = (units: readonly UnitFound[]) => Promise<ReadonlyMap<string, Cover>>;

/** Worked out anew when a unit has moved, come or gone; a desk asks several times between. */
function makeCovers(places: readonly DemandPlace[], reach: ReachCache, packOf: () => Pack): CoverOf {
  const pack = packOf();
  const names = new Map(pack.areas.map((area) => [area.id, area.name]));
  let last: { readonly reaches: ReadonlyMap<string, Reach>; readonly covers: ReadonlyMap<string, Cover> } | null = null;
  return async (units) => {
    const kinds = kindsOf(packOf());
    const reaches = await reach.reachOf(units.filter(isFree).flatMap((unit) => travellerOf(unit, kinds, true)));
    if (last !== null && areSame(last.reaches, reaches)) return last.covers;
    const coverage = makeCoverage(places, reaches, (id) => names.get(id) ?? id);
    const covers = new Map([...reaches.keys()].map((tourId) => [tourId, coverage.without(tourId)]));
    last = { reaches, covers };
    return covers;
  };
}

function areSame(before: ReadonlyMap<string, Reach>, now: ReadonlyMap<string, Reach>): boolean {
  if (before.size !== now.size) return false;
  for (const [tourId, reach] of now) if (before.get(tourId) !== reach) return false;
  return true;
}

type Kinds = ReadonlyMap<string, Pack['unitKinds'][number]>;

function kindsOf({ unitKinds }: Pack): Kinds {
  return new Map(unitKinds.map((kind) => [kind.id, kind]));
}

/** `emergency`: whether whoever may drive under emergency conditions does. */
function travellerOf(unit: UnitFound, kinds: Kinds, emergency: boolean): readonly Traveller[] {
  if (unit.lon === null || unit.lat === null) return [];
  const mount = kinds.get(unit.kindId)?.mount ?? 'vehicle';
  const byCar = emergency && unit.emergencyDriver ? 'emergency' : 'car';
  return [{ tourId: unit.tourId, lon: unit.lon, lat: unit.lat, profile: mount === 'vehicle' ? byCar : mount }];
}

interface Means extends RecommendationNeeds {
  readonly covers: CoverOf;
  readonly rankings: Rankings;
}

async function gatherRecommendation(
  db: Db,
  query: ViewQuery,
  means: Means,
): Promise<() => Promise<readonly HeldRow[]>> {
  // Worked out as one page: another reading would rank anew.
  const asked = query.of === null || query.after !== null ? null : await findAsked(db, query.of, means.pack());
  if (asked === null) return async () => [];
  const [units, kits] = await Promise.all([listUnitsFound(db), means.listKits(db)]);
  const out = { units, kits: new Map(kits.map((kit) => [kit.tourId, kit])) };
  return async () => {
    const { ranked, settings } = await rank(asked, out, means);
    means.rankings.keep(asked.need.incidentId, ranked, settings);
    return ranked.map((one) => heldRow(rowOf(asked, one, settings), asked)).slice(0, query.limit);
  };
}

interface Out {
  readonly units: readonly UnitFound[];
  readonly kits: ReadonlyMap<string, UnitKit>;
}

/** Asks the roads, which may take a while: nothing is read from the database from here on. */
async function rank(
  asked: Asked,
  { units, kits }: Out,
  means: Means,
): Promise<{ readonly ranked: readonly Ranked[]; readonly settings: Settings }> {
  const pack = means.pack();
  const kinds = kindsOf(pack);
  const travellers = units.flatMap((unit) => travellerOf(unit, kinds, asked.need.emergencyDriving));
  const [times, cover] = await Promise.all([
    asked.place === null ? new Map() : travelTo(means.roads, asked.place, travellers),
    means.covers(units),
  ]);
  const cars = new Map(pack.dispatch.vehicles.map((vehicle) => [vehicle.kind, vehicle]));
  const candidates = units.map(({ kindId, vehicleKind, ...unit }): Candidate => {
    const { name = kindId, responds = true, mount = 'vehicle' } = kinds.get(kindId) ?? {};
    const car = vehicleKind === null ? undefined : cars.get(vehicleKind);
    return {
      ...unit,
      kind: { id: kindId, name, responds, mount, armed: unit.armed },
      vehicle: car ?? null,
      carries: car?.carries ?? null,
      travel: times.get(unit.tourId) ?? null,
      cover: cover.get(unit.tourId) ?? null,
      kit: (kits.get(unit.tourId)?.states ?? []).map((state) => ({ reason: state.reason, offRoad: isOffRoad(state) })),
    };
  });
  const settings = settingsOf(pack, means);
  return { ranked: recommend(asked.need, candidates, settings), settings };
}

function settingsOf(pack: Pack, { clock, roads }: Means): Settings {
  const { stalePositionSeconds, shiftEndMinutes, areas, dispatch } = pack;
  const nameOf = (id: string) => areas.find((area) => area.id === id)?.name ?? id;
  const keepFree = new Map(dispatch.keepFree.map(({ area, count }) => [area, { name: nameOf(area), count }]));
  return { now: clock.now(), stalePositionSeconds, shiftEndMinutes, estimated: roads.estimated, keepFree };
}

function heldRow(row: Row, asked: Asked): HeldRow {
  return { key: row.tourId, parent: row.incidentId, row, member: true, guard: asked.guard };
}

function rowOf(asked: Asked, ranked: Ranked, settings: { now: number; estimated: boolean }): Row {
  const { candidate: c } = ranked;
  const byCar = asked.need.emergencyDriving && c.emergencyDriver ? 'emergency' : 'car';
  const profile = c.kind.mount === 'vehicle' ? byCar : c.kind.mount;
  const etaSeconds = c.travel === null ? null : Math.round(c.travel.seconds);
  return {
    tourId: c.tourId,
    incidentId: asked.need.incidentId,
    callsign: c.callsign,
    rank: ranked.rank,
    etaSeconds,
    etaRangeSeconds: etaSeconds === null || !settings.estimated ? null : [...roughRange(etaSeconds)],
    estimated: settings.estimated,
    profile,
    distanceMetres: c.travel === null ? null : Math.round(c.travel.metres),
    positionAgeSeconds: c.positionAt === null ? null : Math.max(0, Math.round((settings.now - c.positionAt) / 1000)),
    meaning: c.meaning,
    divertFrom: divertOf(c),
    cover: c.cover === null ? null : { before: c.cover.before, after: c.cover.after, bare: [...c.cover.bare] },
    reasons: ranked.reasons.map((reason) => ({ ...reason, seconds: Math.round(reason.seconds) })),
    exclusions: [...ranked.exclusions],
  };
}

function divertOf({ active }: Candidate): Row['divertFrom'] {
  if (active === null || active.hidden) return null;
  return { incidentId: active.incidentId, number: active.number, grade: active.grade };
}
