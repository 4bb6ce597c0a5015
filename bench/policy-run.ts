import FlatQueue from 'flatqueue';
import { dispatchRules } from '../modules/operations/index.ts';
import type { CrewPlan } from '../tools/exercise/scenario.ts';
import { type Moment, type PolicyName, policies } from './policy-choose.ts';
import { Crew, type Incident } from './policy-crew.ts';
import type { DemandPlace, PolicyWorld } from './policy-world.ts';

const { bareIn, leftBare, moveUpFor, standbyOf } = dispatchRules;

export interface Outcome {
  /** Seconds from the call to the first unit at the scene, by grade. */
  readonly waits: ReadonlyMap<string, readonly number[]>;
  /** Minutes that beats were bare, summed over the beats. */
  readonly bareMinutes: number;
  /** Where nobody had come at the end. */
  readonly unanswered: number;
  /** How often a unit was sent, those that were taken away again with them. */
  readonly sent: number;
}

const MINUTE = 60;
const LOOK_SECONDS = 5 * MINUTE;
/** Of those that wait with a lower grade so many are thought of when somebody comes free. */
const MOST_TRIED = 12;
const MOST_WAITING = 6;
const GRAVEST = 1;

/** Time that is not waited for. Seconds since the beginning. */
class Agenda {
  now = 0;
  private readonly queue = new FlatQueue<() => void>();

  at(time: number, work: () => void): void {
    this.queue.push(work, time);
  }

  run(until: number): void {
    for (;;) {
      const time = this.queue.peekValue();
      const work = this.queue.pop();
      if (work === undefined || time === undefined || time > until) return;
      this.now = time;
      work();
    }
  }
}

/** A month in virtual time, chosen for by one policy. Chance has been drawn before: the same calls and the same crews' habits for all. */
export function playMonth(world: PolicyWorld, name: PolicyName): Outcome {
  return new Month(world, name).play();
}

class Month {
  private readonly world: PolicyWorld;
  private readonly name: PolicyName;
  private readonly agenda = new Agenda();
  private readonly crews: readonly Crew[];
  /** Those that want more than they have, whoever has come. */
  private readonly open: Incident[] = [];
  private bareMinutes = 0;

  constructor(world: PolicyWorld, name: PolicyName) {
    this.world = world;
    this.name = name;
    this.crews = world.units.map((unit) => new Crew(world, unit));
  }

  play(): Outcome {
    const { agenda, world } = this;
    const all = world.asked.map((asked): Incident => {
      const incident = { asked, crews: new Set<Crew>(), sent: 0, firstAt: null, ended: false };
      agenda.at(asked.readyAt, () => {
        this.open.push(incident);
        this.dispatch([incident]);
      });
      return incident;
    });
    const endsAt = Math.max(...world.asked.map(({ readyAt }) => readyAt));
    for (let time = LOOK_SECONDS; time < endsAt; time += LOOK_SECONDS) agenda.at(time, () => this.look());
    agenda.run(endsAt);
    const waits = new Map<string, number[]>();
    for (const { asked, firstAt } of all) {
      if (firstAt !== null) waits.set(asked.grade, [...(waits.get(asked.grade) ?? []), firstAt - asked.receivedAt]);
    }
    return {
      waits,
      bareMinutes: this.bareMinutes,
      unanswered: all.filter(({ firstAt }) => firstAt === null).length,
      sent: all.reduce((sum, { sent }) => sum + sent, 0),
    };
  }

  private dispatch(tried: readonly Incident[]): void {
    let lower = 0;
    for (const incident of tried.toSorted(byGrade)) {
      if (incident.ended) continue;
      const anybody = this.crews.some((crew) => crew.isFree());
      if (incident.asked.need.weight > GRAVEST) {
        lower += 1;
        if (!anybody || lower > MOST_TRIED) continue;
      }
      const before = this.freeReach();
      const chosen = policies[this.name](this.moment(), incident);
      for (const crew of chosen) this.send(crew, incident);
      if (this.name === 'ours' && chosen.length > 0) this.moveUp(before, chosen);
    }
    this.settle();
  }

  private moment(): Moment {
    const waiting = this.open.filter(({ asked, crews }) => asked.need.weight === GRAVEST && crews.size === 0);
    const { world, crews } = this;
    return { world, crews, now: this.agenda.now, demand: this.demand(), waiting: waiting.slice(0, MOST_WAITING) };
  }

  /** What has as many as its plan wants, or is over, waits for nobody. */
  private settle(): void {
    const waits = this.open.filter(({ asked, crews, ended }) => {
      const wanted = (asked.need.sought?.needs ?? []).reduce((sum, { count }) => sum + count, 0);
      return !ended && crews.size < wanted;
    });
    this.open.splice(0, this.open.length, ...waits);
  }

