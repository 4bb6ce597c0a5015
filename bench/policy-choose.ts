import { dispatchRules } from '../modules/operations/index.ts';
import type { Crew, Incident } from './policy-crew.ts';
import type { DemandPlace, PolicyWorld } from './policy-world.ts';

const { listWanting, makeCoverage, offerSet, recommend } = dispatchRules;

/** What a desk knows when it chooses. */
export interface Moment {
  readonly world: PolicyWorld;
  readonly now: number;
  readonly crews: readonly Crew[];
  /** Immediate ones to which nobody has been sent. */
  readonly waiting: readonly Incident[];
  readonly demand: readonly DemandPlace[];
}

/** Whom a desk sends to an incident by its way of choosing; nobody: it waits. */
export type Policy = (moment: Moment, incident: Incident) => readonly Crew[];

function seenOf({ unit }: Crew, { pack }: PolicyWorld) {
  const kind = pack.unitKinds.find(({ id }) => id === unit.kind);
  return {
    kind: { id: unit.kind, name: kind?.name ?? unit.kind, responds: true, armed: kind?.armed ?? false },
    skills: unit.skills,
  };
}

/** What is on the way to it or there counts; what the plan still wants is sought. */
function wantingOf({ asked, crews }: Incident, world: PolicyWorld): readonly number[] {
  return listWanting(
    asked.need.sought?.needs ?? [],
    [...crews].map((crew) => seenOf(crew, world)),
  );
}

/**
 * The nearest free unit of a kind and with the skills that the plan names, place by place. For an immediate one, when nobody is free,
 * the nearest from a lower grade, as any desk would: from one that is not at the scene yet before one that is.
 */
function nearest(farOf: (crew: Crew, incident: Incident, moment: Moment) => number): Policy {
  return (moment, incident) => {
    const { sought, weight } = incident.asked.need;
    const chosen: Crew[] = [];
    for (const [i, count] of wantingOf(incident, moment.world).entries()) {
      const need = sought?.needs[i];
      if (need === undefined) continue;
      const suited = moment.crews.filter(
        ({ unit }) =>
          (need.kinds.length === 0 || need.kinds.some(({ id }) => id === unit.kind)) &&
          sought?.never.has(unit.kind) !== true &&
          need.skills.every(({ id }) => unit.skills.includes(id)),
      );
      for (let place = 0; place < count; place += 1) {
        const left = suited.filter((crew) => !chosen.includes(crew) && !incident.crews.has(crew));
        const tiers = [
          left.filter((crew) => crew.isFree()),
          ...(weight > 1 || chosen.length > 0 || incident.crews.size > 0
            ? []
            : [
                left.filter((crew) => isLower(crew, weight, false)),
                left.filter((crew) => isLower(crew, weight, true)),
              ]),
        ];
        const found = tiers
          .map((tier) => least(tier, (crew) => farOf(crew, incident, moment)))
          .find((one) => one !== null);
        if (found != null) chosen.push(found);
      }
    }
    return chosen;
  };
}

function isLower({ job }: Crew, weight: number, atScene: boolean): boolean {
  return job !== null && job.incident.asked.need.weight > weight && job.atScene === atScene;
}

function least(crews: readonly Crew[], farOf: (crew: Crew) => number): Crew | null {
  let [best, by]: [Crew | null, number] = [null, Infinity];
  for (const crew of crews) {
    const far = farOf(crew);
    if (far < by) [best, by] = [crew, far];
  }
  return best;
}

/** Nobody is sent from farther, by any of the three. */
const MOST_SECONDS = 2 * 3_600;

function roadSeconds(crew: Crew, { asked }: Incident, { world, now }: Moment): number {
  const seconds = world.seconds(crew.profile(asked.need.emergencyDriving), crew.cellAt(now), asked.cell);
  return seconds > MOST_SECONDS ? Infinity : seconds;
}

/** Whoever cannot come at all is not counted near by anybody. */
const straight = nearest((crew, incident, moment) => {
  if (roadSeconds(crew, incident, moment) === Infinity) return Infinity;
  const [here, there] = [moment.world.cells[crew.cellAt(moment.now)], moment.world.cells[incident.asked.cell]];
  if (here === undefined || there === undefined) return Infinity;
  return Math.hypot((here.lon - there.lon) * 0.6, here.lat - there.lat);
});
const road = nearest(roadSeconds);

