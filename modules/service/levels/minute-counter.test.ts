import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BusinessCalendar, nextStep, type Promised } from '../../../kernel/pure.ts';
import { clockTimes } from './clock.ts';
import { type Attached, historyOf, type LevelEvent } from './record-history.ts';
import { workingsOf } from './working.ts';

/**
 * The clock against somebody who walks along the minutes with a watch, a list of opening hours and a pencil. The walker knows
 * London's two changes of the clock by their rule and asks no library.
 */
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const workdays = weekdays.slice(1, 6);
const hours = (from: string, to: string, days: readonly (typeof weekdays)[number][] = workdays) =>
  days.map((day) => ({ day, from, to }));
const london = { timezone: 'Europe/London', closed: [] };
const calendars: readonly BusinessCalendar[] = [
  { ...london, week: 'always' },
  { ...london, week: hours('08:00', '18:00') },
  { ...london, week: [...hours('08:00', '13:00'), ...hours('14:00', '18:00')], closed: ['2026-10-26', '2027-03-26'] },
  { ...london, week: [...hours('22:00', '24:00', weekdays), ...hours('00:00', '06:00', weekdays)] },
  {
    ...{ ...london, week: hours('09:00', '17:00'), closed: ['2026-10-27', '2027-03-29'] },
    open: [
      { date: '2026-10-24', from: '10:00', to: '16:00' },
      { date: '2027-03-29', from: '11:00', to: '12:30' },
    ],
  },
];

const summers = [
  [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)],
  [Date.UTC(2027, 2, 28, 1), Date.UTC(2027, 9, 31, 1)],
] as const;

function isOpen(at: number, { week, closed, open }: BusinessCalendar): boolean {
  const summer = summers.some(([from, to]) => at >= from && at < to);
  const local = new Date(at + (summer ? 60 * MINUTE_MS : 0));
  const [date = '', time = ''] = local.toISOString().split('T');
  const within = ({ from, to }: { from: string; to: string }) => time.slice(0, 5) >= from && time.slice(0, 5) < to;
  if (open?.some((one) => one.date === date && within(one))) return true;
  if (closed.includes(date)) return false;
  return week === 'always' || week.some((one) => one.day === weekdays[local.getUTCDay()] && within(one));
}

interface Life {
  readonly calendar: BusinessCalendar;
  readonly start: number;
  /** Minutes after the one before. */
  readonly acts: readonly { readonly after: number; readonly what: LevelEvent['kind']; readonly size: number }[];
  readonly priority: number;
  readonly minutes: number;
}

const life: fc.Arbitrary<Life> = fc.record({
  calendar: fc.constantFrom(...calendars),
  start: fc
    .tuple(fc.constantFrom(Date.UTC(2026, 9, 22), Date.UTC(2027, 2, 24)), fc.nat({ max: 5 * DAY_MINUTES }))
    .map(([day, minute]) => day + minute * MINUTE_MS),
  acts: fc.array(
    fc.record({
      after: fc.integer({ min: 1, max: 900 }),
      what: fc.constantFrom<LevelEvent['kind']>(
        'paused',
        'resumed',
        'paused',
        'resumed',
        'resolved',
        'reopened',
        'attached',
      ),
      size: fc.integer({ min: 0, max: 2_400 }),
    }),
    { maxLength: 9 },
  ),
  priority: fc.integer({ min: 1, max: 5 }),
  minutes: fc.integer({ min: 1, max: 2_400 }),
});

const by = 'walker';
const attach = (at: number, priority: number, minutes: number, calendar: BusinessCalendar): LevelEvent => {
  const target: Attached = { metric: 'resolution', agreementId: 'desk', agreementVersion: 1, minutes, calendar };
  return { kind: 'attached', at, by, priority, targets: [target] };
};

function eventsOf({ calendar, start, acts, priority, minutes }: Life): readonly LevelEvent[] {
  let at = start;
  return [
    attach(start, priority, minutes, calendar),
    ...acts.map(({ after, what, size }): LevelEvent => {
      at += after * MINUTE_MS;
      if (what === 'attached') return attach(at, (size % 5) + 1, size + 1, calendar);
      const waitsFor = size % 2 === 0 ? 'user' : 'supplier';
      if (what === 'paused') return { kind: what, at, by, reason: waitsFor, waitsFor, uc: null };
      return { kind: what === 'reopened' || what === 'resolved' ? what : 'resumed', at, by };
    }),
  ];
}

/** What the walker has in hand: minutes counted, whether the watch is stopped, and when the target was first reached. */
interface Walk {
  counted: number;
  standing: 'user' | 'supplier' | 'resolved' | null;
  priority: number;
  target: number;
  /** By count of minutes, when it was reached. */
  readonly reached: number[];
}

function walk({ calendar, start }: Life, events: readonly LevelEvent[], end: number): Walk {
  const now: Walk = { counted: 0, standing: null, priority: 5, target: 0, reached: [] };
  const rest = [...events];
  for (let at = start; at < end; at += MINUTE_MS) {
    while ((rest[0]?.at ?? Number.POSITIVE_INFINITY) <= at) note(now, rest.shift());
    if (now.standing !== null || !isOpen(at, calendar)) continue;
    now.counted += 1;
    now.reached[now.counted] = at + MINUTE_MS;
  }
  for (const event of rest.filter(({ at }) => at <= end)) note(now, event);
  return now;
}

