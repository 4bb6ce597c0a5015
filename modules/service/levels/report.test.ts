import { expect, test } from 'vitest';
import type { BusinessCalendar } from '../../../kernel/pure.ts';
import type { Attached, LevelEvent } from './record-history.ts';
import type { LevelRecord } from './records.ts';
import { decidedClocks, missesOf, reportLines } from './report.ts';
import { type Trial, whatIf } from './what-if.ts';

const HOUR_MS = 3_600_000;
const start = Date.parse('2026-11-23T08:00Z');
const h = (hours: number): number => start + hours * HOUR_MS;
const by = 'Sam Agent';
const always: BusinessCalendar = { timezone: 'Europe/London', week: 'always', closed: [] };
const target = (hours: number): Attached => ({
  ...{ metric: 'resolution', agreementId: 'desk', agreementVersion: 1, minutes: hours * 60, calendar: always },
});
const attached = (at: number, hours: number, priority = 3): LevelEvent => ({
  ...{ kind: 'attached', at, by, priority, targets: [target(hours)] },
});
const plain = (kind: 'resolved' | 'reopened' | 'cancelled', at: number): LevelEvent => ({ kind, at, by });
const record = (id: string, ...events: readonly LevelEvent[]): LevelRecord => ({
  ...{ id, number: `IT-${id}`, serviceId: 'office', teamId: 'desk', priority: 3 },
  events: [...events, { kind: 'assigned', at: start, by, teamId: 'desk', ola: null }],
});
const decided = (from: number, until: number, ...records: readonly LevelRecord[]) =>
  decidedClocks(
    records.map((one) => ({ ...one, events: one.events.filter(({ at }) => at < until) })),
    { from, until, reopenDays: 14 },
  ).map(({ record: { id }, working, decidedAt }) => [id, working.breached, decidedAt]);

test('a clock counts in the period in which it was kept, or in which its target passed; one that runs counts nowhere', () => {
  const met = record('met', attached(h(0), 8), plain('resolved', h(5)));
  const late = record('late', attached(h(0), 8), plain('resolved', h(30)));
  const runs = record('runs', attached(h(0), 8));
  const gone = record('gone', attached(h(0), 8), plain('cancelled', h(9)));
  const all = [met, late, runs, gone];
  expect(decided(h(0), h(7), ...all)).toEqual([['met', false, h(5)]]);
  expect(decided(h(7), h(20), ...all)).toEqual([
    ['late', true, h(8)],
    ['runs', true, h(8)],
  ]);
  expect(decided(h(20), h(90), ...all)).toEqual([]);
});

test('a month that was reported stays so, whatever happens to its records later', () => {
  const again = record(
    'again',
    attached(h(0), 8),
    plain('resolved', h(5)),
    plain('reopened', h(24)),
    plain('resolved', h(40)),
  );
  expect(decided(h(0), h(20), again)).toEqual([['again', false, h(5)]]);
});

test('what a change of priority has made late counts when it was made', () => {
  const [found] = decided(
    h(0),
    h(20),
    record('1', attached(h(0), 90, 4), attached(h(10), 4, 1), plain('resolved', h(12))),
  );
  expect(found).toEqual(['1', true, h(10)]);
});

test('a line counts the clocks of one agreement, service, target and priority; a miss says by how much', () => {
  const records = [5, 6, 7, 12].map((hours) => record(String(hours), attached(h(0), 8), plain('resolved', h(hours))));
  const clocks = decidedClocks(records, { from: h(0), until: h(90), reopenDays: 14 });
  expect(reportLines(clocks)).toEqual([
    {
      ...{ agreementId: 'desk', serviceId: 'office', metric: 'resolution', priority: 3, targetMs: 8 * HOUR_MS },
      ...{ count: 4, met: 3, missed: 1, byReclassification: 0, medianMs: 6 * HOUR_MS, p90Ms: 12 * HOUR_MS },
    },
  ]);
  expect(missesOf(clocks)).toMatchObject([{ overMs: 4 * HOUR_MS, shares: { teams: [{ teamId: 'desk', share: 1 }] } }]);
});

test('SM-80 a trial replays each priority that a record had in the end, and leaves out what the proposal has no target for', () => {
  const trial: Trial = {
    proposal: { calendar: 'always', serviceId: null, targets: [{ metric: 'resolution', priority: 1, minutes: 600 }] },
    ...{ calendar: always, at: h(90), reopenDays: 14 },
  };
  const raisedThenUrgent = record('1', attached(h(0), 90, 4), attached(h(3), 4, 1), plain('resolved', h(9)));
  const slow = record('2', attached(h(0), 40, 1), plain('resolved', h(11)));
  const other = record('3', attached(h(0), 8, 3), plain('resolved', h(30)));
  const counts = { clocks: 2, missedThen: 1, wouldMiss: 1 };
  expect(whatIf([raisedThenUrgent, slow, other], trial)).toEqual([
    { metric: 'resolution', by: 'priority', of: '1', ...counts },
    { metric: 'resolution', by: 'team', of: 'desk', ...counts },
  ]);
});
