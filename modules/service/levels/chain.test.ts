import { expect, test } from 'vitest';
import type { BusinessCalendar } from '../../../kernel/pure.ts';
import { creditPence, linkWorkings, pingPong, sharesOf } from './chain.ts';
import { type Attached, historyOf, type LevelEvent, type RecordHistory } from './record-history.ts';

const HOUR_MS = 3_600_000;
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const office: BusinessCalendar = {
  timezone: 'Europe/London',
  week: days.map((day) => ({ day, from: '08:00', to: '18:00' })),
  closed: [],
};
const always: BusinessCalendar = { timezone: 'Europe/London', week: 'always', closed: [] };
/** A Friday. */
const start = Date.parse('2026-11-27T08:00Z');
const h = (hours: number): number => start + hours * HOUR_MS;
const by = 'Sam Agent';
const promise = (agreementId: string, hours: number, calendar = always): Attached => ({
  ...{ metric: 'resolution', agreementId, agreementVersion: 1, minutes: hours * 60, calendar },
});
const sla = promise('sla', 6);

const assigned = (at: number, teamId: string, ola: Attached | null = null): LevelEvent => ({
  ...{ kind: 'assigned', at, by, teamId, ola },
});
const toSupplier = (at: number, uc: Attached | null): LevelEvent => ({
  ...{ kind: 'paused', at, by, reason: 'waiting-supplier', waitsFor: 'supplier', uc },
});

function history(...events: readonly LevelEvent[]): RecordHistory {
  const found = historyOf([{ kind: 'attached', at: start, by, priority: 3, targets: [sla] }, ...events]);
  if (found === null) throw new Error('nothing was attached');
  return found;
}

test('F3: an OLA runs from the assignment to the hand-over, and stands still with the record', () => {
  const lived = history(
    ...[assigned(h(0), 'service-desk', promise('ola-desk', 1)), assigned(h(2), 'networks', promise('ola-networks', 4))],
    ...[toSupplier(h(3), null), { kind: 'resumed', at: h(5), by } as const],
  );
  expect(linkWorkings(lived, h(7))).toMatchObject([
    { agreementId: 'ola-desk', startedAt: h(0), stoppedAt: h(2), elapsedMs: 2 * HOUR_MS, dueAt: h(1), breached: true },
    { agreementId: 'ola-networks', stoppedAt: null, elapsedMs: 3 * HOUR_MS, actualElapsedMs: 5 * HOUR_MS, dueAt: h(8) },
  ]);
});

test('F3: a UC runs from the call to the supplier, on its own calendar, while the record waits', () => {
  const lived = history(assigned(h(0), 'networks'), toSupplier(h(10), promise('uc-circuits', 8, office)));
  const monday16 = Date.parse('2026-11-30T16:00Z');
  expect(linkWorkings(lived, monday16 + 1)).toMatchObject([
    { kind: 'uc', startedAt: h(10), dueAt: monday16, breached: true },
  ]);
  expect(linkWorkings(lived, monday16)).toMatchObject([{ elapsedMs: 8 * HOUR_MS, breached: false }]);
});

test('SM-76 F3: a team has the time it held, a supplier what is beyond the contract', () => {
  const lived = history(
    ...[assigned(h(0), 'service-desk'), assigned(h(1), 'networks'), toSupplier(h(3), promise('uc', 2))],
    ...[
      { kind: 'resumed', at: h(6), by } as const,
      assigned(h(8), 'service-desk'),
      { kind: 'resolved', at: h(9), by } as const,
    ],
  );
  const { teams, supplierMs, supplierShare } = sharesOf(lived, sla, h(9));
  expect(teams.map(({ teamId, heldMs }) => [teamId, heldMs / HOUR_MS])).toEqual([
    ['service-desk', 2],
    ['networks', 4],
  ]);
  expect([supplierMs / HOUR_MS, supplierShare]).toEqual([1, 1 / 7]);
  expect(teams.reduce((sum, { share }) => sum + share, supplierShare)).toBeCloseTo(1);
});

test('F3: ping-pong is assignments less distinct teams; one team twice in a row is one assignment', () => {
  const teams = ['desk', 'networks', 'networks', 'desk', 'servers', 'networks'];
  expect(pingPong(history(...teams.map((team, i) => assigned(h(i), team))))).toBe(2);
});

test('F3: credit is what is over, less the free minutes, at the rate; never negative', () => {
  const credit = { freeMinutes: 30, pencePerHour: 12_000 };
  expect(creditPence(90 * 60_000, credit)).toBe(12_000);
  expect(creditPence(91 * 60_000 + 59_000, credit)).toBe(12_200);
  expect(creditPence(30 * 60_000, credit)).toBe(0);
  expect(creditPence(10 * 60_000, credit)).toBe(0);
});
