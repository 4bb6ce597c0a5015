import { isStep } from '../../kernel/index.ts';
import { LATE_MS } from './check-screens.ts';
import { type Facts, factsOf, type LogEvent, type Violate } from './log.ts';

interface StepFacts {
  readonly key: string;
  readonly kind: string;
  readonly label: string;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly step: number;
  readonly told: string | null;
  readonly seats: readonly string[];
}
type Step = LogEvent & { readonly data: StepFacts };
type Rungs = readonly {
  readonly to: string;
  readonly afterSeconds: number;
  readonly groupedFrom?: number | undefined;
}[];

const BREACH = 1;
/** Kinds that climb the ladder of their incident's grade; the others have ladders of their own. */
const graded: ReadonlySet<string> = new Set(['deploy', 'arrive', 'acknowledge', 'no-action', 'resolution']);

export interface Timing {
  readonly endedAt: number;
  readonly speed: number;
}

export interface Told {
  /** How late each step was told, in milliseconds of the machine. */
  readonly lateMs: readonly number[];
  readonly breaches: number;
  readonly escalations: number;
  /** How often each seat was told something. */
  readonly bySeat: ReadonlyMap<string, number>;
}

/**
 * No breach without an escalation: after a breach each rung of the ladder is climbed at its time, unless something was done in the
 * stream before. No step comes twice, none comes late by the machine's clock.
 */
export function checkPromises(events: readonly LogEvent[], timing: Timing, violate: Violate): Told {
  const streams = Map.groupBy(events, ({ stream }) => stream);
  const lateMs: number[] = [];
  for (const stream of streams.values()) checkStream(stream, timing, { lateMs, violate });
  const steps = events.filter(isStepEvent);
  const bySeat = new Map<string, number>();
  for (const { data } of steps) for (const seat of data.seats) bySeat.set(seat, (bySeat.get(seat) ?? 0) + 1);
  return {
    lateMs,
    breaches: steps.filter(({ type }) => type === 'kernel.DeadlineBreached').length,
    escalations: steps.filter(({ type }) => type === 'kernel.DeadlineEscalated').length,
    bySeat,
  };
}

function isStepEvent(event: LogEvent): event is Step {
  return isStep(event);
}

interface Found {
  readonly lateMs: number[];
  readonly violate: Violate;
}

function checkStream(stream: readonly LogEvent[], timing: Timing, found: Found): void {
  const seen = new Set<string>();
  let grade: Facts['grade'];
  let actedAt = 0;
  stream.forEach((event, index) => {
    // Which units there were is written by itself: it answers nothing.
    if (event.type === 'operations.AvailabilityNoted') return;
    if (!isStepEvent(event)) {
      grade = factsOf(event).grade ?? grade;
      actedAt = event.recordedAt;
      return;
    }
    const { key, startedAt, dueAt, step, kind, label } = event.data;
    const id = `${event.stream} ${key} ${startedAt} ${dueAt} ${step}`;
    if (seen.has(id)) found.violate('a step of a promise came twice', id);
    seen.add(id);
    const late = (event.recordedAt - Math.max(event.occurredAt, actedAt)) / timing.speed;
    found.lateMs.push(late);
    if (late > LATE_MS) found.violate('a step of a promise came late', `${label}: ${Math.round(late)} ms, ${id}`);
    const ladder = ladderOf(grade, kind);
    if (!graded.has(kind) || ladder.length === 0) return;
    checkRung(event, ladder, found.violate);
    if (step >= BREACH) checkNext(event, { after: stream.slice(index + 1), ladder, timing }, found.violate);
  });
}

/** A rule may have a ladder of its own; else the grade's counts. */
function ladderOf(grade: Facts['grade'], kind: string): Rungs {
  const own = grade?.rules?.find(({ promise, ladder }) => promise === kind && ladder !== undefined);
  return (own?.ladder ?? grade?.ladder)?.rungs ?? [];
}

function checkRung({ data, occurredAt }: Step, ladder: Rungs, violate: Violate): void {
  const at = data.step - BREACH - 1;
  const rung = ladder[at];
  if (rung === undefined) return;
  const wrong = occurredAt !== data.dueAt + rung.afterSeconds * 1000;
  if (wrong) violate('a rung was climbed at another time', `${data.label}: step ${data.step}`);
  // An empty seat is passed at once: whoever is told stands at this rung or above.
  const reached = ladder.findIndex(({ to }) => to === data.told);
  // A rung that waits for company leaves it to the one below.
  const least =
    rung.groupedFrom === undefined ? at : ladder.slice(0, at).findLastIndex((one) => one.groupedFrom === undefined);
  if (reached < least) violate('the wrong rung was told', `${data.label}: ${data.told} instead of ${rung.to}`);
}

interface Next {
  readonly after: readonly LogEvent[];
  readonly ladder: Rungs;
  readonly timing: Timing;
}

/** The next rung is climbed unless somebody did something before it was due (and a machine's moment after). */
function checkNext(event: Step, { after, ladder, timing }: Next, violate: Violate): void {
  const { data } = event;
  const rung = ladder[data.step - BREACH];
  if (rung === undefined) return;
  const latest = data.dueAt + rung.afterSeconds * 1000 + LATE_MS * timing.speed;
  if (latest > timing.endedAt) return;
  const climbed = after.some((next) => {
    return (
      isStepEvent(next) && next.data.key === data.key && next.data.dueAt === data.dueAt && next.data.step > data.step
    );
  });
  const touched = after.some((next) => !isStepEvent(next) && next.recordedAt <= latest);
  if (!climbed && !touched) {
    violate('a breach without its escalation', `${data.label}: nothing after step ${data.step} in ${event.stream}`);
  }
}
