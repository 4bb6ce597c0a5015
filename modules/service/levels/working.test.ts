import { describe, expect, test } from 'vitest';
import type { BusinessCalendar } from '../../../kernel/pure.ts';
import { type Attached, historyOf, type LevelEvent } from './record-history.ts';
import { type Working, workingsOf } from './working.ts';

const HOUR_MS = 3_600_000;
const always: BusinessCalendar = { timezone: 'Europe/London', week: 'always', closed: [] };
const start = Date.parse('2026-11-23T08:00Z');
const h = (hours: number): number => start + hours * HOUR_MS;
const by = 'Sam Agent';

const target = (metric: Attached['metric'], hours: number): Attached => ({
  ...{ metric, agreementId: 'desk', agreementVersion: 3, minutes: hours * 60, calendar: always },
});
const attached = (at: number, priority: number, ...targets: Attached[]): LevelEvent => ({
  ...{ kind: 'attached', at, by, priority, targets },
});
const answered = (at: number, automatic = false, seen = true): LevelEvent => ({
  ...{ kind: 'answered', at, by, automatic, seen },
});
const paused = (at: number, waitsFor: 'user' | 'supplier' = 'supplier'): LevelEvent => ({
  ...{ kind: 'paused', at, by, reason: `waiting-${waitsFor}`, waitsFor, uc: null },
});
const plain = (kind: 'resumed' | 'resolved' | 'reopened' | 'cancelled', at: number): LevelEvent => ({ kind, at, by });

function workings(at: number, ...events: readonly LevelEvent[]): readonly Working[] {
  const history = historyOf(events.filter((event) => event.at <= at));
  if (history === null) throw new Error('nothing was attached');
  return workingsOf(history, at);
}
const only = (at: number, ...events: readonly LevelEvent[]): Working => {
  const [first, second] = workings(at, ...events);
  if (first === undefined || second !== undefined) throw new Error('not one clock');
  return first;
};

test('SM-73 thresholds pass at 50, 75, 90 and 100 % once each, with time and value, whatever pauses', () => {
  const clock = only(
    h(40),
    ...[attached(h(0), 3, target('resolution', 20)), paused(h(12)), plain('resumed', h(16))],
    ...[paused(h(20), 'user'), plain('resumed', h(21)), plain('resolved', h(40))],
  );
  expect(clock.thresholds).toEqual([
    { share: 50, at: h(10), value: 50 },
    { share: 75, at: h(19), value: 75 },
    { share: 90, at: h(23), value: 90 },
    { share: 100, at: h(25), value: 100 },
  ]);
  expect(clock).toMatchObject({ state: 'missed', breached: true, dueAt: h(25), breachedByReclassification: false });
  expect(clock.pauses.map(({ reason, by: who, openMs }) => [reason, who, openMs / HOUR_MS])).toEqual([
    ['waiting-supplier', by, 4],
    ['waiting-user', by, 1],
  ]);
});

test('SM-75 both elapsed kinds are told', () => {
  const office: BusinessCalendar = {
    ...always,
    week: (['monday', 'friday'] as const).map((day) => ({ day, from: '08:00', to: '17:00' })),
  };
  const friday = Date.parse('2026-11-27T21:00Z');
  const clock = only(
    Date.parse('2026-11-30T09:30Z'),
    attached(friday, 3, { ...target('resolution', 4), calendar: office }),
  );
  expect([clock.elapsedMs / HOUR_MS, clock.actualElapsedMs / HOUR_MS]).toEqual([1.5, 60.5]);
});

describe('what stops the response clock', () => {
  const events = [attached(h(0), 3, target('response', 4))];
  test('an automatic reply, or a note the reporter cannot see, does not', () => {
    const clock = only(h(3), ...events, answered(h(1), true), answered(h(2), false, false));
    expect(clock).toMatchObject({ state: 'running', elapsedMs: 3 * HOUR_MS });
  });
  test('the first answer of a person does, and so does telling what was done', () => {
    expect(only(h(9), ...events, answered(h(3)), answered(h(5)))).toMatchObject({ state: 'met', stoppedAt: h(3) });
    expect(only(h(9), ...events, plain('resolved', h(2)), plain('reopened', h(3)))).toMatchObject({
      ...{ state: 'met', stoppedAt: h(2) },
    });
  });
});

