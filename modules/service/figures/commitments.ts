import { type BusinessCalendar, workingTimeBetween } from '../../../kernel/pure.ts';
import type { Agreement } from '../../force/index.ts';
import { joined, type Pause } from '../levels/clock.ts';

/** What an agreement promises besides the clocks of single records, measured over a month. Pure. */

type Commitment = Agreement['commitments'][number];

export interface Delivery {
  readonly item: string;
  readonly askedAt: number;
  readonly deliveredAt: number;
}

export interface Observed {
  readonly from: number;
  /** The end of the month, or now. */
  readonly until: number;
  readonly calendar: BusinessCalendar;
  /** When the service was away; they may overlap. */
  readonly outages: readonly Pause[];
  readonly deliveries: readonly Delivery[];
}

export interface Measured {
  readonly metric: 'availability' | 'failures' | 'hours-between' | 'lead-time';
  readonly promised: number;
  /** Null: there was nothing to measure. */
  readonly measured: number | null;
  readonly kept: boolean | null;
  /** Outages, or deliveries, that were counted. */
  readonly count: number;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

export function measured(commitment: Commitment, observed: Observed): readonly Measured[] {
  switch (commitment.metric) {
    case 'availability':
      return [availability(commitment.percent, observed)];
    case 'reliability':
      return reliability(commitment, observed);
    case 'lead-time':
      return [leadTime(commitment, observed)];
  }
}

interface Agreed {
  readonly agreedMs: number;
  readonly awayMs: number;
  readonly failures: number;
}

/** Only the agreed hours count; one failure is whatever lies together. */
function agreedOf({ from, until, calendar, outages }: Observed): Agreed {
  const away = joined(outages, from, until).map((one) => workingTimeBetween(one.from, one.to, calendar));
  return {
    agreedMs: workingTimeBetween(from, until, calendar),
    awayMs: away.reduce((sum, ms) => sum + ms, 0),
    failures: away.filter((ms) => ms > 0).length,
  };
}

function availability(promised: number, observed: Observed): Measured {
  const { agreedMs, awayMs, failures: count } = agreedOf(observed);
  const percent = agreedMs === 0 ? null : 100 * (1 - awayMs / agreedMs);
  const kept = percent === null ? null : percent >= promised;
  return { metric: 'availability', promised, measured: percent, kept, count };
}

function reliability(
  { failuresAMonth, hoursBetween }: Extract<Commitment, { metric: 'reliability' }>,
  observed: Observed,
): readonly Measured[] {
  const { agreedMs, awayMs, failures: count } = agreedOf(observed);
  const often: Measured = {
    ...{ metric: 'failures', promised: failuresAMonth, measured: count, kept: count <= failuresAMonth, count },
  };
  if (hoursBetween === null) return [often];
  const hours = count === 0 ? null : (agreedMs - awayMs) / count / HOUR_MS;
  const kept = hours === null ? null : hours >= hoursBetween;
  return [often, { metric: 'hours-between', promised: hoursBetween, measured: hours, kept, count }];
}

/** The share that came in time, in percent; all of them are promised to. */
function leadTime(
  { item, minutes }: Extract<Commitment, { metric: 'lead-time' }>,
  { calendar, deliveries }: Observed,
): Measured {
  const counted = deliveries.filter((one) => item === null || slugOf(one.item) === item);
  const inTime = counted.filter(
    ({ askedAt, deliveredAt }) => workingTimeBetween(askedAt, deliveredAt, calendar) <= minutes * MINUTE_MS,
  ).length;
  const count = counted.length;
  const share = count === 0 ? null : (100 * inTime) / count;
  return {
    metric: 'lead-time',
    promised: minutes,
    measured: share,
    kept: share === null ? null : share === 100,
    count,
  };
}

function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