  private send(crew: Crew, incident: Incident): void {
    const { asked } = incident;
    const left = crew.job?.incident;
    if (left !== undefined) {
      left.crews.delete(crew);
      if (!this.open.includes(left) && !left.ended) this.open.push(left);
    }
    const number = incident.sent;
    incident.sent += 1;
    incident.crews.add(crew);
    const plan = planOf(incident, number);
    const profile = crew.profile(asked.need.emergencyDriving);
    const seconds = this.world.seconds(profile, crew.cellAt(this.agenda.now), asked.cell) * plan.travelFactor;
    // Whoever is on the road already has turned out.
    const after = plan.acknowledgeSeconds + (left === undefined ? plan.turnOutSeconds : 0);
    crew.job = { incident, number, atScene: false };
    crew.standsInFor = null;
    this.drive(crew, asked.cell, { after, seconds }, () => this.arrive(crew, incident, number));
  }

  private arrive(crew: Crew, incident: Incident, number: number): void {
    if (crew.job === null) return;
    crew.job.atScene = true;
    crew.stand(incident.asked.cell);
    incident.firstAt ??= this.agenda.now;
    const plan = planOf(incident, number);
    const minutes = plan.sceneMinutes * (number === 0 ? 1 : 0.5);
    const { turn } = crew;
    this.agenda.at(this.agenda.now + minutes * MINUTE, () => {
      if (crew.turn === turn) this.leave(crew, number === 0 ? plan.thenMinutes : null);
    });
  }

  private leave(crew: Crew, thenMinutes: number | null): void {
    const { incident } = crew.job ?? {};
    incident?.crews.delete(crew);
    if (incident !== undefined) incident.ended = true;
    crew.job = null;
    crew.bound = thenMinutes !== null;
    crew.turn += 1;
    if (thenMinutes === null) this.free(crew);
    else this.agenda.at(this.agenda.now + thenMinutes * MINUTE, () => this.free(crew));
  }

  private free(crew: Crew): void {
    crew.bound = false;
    for (const one of [crew, ...this.crews.filter(({ standsInFor }) => standsInFor === crew)]) {
      one.standsInFor = null;
      if (one.isFree()) this.goTo(one, one.home);
    }
    this.dispatch([...this.open]);
  }

  private goTo(crew: Crew, cell: number): void {
    const seconds = this.world.seconds(crew.profile(false), crew.cellAt(this.agenda.now), cell);
    if (Number.isFinite(seconds)) this.drive(crew, cell, { after: 0, seconds }, () => crew.stand(cell));
  }

  /** Unless it is sent elsewhere meanwhile. */
  private drive(crew: Crew, cell: number, way: { after: number; seconds: number }, there: () => void): void {
    const at = crew.drive(this.agenda.now, cell, way);
    const { turn } = crew;
    this.agenda.at(at, () => {
      if (crew.turn === turn) there();
    });
  }

  /** The move-up that the screen proposes is made; whoever moved goes home when who was sent is free again. */
  private moveUp(before: FreeReach, chosen: readonly Crew[]): void {
    const { world } = this;
    const taken = chosen.map(({ unit }) => unit.callsign);
    for (const beatId of leftBare(before, taken).bare) {
      const standby = standbyOf(before.places, beatId);
      if (standby === null) continue;
      const cell = world.cellOf(standby.lon, standby.lat);
      const movers = this.crews
        .filter((crew) => crew.isFree() && !chosen.includes(crew))
        .map((crew) => ({
          tourId: crew.unit.callsign,
          seconds: world.seconds(crew.profile(false), crew.cellAt(this.agenda.now), cell),
          reach: world.reach(crew.profile(true), cell),
        }))
        .filter(({ seconds }) => Number.isFinite(seconds));
      const found = moveUpFor(beatId, before, taken, movers);
      const crew = this.crews.find(({ unit }) => unit.callsign === found?.tourId);
      if (crew === undefined) continue;
      this.goTo(crew, cell);
      crew.standsInFor = chosen[0] ?? null;
    }
  }

  private look(): void {
    const { places, reaches } = this.freeReach();
    this.bareMinutes += (bareIn(places, reaches).size * LOOK_SECONDS) / MINUTE;
  }

  private demand(): readonly DemandPlace[] {
    return this.world.demandAt(new Date(this.world.beginsAt + this.agenda.now * 1000).getUTCHours());
  }

  private freeReach(): FreeReach {
    const free = this.crews.filter((crew) => crew.isFree());
    const reachOf = (crew: Crew) => this.world.reach(crew.profile(true), crew.cellAt(this.agenda.now));
    return { places: this.demand(), reaches: new Map(free.map((crew) => [crew.unit.callsign, reachOf(crew)])) };
  }
}

interface FreeReach {
  readonly places: readonly DemandPlace[];
  readonly reaches: ReadonlyMap<string, readonly number[]>;
}

function planOf({ asked: { crews } }: Incident, number: number): CrewPlan {
  const plan = crews[number % crews.length];
  if (plan === undefined) throw new Error('a call without crews');
  return plan;
}

function byGrade(a: Incident, b: Incident): number {
  return a.asked.need.weight - b.asked.need.weight || a.asked.receivedAt - b.asked.receivedAt;
}