/** What our recommendation offers: ranked, shared out among those that wait, as a set. */
const ours: Policy = (moment, incident) => {
  const { world, crews, now } = moment;
  const free = crews.filter((crew) => crew.isFree());
  const reaches = new Map(free.map((crew) => [crew.unit.callsign, world.reach(crew.profile(true), crew.cellAt(now))]));
  const standing = { places: moment.demand, reaches };
  const names = new Map(world.pack.areas.map(({ id, name }) => [id, name]));
  const coverage = makeCoverage(moment.demand, reaches, (id) => names.get(id) ?? id);
  const covers = new Map(free.map(({ unit: { callsign } }) => [callsign, coverage.without(callsign)]));
  const settings = settingsOf(world, now);
  const rankFor = (one: Incident) =>
    recommend(
      one.asked.need,
      crews.map((crew) => candidateOf(crew, one, moment, covers.get(crew.unit.callsign) ?? null)),
      settings,
    );
  const ranked = rankFor(incident);
  const waiting = moment.waiting.map((one): dispatchRules.Waiting => {
    const { need, cell } = one.asked;
    const at = world.cells[cell];
    return {
      competing: { need, number: need.incidentId, grade: one.asked.grade, place: [at?.lon ?? 0, at?.lat ?? 0] },
      ranked: one === incident ? ranked : rankFor(one),
    };
  });
  const onIt = ranked
    .map(({ candidate }) => candidate)
    .filter(({ active }) => active?.incidentId === incident.asked.need.incidentId);
  const { set } = offerSet({ need: incident.asked.need, ranked, onIt, standing, waiting });
  const ids = new Set(set?.places.map((place) => place.ranked.candidate.tourId));
  return crews.filter(({ unit }) => ids.has(unit.callsign));
};

const kept = new WeakMap<PolicyWorld, dispatchRules.Settings['keepFree']>();

function settingsOf(world: PolicyWorld, now: number): dispatchRules.Settings {
  const { pack } = world;
  const keepFree =
    kept.get(world) ??
    new Map(
      pack.dispatch.keepFree.map(({ area, count }) => [
        area,
        { name: pack.areas.find(({ id }) => id === area)?.name ?? area, count },
      ]),
    );
  kept.set(world, keepFree);
  const { stalePositionSeconds, shiftEndMinutes, timezone } = pack;
  return { now: now * 1000, ...{ stalePositionSeconds, shiftEndMinutes, timezone }, estimated: false, keepFree };
}

function candidateOf(
  crew: Crew,
  { asked }: Incident,
  { world, now }: Moment,
  cover: dispatchRules.Candidate['cover'],
): dispatchRules.Candidate {
  const { unit, job } = crew;
  const profile = crew.profile(asked.need.emergencyDriving);
  const seconds = world.seconds(profile, crew.cellAt(now), asked.cell);
  const car = world.pack.dispatch.vehicles.find(({ kind }) => kind === unit.vehicle?.kind);
  const on = job?.incident.asked;
  return {
    ...{ tourId: unit.callsign, callsign: unit.callsign, crewSize: unit.crew.length, areaId: unit.area },
    ...seenOf(crew, world),
    kind: { ...seenOf(crew, world).kind, mount: crew.mount },
    emergencyDriver: crew.emergencyDriver,
    vehicle: car ?? null,
    carries: car?.carries ?? null,
    meaning: job === null ? (crew.bound ? 'escort' : 'available') : job.atScene ? 'at-scene' : 'en-route',
    availability: crew.bound ? 'unavailable' : 'available',
    emergency: false,
    active:
      on === undefined
        ? null
        : {
            ...{ incidentId: on.need.incidentId, number: on.need.incidentId, grade: on.grade, weight: on.need.weight },
            milestone: job?.atScene === true ? 'at-scene' : 'en-route',
            hidden: false,
          },
    shiftEndsAt: (now + MOST_SECONDS) * 1000,
    positionAt: now * 1000,
    travel: seconds > MOST_SECONDS ? null : { seconds, metres: seconds * 15 },
    cover,
  };
}

export const policies = { straight, road, ours } as const;
export type PolicyName = keyof typeof policies;
