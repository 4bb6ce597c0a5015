import type { Clock, Db, HeldRow, ViewQuery, ViewSource } from '../../../kernel/index.ts';
import type { RowOf } from '../../../kernel/pure.ts';
import type { Pack } from '../../force/index.ts';
import { isOffRoad } from '../kit/queries.ts';
import type { UnitKit, UnitKits } from '../kit/unit-kit.ts';
import { skillsAt } from '../resources/skills.ts';
import { type Asked, type Competing, findAsked, listCompeting } from './asked.ts';
import type { Candidate, Need, Settings } from './candidate.ts';
import { listUnitsClaimed, type UnitFound } from './candidates.ts';
import { makeRankings, type Rankings } from './choice/rankings.ts';
import type { DemandPlace } from './cover.ts';
import { moveUpsView } from './move-ups.ts';
import { nearestOf, nothingOffered, type Offer, offerSet, type Waiting } from './offer.ts';
import { type Ranked, recommend } from './recommend.ts';
import type { Member } from './set-words.ts';
import { type CoverKeeper, makeCoverKeeper, type StandingCover } from './standing-cover.ts';
import { type RoadsDoor, roughRange, travelTo } from './travel.ts';
import { kindsOf, travellerOf } from './travellers.ts';
import { Recommendation } from './views.ts';
import { makeWaitingTimes, type WaitingTimes } from './waiting-times.ts';

type Row = RowOf<typeof Recommendation>;

/** What the recommendation needs from outside. */
export interface RecommendationNeeds {
  readonly pack: () => Pack;
  /** By local hour; without one, over the whole day. */
  readonly demand: (hour?: number) => readonly DemandPlace[];
  readonly roads: RoadsDoor;
  readonly clock: Clock;
  /** What is wrong with the kit of units. */
  readonly listKits: UnitKits['list'];
}

export interface Recommender {
  readonly view: ViewSource;
  /** Which free unit repairs the cover that others leave. */
  readonly moveUps: ViewSource;
  /** Works out the reach of every free unit ahead of the first question; cheap when nothing has moved. */
  warm(db: Db): Promise<void>;
  /** What was recommended last: what is chosen is weighed against it. */
  readonly rankings: Rankings;
}

/** The view `operations.recommendation`: worked out when it is read, never fed. */
export function makeRecommender(needs: RecommendationNeeds): Recommender {
  const cover = makeCoverKeeper(needs);
  const rankings = makeRankings();
  const waitingTimes = makeWaitingTimes(needs.roads);
  const means: Means = { ...needs, cover, rankings, waitingTimes };
  const gather = (db: Db, query: ViewQuery) => gatherRecommendation(db, query, means);
  return {
    rankings,
    moveUps: moveUpsView({ ...needs, cover }),
    view: { declaration: Recommendation, gather, list: async (db, query) => (await gather(db, query))() },
    warm: async (db) => {
      await cover.of(await listUnitsClaimed(db, needs.clock.now()));
    },
  };
}

interface Means extends RecommendationNeeds {
  readonly cover: CoverKeeper;
  readonly rankings: Rankings;
  readonly waitingTimes: WaitingTimes;
}

async function gatherRecommendation(
  db: Db,
  query: ViewQuery,
  means: Means,
): Promise<() => Promise<readonly HeldRow[]>> {
  // Worked out as one page: another reading would rank anew.
  const asked = query.of === null || query.after !== null ? null : await findAsked(db, query.of, means.pack());
  if (asked === null) return async () => [];
  const [units, kits, competing] = await Promise.all([
    listUnitsClaimed(db, means.clock.now()),
    means.listKits(db),
    listCompeting(db, means.pack()),
  ]);
  const out = { units, kits: new Map(kits.map((kit) => [kit.tourId, kit])), competing };
  return async () => {
    const { ranked, settings, offer } = await rank(asked, out, means);
    means.rankings.keep(asked.need.incidentId, ranked, { ...settings, set: [...offer.members.keys()] });
    return firstOf(ranked, offer, query.limit).map((one) => heldRow(rowOf(asked, one, settings, offer), asked));
  };
}

/** The best of them; of the set that is offered nobody is missing, however far down. */
function firstOf(ranked: readonly Ranked[], { members }: Offer, limit: number): readonly Ranked[] {
  let others = limit - members.size;
  return ranked.filter(({ candidate }) => members.has(candidate.tourId) || others-- > 0).slice(0, limit);
}

interface Out {
  readonly units: readonly UnitFound[];
  readonly kits: ReadonlyMap<string, UnitKit>;
  /** Immediate incidents that wait for somebody. */
  readonly competing: readonly Competing[];
}