test('each wait for an update is a clock of its own', () => {
  const clocks = workings(h(9), attached(h(0), 1, target('update', 2)), answered(h(1)), answered(h(4)));
  expect(clocks.map(({ startedAt, state, breached }) => [startedAt, state, breached])).toEqual([
    [h(0), 'met', false],
    [h(1), 'missed', true],
    [h(4), 'running', true],
  ]);
});

describe('SM-74 a change of priority', () => {
  test('starts its clock when the record began, with the pauses that were', () => {
    const clocks = workings(
      h(6),
      ...[attached(h(0), 3, target('resolution', 20)), paused(h(1)), plain('resumed', h(3))],
      attached(h(5), 1, target('resolution', 4)),
    );
    expect(clocks[0]).toMatchObject({ state: 'replaced', stoppedAt: h(5), breached: false });
    expect(clocks[1]).toMatchObject({ state: 'running', startedAt: h(0), attachedAt: h(5), dueAt: h(6) });
    // It had passed half and three quarters of the new target when it was attached: told once, then.
    expect(clocks[1]?.thresholds[0]).toEqual({ share: 50, at: h(5), value: 75 });
    expect(clocks[1]?.thresholds[1]).toEqual({ share: 75, at: h(5), value: 75 });
    expect(clocks[1]?.thresholds[2]).toMatchObject({ share: 90, value: 90 });
  });
  test('to a target that has passed already is told as what it is', () => {
    const [, clock] = workings(
      h(8),
      attached(h(0), 4, target('resolution', 40)),
      attached(h(7), 1, target('resolution', 4)),
    );
    expect(clock).toMatchObject({ breached: true, breachedByReclassification: true, dueAt: h(4) });
    expect(clock?.why).toContain('before a change of priority');
  });
  test('that passes later is a breach like any other', () => {
    const [, clock] = workings(
      h(8),
      attached(h(0), 4, target('resolution', 40)),
      attached(h(3), 1, target('resolution', 4)),
    );
    expect(clock).toMatchObject({ breached: true, breachedByReclassification: false });
  });
});

describe('pausing rights', () => {
  test('P1 and P2 do not wait for the person who reported it', () => {
    const events = [attached(h(0), 2, target('resolution', 8)), paused(h(1), 'user')];
    expect(only(h(4), ...events)).toMatchObject({ state: 'running', elapsedMs: 4 * HOUR_MS });
    expect(historyOf(events)?.ignored[0]).toContain('pauses no record of priority 2');
  });
  test('a pause that the new priority does not allow ends with its coming', () => {
    const clocks = workings(
      h(6),
      ...[
        attached(h(0), 3, target('resolution', 20)),
        paused(h(2), 'user'),
        attached(h(4), 1, target('resolution', 20)),
      ],
    );
    expect(clocks[1]).toMatchObject({ state: 'running', elapsedMs: 4 * HOUR_MS });
  });
});

describe('reopened', () => {
  const events = [attached(h(0), 3, target('resolution', 8)), plain('resolved', h(2))];
  test('within the window it is the same clock, and the resolved span a pause', () => {
    const clock = only(h(52), ...events, plain('reopened', h(50)));
    expect(clock).toMatchObject({ state: 'running', elapsedMs: 4 * HOUR_MS, dueAt: h(56) });
  });
  test('after the window the record stays resolved', () => {
    const all = [...events, plain('reopened', h(24 * 15 + 2))];
    expect(only(h(24 * 16), ...all)).toMatchObject({ state: 'met', stoppedAt: h(2) });
    expect(historyOf(all)?.ignored[0]).toContain('a new record, linked');
  });
});

test('cancelled before it was late, it counts nowhere; of one moment cancelling comes first', () => {
  const clock = only(
    h(9),
    attached(h(0), 3, target('resolution', 4)),
    plain('resolved', h(5)),
    plain('cancelled', h(5)),
  );
  expect(clock).toMatchObject({ state: 'cancelled', breached: false });
});

test('done in closed time after the due time is late, although no agreed time has passed since', () => {
  const office: BusinessCalendar = { ...always, week: [{ day: 'monday', from: '08:00', to: '10:00' }] };
  const clock = only(
    h(8),
    attached(h(0), 3, { ...target('resolution', 2), calendar: office }),
    plain('resolved', h(5)),
  );
  expect(clock).toMatchObject({ elapsedMs: 2 * HOUR_MS, dueAt: h(2), breached: true });
});
