import { RecordResult, ReportProgress, ResetUnitTimers, SetStatus } from '../../modules/operations/contract.ts';
import type { Person } from './person.ts';
import type { CrewPlan, PlannedCall } from './scenario.ts';
import { playerWith, type World } from './world.ts';

type Milestone = 'acknowledged' | 'en-route' | 'at-scene' | 'resumed';
type Point = readonly [number, number];

/** Work that a crew was told of by the desk. */
export interface Job {
  readonly call: PlannedCall;
  readonly assignmentId: string;
  readonly etaSeconds: number;
  readonly plan: CrewPlan;
  /** Whether this crew writes the result down. */
  readonly leads: boolean;
}

interface Journey {
  readonly from: Point;
  readonly to: Point;
  readonly startsAt: number;
  readonly endsAt: number;
}

const meaningOf = {
  acknowledged: 'received',
  'en-route': 'en-route',
  'at-scene': 'at-scene',
  resumed: 'available',
} as const;

const HEARD_SECONDS = 12 * 60;

/** A unit on duty: it does what its plan says with what the desk tells it, and nothing that nobody told it. */
export class Crew {
  readonly tourId: string;
  readonly callsign: string;
  job: Job | null = null;
  readonly behind: Job[] = [];
  /** Who speaks for it. */
  readonly person: Person;
  private readonly world: World;
  private at: Point;
  private journey: Journey | null = null;
  private called: (() => void) | null = null;

  constructor(world: World, person: Person, unit: { tourId: string; callsign: string; at: Point }) {
    this.world = world;
    this.person = person;
    this.tourId = unit.tourId;
    this.callsign = unit.callsign;
    this.at = unit.at;
  }

  /** Where it is now: along its way, as the crow flies. */
  place(now: number): Point {
    if (this.journey === null) return this.at;
    const { from, to, startsAt, endsAt } = this.journey;
    const share = Math.min(1, Math.max(0, (now - startsAt) / Math.max(1, endsAt - startsAt)));
    return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  }

  isMoving(): boolean {
    return this.journey !== null;
  }

  /** Sent there now; what it was doing is somebody else's. */
  sent(job: Job): void {
    this.halt();
    this.job = job;
    this.world.agenda.in(0, () => this.work(job));
  }

  /** Next, when it is done with what it has. */
  stacked(job: Job): void {
    if (this.job === null) this.sent(job);
    else this.behind.push(job);
  }

  stoodDown(assignmentId: string): void {
    const at = this.behind.findIndex((job) => job.assignmentId === assignmentId);
    if (at >= 0) this.behind.splice(at, 1);
    if (this.job?.assignmentId === assignmentId) this.next();
  }

  /** The desk calls by voice: a crew that did not answer its radio does now. */
  hail(): boolean {
    const answers = this.called !== null;
    this.called?.();
    this.called = null;
    return answers;
  }

  async setStatus(meaning: string): Promise<boolean> {
    const { tourId } = this;
    const status = this.world.pack.statuses.find((known) => known.meaning === meaning)?.code ?? '2';
    const came = await this.person.send(
      SetStatus,
      { tourId, status },
      { confirmed: ['nothing-assigned', 'unusual-change'] },
    );
    return came.kind === 'done';
  }

  /** After an emergency: free, where nothing else is to be done. */
  async backInService(): Promise<void> {
    if (this.job === null) await this.setStatus('available');
  }

  private halt(): void {
    this.at = this.place(this.world.agenda.now());
    this.journey = null;
  }

  private async work(job: Job): Promise<void> {
    const { agenda } = this.world;
    const { plan, call } = job;
    if (!plan.answers) {
      this.world.count('units that did not answer');
      await new Promise<void>((resolve) => {
        this.called = resolve;
      });
    }
    if (!(await this.after(plan.acknowledgeSeconds, job, 'acknowledged'))) return;
    if (!(await this.after(plan.turnOutSeconds, job, 'en-route'))) return;
    const travelSeconds = job.etaSeconds * plan.travelFactor;
    const now = agenda.now();
    this.journey = {
      from: this.at,
      to: [call.place.lon, call.place.lat],
      startsAt: now,
      endsAt: now + travelSeconds * 1000,
    };
    if (!(await this.after(travelSeconds, job, 'at-scene'))) return;
    this.halt();
    this.world.count('arrivals');
    await this.workThere(job);
    if (this.job !== job) return;
    if (job.leads) await this.writeResult(call);
    if (!(await this.after(0, job, 'resumed'))) return;
    await this.afterwards(job);
  }

  /** At the scene it is heard of every now and then, as an officer alone is taught to be. */
  private async workThere(job: Job): Promise<void> {
    const { agenda } = this.world;
    const until = agenda.now() + job.plan.sceneMinutes * 60_000 * (job.leads ? 1 : 0.5);
    while (this.job === job && agenda.now() < until) {
      const left = (until - agenda.now()) / 1000;
      await agenda.pause(Math.min(left, HEARD_SECONDS));
      if (left > HEARD_SECONDS && this.job === job) await this.person.send(ResetUnitTimers, { tourIds: [this.tourId] });
    }
  }

  /** Does the next step when its time has come, unless the crew has been sent elsewhere meanwhile. */
  private async after(seconds: number, job: Job, milestone: Milestone): Promise<boolean> {
    await this.world.agenda.pause(seconds);
    if (this.job !== job) return false;
    await this.tell(job, milestone);
    return this.job === job;
  }

  /** By status key, as radios do, or by naming the incident: of a concealed one only the key can tell. */
  private async tell({ plan, call, assignmentId }: Job, milestone: Milestone): Promise<void> {
    if (plan.byKey || call.restriction !== null) {
      await this.setStatus(meaningOf[milestone]);
      return;
    }
    const input = { incidentId: call.incidentId, tourId: this.tourId, assignmentId, milestone };
    await this.person.send(ReportProgress, input, { confirmed: ['unusual-order'] });
  }

  /** Of what is restricted the crew tells the FIM, who writes it down. */
  private async writeResult({ incidentId, result, code, word, restriction }: PlannedCall): Promise<void> {
    const writer = restriction === null ? this.person : playerWith(this.world, 'fim').person;
    const input = { incidentId, result, closingCode: code, note: `Dealt with: ${word}` };
    const came = await writer.send(RecordResult, input);
    if (came.kind === 'done') this.world.count(`results ${result}`);
  }

  private async afterwards({ plan }: Job): Promise<void> {
    if (plan.thenMinutes !== null && this.behind.length === 0) {
      this.job = null;
      await this.setStatus('escort');
      await this.world.agenda.pause(plan.thenMinutes * 60);
      // A job that came meanwhile wins: then the escort was handed on.
      if (this.job === null) await this.setStatus('available');
      return;
    }
    this.next();
  }

  private next(): void {
    this.halt();
    this.called = null;
    this.job = null;
    const next = this.behind.shift();
    if (next !== undefined) this.sent(next);
  }
}
