import type { Clock, Db, HeldRow, ViewQuery, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import { findRule, type Pack } from '../../force/index.ts';
import { isOffRoad } from '../kit/queries.ts';
import type { UnitKit, UnitKits } from '../kit/unit-kit.ts';
import { listUnitsFound, type UnitFound } from './candidates.ts';
import { type DemandPlace, makeCoverage, type Reach, thinDemand } from './cover.ts';
import { makeReachCache, type ReachCache } from './reach.ts';
import { type Candidate, type Cover, type Need, type Ranked, recommend } from './recommend.ts';
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
}

interface Asked {
  readonly need: Need;
  readonly place: readonly [number, number] | null;
  readonly guard: NonNullable<HeldRow['guard']>;
}

/** The view `operations.recommendation`: worked out when it is read, never fed. */
export function makeRecommender(needs: RecommendationNeeds): Recommender {
  const pack = needs.pack();
  const places = thinDemand(needs.demand());
  const reach = makeReachCache(needs.roads, places, targetSeconds(pack));
  const covers = makeCovers(places, reach, pack);
  const gather = (db: Db, query: ViewQuery) => gatherRecommendation(db, query, needs, covers);
  return {
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
function makeCovers(places: readonly DemandPlace[], reach: ReachCache, pack: Pack): CoverOf {
  const names = new Map(pack.areas.map((area) => [area.id, area.name]));
  let last: { readonly reaches: ReadonlyMap<string, Reach>; readonly covers: ReadonlyMap<string, Cover> } | null = null;
  return async (units) => {
    const reaches = await reach.reachOf(units.filter(isFree).flatMap((unit) => travellerOf(unit)));
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

function isFree(unit: UnitFound): boolean {
  return unit.active === null && !unit.emergency && unit.availability === 'available';
}

function travellerOf(unit: UnitFound, profile?: unknown): readonly Traveller[] {
  if (unit.lon === null || unit.lat === null) return [];
  const emergency = profile !== 'car' && unit.emergencyDriver;
  return [{ tourId: unit.tourId, lon: unit.lon, lat: unit.lat, profile: emergency ? 'emergency' : 'car' }];
}

async function gatherRecommendation(
  db: Db,
  query: ViewQuery,
  needs: RecommendationNeeds,
  covers: CoverOf,
): Promise<() => Promise<readonly HeldRow[]>> {
  // Worked out as one page: another reading would rank anew.
  const asked = query.of === null || query.after !== null ? null : await findAsked(db, query.of, needs.pack());
  if (asked === null) return async () => [];
  const [units, kits] = await Promise.all([listUnitsFound(db), needs.listKits(db)]);
  const out = { units, kits: new Map(kits.map((kit) => [kit.tourId, kit])) };
  return async () => (await workOut(asked, out, needs, covers)).slice(0, query.limit);
}

interface Out {
  readonly units: readonly UnitFound[];
  readonly kits: ReadonlyMap<string, UnitKit>;
}

/** Asks the roads, which may take a while: nothing is read from the database from here on. */
async function workOut(
  asked: Asked,
  { units, kits }: Out,
  needs: RecommendationNeeds,
  covers: CoverOf,
): Promise<readonly HeldRow[]> {
  const travellers = units.flatMap((unit) => travellerOf(unit, asked.need.emergencyDriving ? undefined : 'car'));
  const [times, cover] = await Promise.all([
    asked.place === null ? new Map() : travelTo(needs.roads, asked.place, travellers),
    covers(units),
  ]);
  const kinds = new Map(needs.pack().unitKinds.map((kind) => [kind.id, kind]));
  const candidates = units.map(({ kindId, ...unit }): Candidate => {
    const kind = kinds.get(kindId);
    return {
      ...unit,
      kind: { name: kind?.name ?? kindId, responds: kind?.responds ?? true, armed: unit.armed },
      travel: times.get(unit.tourId) ?? null,
      cover: cover.get(unit.tourId) ?? null,
      kit: (kits.get(unit.tourId)?.states ?? []).map((state) => ({ reason: state.reason, offRoad: isOffRoad(state) })),
    };
  });
  const { stalePositionSeconds, shiftEndMinutes } = needs.pack();
  const settings = { now: needs.clock.now(), stalePositionSeconds, shiftEndMinutes, estimated: needs.roads.estimated };
  return recommend(asked.need, candidates, settings).map((ranked) => heldRow(rowOf(asked, ranked, settings), asked));
}

function heldRow(row: Row, asked: Asked): HeldRow {
  return { key: row.tourId, parent: row.incidentId, row, member: true, guard: asked.guard };
}

interface IncidentRow {
  readonly id: string;
  readonly weight: number;
  readonly emergency_driving: boolean;
  readonly code: string;
  readonly area_id: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly restriction: 'none' | 'restricted' | 'concealed';
  readonly allowed: readonly string[];
}

async function findAsked(db: Db, incidentId: string, pack: Pack): Promise<Asked | null> {
  const found = await db
    .withTables<{ 'operations.incident': IncidentRow }>()
    .selectFrom('operations.incident')
    .select(['id', 'weight', 'emergency_driving', 'code', 'area_id', 'lon', 'lat', 'restriction', 'allowed'])
    .where('id', '=', incidentId)
    .executeTakeFirst();
  if (found === undefined) return null;
  const plan = pack.plans.find((p) => p.id === pack.codes.find((c) => c.code === found.code)?.plan);
  const skillName = new Map(pack.skills.map((skill) => [skill.id, skill.name]));
  const kindName = new Map(pack.unitKinds.map((kind) => [kind.id, kind.name]));
  return {
    need: {
      incidentId: found.id,
      weight: found.weight,
      areaId: found.area_id,
      skills: (plan?.skills ?? []).map((id) => ({ id, name: skillName.get(id) ?? id })),
      kinds: (plan?.kinds ?? []).map((id) => kindName.get(id) ?? id),
      emergencyDriving: found.emergency_driving,
    },
    place: found.lon === null || found.lat === null ? null : [found.lon, found.lat],
    // Whoever may see the incident masked may send help to it: place and grade are all that this shows.
    guard: { restriction: found.restriction === 'concealed' ? 'concealed' : 'none', allowed: found.allowed },
  };
}

function rowOf(asked: Asked, ranked: Ranked, settings: { now: number; estimated: boolean }): Row {
  const { candidate: c } = ranked;
  const profile = asked.need.emergencyDriving && c.emergencyDriver ? 'emergency' : 'car';
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
