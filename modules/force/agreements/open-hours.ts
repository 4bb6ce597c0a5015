import { type BusinessCalendar, workingStretches } from '../../../kernel/pure.ts';

const DAY_MS = 86_400_000;

/**
 * The hours of a calendar worked out once, from one instant to another: what is asked of it many thousand times (a year of records
 * against a proposed agreement, every start of a week against a contract) is then a search, not a walk along the days.
 */
export interface OpenHours {
  /** Openings and closings, in order. */
  readonly edges: readonly number[];
  /** Open time between two instants within it, in milliseconds. */
  elapsedMs(from: number, to: number): number;
  /** The least instant by which so much open time has passed since `from`; infinity beyond its end. */
  after(from: number, ms: number): number;
  /** The last instant from which exactly so much open time passes until `to`. */
  before(to: number, ms: number): number;
}

export function openHours(calendar: BusinessCalendar, from: number, to: number): OpenHours {
  const stretches = workingStretches(from, to, calendar);
  const sums = [0];
  for (const one of stretches) sums.push((sums.at(-1) ?? 0) + one.to - one.from);

  /** The first stretch for which `at` says no longer true. */
  const firstWhere = (isPast: (i: number) => boolean): number => {
    let [low, high] = [0, stretches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isPast(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  /** Open time from the beginning of all. */
  const passed = (at: number): number => {
    const i = firstWhere((k) => (stretches[k]?.to ?? 0) <= at);
    const within = stretches[i] === undefined ? 0 : Math.max(0, at - stretches[i].from);
    return (sums[i] ?? 0) + within;
  };
  /** The least instant with so much open time since the beginning. */
  const reached = (ms: number): number => {
    const i = firstWhere((k) => (sums[k + 1] ?? 0) < ms);
    const stretch = stretches[i];
    return stretch === undefined ? Number.POSITIVE_INFINITY : stretch.from + ms - (sums[i] ?? 0);
  };
  return {
    edges: stretches.flatMap((one) => [one.from, one.to]),
    elapsedMs: (a, b) => passed(b) - passed(a),
    after: (start, ms) => Math.max(start, reached(passed(start) + ms)),
    before: (end, ms) => {
      const i = firstWhere((k) => (sums[k] ?? 0) <= passed(end) - ms) - 1;
      const stretch = stretches[i];
      return stretch === undefined ? Number.NEGATIVE_INFINITY : stretch.from + passed(end) - ms - (sums[i] ?? 0);
    },
  };
}

/** Everything that a calendar says of single dates lies between these, with room for what begins then. */
export function spanOf(calendars: readonly BusinessCalendar[], at: number): readonly [number, number] {
  const dates = calendars.flatMap(({ closed, open = [] }) => [...closed, ...open.map(({ date }) => date)]);
  const known = [at, ...dates.map((date) => Date.parse(`${date}T00:00Z`))];
  return [Math.min(...known) - 21 * DAY_MS, Math.max(...known) + 60 * DAY_MS];
}