function note(now: Walk, event: LevelEvent | undefined): void {
  if (event?.kind === 'attached') {
    Object.assign(now, { priority: event.priority, target: event.targets[0]?.minutes });
    if (now.standing === 'user' && now.priority <= 2) now.standing = null;
  }
  if (
    event?.kind === 'paused' &&
    now.standing !== 'resolved' &&
    event.waitsFor !== 'other' &&
    event.waitsFor !== 'date'
  ) {
    if (event.waitsFor === 'supplier' || now.priority > 2) now.standing = event.waitsFor;
  }
  if (event?.kind === 'resumed' && now.standing !== 'resolved') now.standing = null;
  if (event?.kind === 'resolved') now.standing = 'resolved';
  if (event?.kind === 'reopened' && now.standing === 'resolved') now.standing = null;
}

test('SM-73 SM-74 the clock counts as a walker does, over both changes of the hour, pauses, reopenings and priorities', () => {
  fc.assert(
    fc.property(life, fc.integer({ min: 0, max: 3_000 }), (lived, more) => {
      const events = eventsOf(lived);
      const end = Math.max(...events.map(({ at }) => at)) + more * MINUTE_MS;
      const seen = walk(lived, events, end);
      const history = historyOf(events);
      const clock = history === null ? undefined : workingsOf(history, end).at(-1);
      expect((clock?.elapsedMs ?? 0) / MINUTE_MS).toBe(seen.counted);
      const due = seen.reached[seen.target];
      if (due !== undefined) expect(clock?.dueAt).toBe(due);
      const stop = history?.resolvedAt ?? end;
      expect(clock?.breached).toBe(due !== undefined && stop > due);
      if (clock?.state === 'paused') expect([due, clock.dueAt]).toEqual([undefined, null]);
      expect(clock?.state === 'paused').toBe(due === undefined && ['user', 'supplier'].includes(seen.standing ?? ''));
    }),
    { numRuns: 400 },
  );
});

test('what is due while nothing more happens is what the walker meets on going on', () => {
  fc.assert(
    fc.property(life, (lived) => {
      const events = eventsOf(lived);
      const end = Math.max(...events.map(({ at }) => at));
      const history = historyOf(events);
      const clock = history === null ? undefined : workingsOf(history, end).at(-1);
      if (clock?.state !== 'running' || clock.dueAt === null || clock.dueAt < end) return;
      expect(walk(lived, events, clock.dueAt).reached[clock.targetMs / MINUTE_MS]).toBe(clock.dueAt);
    }),
    { numRuns: 150 },
  );
});

/** Steps of a promise as the kernel does them: begun anew when a time has changed, done when due. */
function told(
  promises: readonly { readonly at: number; readonly promise: Promised | null }[],
  end: number,
): readonly number[] {
  const shares: number[] = [];
  let [done, dueAt] = [-1, Number.NaN];
  promises.forEach(({ promise }, i) => {
    const until = promises[i + 1]?.at ?? end;
    if (promise === null) return;
    if (promise.dueAt !== dueAt) [done, dueAt] = [-1, promise.dueAt];
    for (
      let step = nextStep(promise, done);
      step !== null && !promise.paused && step.at < until;
      step = nextStep(promise, done)
    ) {
      const list = [...(promise.earlierWarnings ?? []), promise.warnAt, promise.dueAt].filter((at) => at !== null);
      shares.push([0.5, 0.75, 0.9, 1].at(list.indexOf(step.at) - list.length) ?? 0);
      done = step.step;
    }
  });
  return shares;
}

/** Half of 850 working minutes have passed at 15:05, when it is paused for a minute. */
const pausedAtHalf: Life = {
  calendar: { ...london, week: hours('08:00', '18:00') },
  ...{ start: Date.UTC(2026, 9, 22, 4, 24), priority: 1, minutes: 1 },
  acts: [
    { after: 581, what: 'paused', size: 0 },
    { after: 1, what: 'resumed', size: 0 },
  ],
};

test('the kernel tells each threshold once, in order, although a pause that moves the due time begins its steps anew', () => {
  fc.assert(
    fc.property(life, fc.integer({ min: 100, max: 2_400 }), (lived, minutes) => {
      const plain = eventsOf(lived).filter(({ kind }) => kind === 'paused' || kind === 'resumed');
      const first = attach(lived.start, 3, minutes, lived.calendar);
      const end = (plain.at(-1)?.at ?? lived.start) + 30 * DAY_MINUTES * MINUTE_MS;
      const standing = [first, ...plain].map(({ at }, i, all) => {
        const pauses = historyOf(all.slice(0, i + 1))?.pauses ?? [];
        const work = { startedAt: lived.start, targetMs: minutes * MINUTE_MS, calendar: lived.calendar, pauses };
        const times = clockTimes(work, null);
        const promise: Promised = {
          ...{ key: 'resolution', kind: 'resolution', label: '', startedAt: lived.start, ...times, ladder: [] },
          ...{ repeatSeconds: 60, alarm: 'B', areaId: null },
        };
        return { at, promise };
      });
      const shares = told(standing, end);
      expect(shares).toEqual([0.5, 0.75, 0.9, 1].slice(0, shares.length));
      if (standing.at(-1)?.promise.paused === false) expect(shares).toHaveLength(4);
    }),
    { numRuns: 300, examples: [[pausedAtHalf, 850]] },
  );
});