interface Placed {
  readonly ranked: readonly Ranked[];
  readonly settings: Settings;
  readonly offer: Offer;
}

/** Asks the roads, which may take a while: nothing is read from the database from here on. */
async function rank(asked: Asked, { units, kits, competing }: Out, means: Means): Promise<Placed> {
  const pack = means.pack();
  const kinds = kindsOf(pack);
  const travellersTo = ({ emergencyDriving }: Need, to: readonly UnitFound[]) =>
    to.flatMap((unit) => travellerOf(unit, kinds, emergencyDriving));
  const here = asked.need.incidentId;
  const near = competing.map(({ place }) => nearestOf(place, units));
  const [times, standing, ...others] = await Promise.all([
    asked.place === null ? noTimes : travelTo(means.roads, asked.place, travellersTo(asked.need, units)),
    means.cover.soon(units),
    ...competing.map(({ need, place }, i) =>
      means.waitingTimes(need.incidentId, place, travellersTo(need, near[i] ?? [])),
    ),
  ]);
  const candidateOf = candidatesWith(pack, { kits, covers: standing.covers, now: means.clock.now() });
  const settings = settingsOf(pack, means);
  const candidates = units.map((unit) => candidateOf(unit, times));
  const ranked = recommend(asked.need, candidates, settings);
  // This one among them as it would be seen from any other: so that whoever asks shares out the same.
  const waiting = competing.map((one, i): Waiting => {
    const list = (near[i] ?? []).map((unit) => candidateOf(unit, others[i] ?? noTimes));
    return { competing: one, ranked: recommend(one.need, list, settings) };
  });
  const onIt = candidates.filter(({ active }) => active?.incidentId === here);
  const offer = asked.place === null ? nothingOffered : offerSet({ need: asked.need, ranked, onIt, standing, waiting });
  return { ranked, settings, offer };
}

type Times = Awaited<ReturnType<typeof travelTo>>;
const noTimes: Times = new Map();

interface KnownOfUnits extends Pick<Out, 'kits'>, Pick<StandingCover, 'covers'> {
  readonly now: number;
}

function candidatesWith(pack: Pack, { kits, covers, now }: KnownOfUnits) {
  const kinds = kindsOf(pack);
  const cars = new Map(pack.dispatch.vehicles.map((vehicle) => [vehicle.kind, vehicle]));
  return ({ kindId, vehicleKind, skillsUntil, equipment, ...unit }: UnitFound, times: Times): Candidate => {
    const { name = kindId, responds = true, mount = 'vehicle' } = kinds.get(kindId) ?? {};
    const car = vehicleKind === null ? undefined : cars.get(vehicleKind);
    return {
      ...unit,
      ...skillsAt({ skills: unit.skills, skillsUntil }, now),
      kind: { id: kindId, name, responds, mount, armed: unit.armed },
      vehicle: car ?? null,
      carries: equipment == null ? (car?.carries ?? null) : [...(car?.carries ?? []), ...equipment],
      travel: times.get(unit.tourId) ?? null,
      cover: covers.get(unit.tourId) ?? null,
      kit: (kits.get(unit.tourId)?.states ?? []).map((state) => ({ reason: state.reason, offRoad: isOffRoad(state) })),
    };
  };
}

function settingsOf(pack: Pack, { clock, roads }: Means): Settings {
  const { stalePositionSeconds, shiftEndMinutes, areas, dispatch, timezone } = pack;
  const nameOf = (id: string) => areas.find((area) => area.id === id)?.name ?? id;
  const keepFree = new Map(dispatch.keepFree.map(({ area, count }) => [area, { name: nameOf(area), count }]));
  return { now: clock.now(), timezone, stalePositionSeconds, shiftEndMinutes, estimated: roads.estimated, keepFree };
}

function heldRow(row: Row, asked: Asked): HeldRow {
  return { key: row.tourId, parent: row.incidentId, row, member: true, guard: asked.guard };
}

function rowOf(
  asked: Asked,
  ranked: Ranked,
  settings: { now: number; estimated: boolean },
  { members, kept }: Offer,
): Row {
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
    set: memberRow(members.get(c.tourId)),
    keptFor: kept.get(c.tourId) ?? null,
  };
}

function memberRow(member: Member | undefined): Row['set'] {
  return member === undefined
    ? null
    : { first: member.first, because: [...member.because], lacking: [...member.lacking] };
}

function divertOf({ active }: Candidate): Row['divertFrom'] {
  if (active === null || active.hidden) return null;
  return { incidentId: active.incidentId, number: active.number, grade: active.grade };
}
