import { expect, test } from 'vitest';
import type { IncidentRow } from '../queue/order.ts';
import { briefOf, moreWords, type Standing } from './brief.ts';

const NOW = Date.UTC(2026, 10, 26, 14);
const MINUTE = 60_000;

function incident(n: number, part: Partial<IncidentRow> = {}): IncidentRow {
  const clock = {
    ...{ key: 'update:caller', kind: 'update', label: 'Update the caller', startedAt: NOW, warnAt: null },
    ...{ dueAt: NOW + n * MINUTE, state: 'running', alarm: 'B', told: null, climbed: 0, seenBy: null },
  } as const;
  return {
    ...{ id: `i${n}`, number: `${String(n).padStart(4, '0')} of 26/11`, grade: 'G2', codeName: 'Fight', state: 'open' },
    ...{ place: { label: 'Mill Street', areaId: 'oakham' }, units: [], clocks: [clock], ownerSeatId: 'dispatch-1' },
    ...{ deferredUntil: null, masked: false, unresourced: null, receivedAt: NOW - n },
    ...part,
  } as IncidentRow;
}

const standing = (incidents: readonly IncidentRow[]): Standing => ({
  ...{ incidents, watched: [], contacts: [], alarms: [], messages: [], units: [], oneOffs: [] },
  seat: { id: 'dispatch-1', areas: ['oakham'], roles: ['dispatcher'] },
  weightOf: (grade) => Number(grade.slice(1)),
  now: NOW,
});

const unit = {
  callsign: 'RE01',
  milestone: 'en-route',
  stacked: false,
  since: NOW,
  tourId: 't',
  assignmentId: 'a',
} as const;

test('each incident stands once: with a unit it is open, without one or put off it waits', () => {
  const rows = [
    incident(1, { state: 'attending', units: [unit] }),
    incident(2),
    incident(3, { deferredUntil: NOW + 90 * MINUTE }),
    incident(4, { state: 'closed' }),
  ];
  const [open, waiting] = briefOf(standing(rows), 'area');
  expect(open?.lines.map(({ name }) => name)).toEqual(['0001 G2']);
  expect(waiting?.lines.map(({ name, at }) => [name, at])).toEqual([
    ['0002 G2', NOW + 2 * MINUTE],
    ['0003 G2', NOW + 90 * MINUTE],
  ]);
});

test('what is promised to people within two hours, the next first; clocks of the work stand with their incident', () => {
  const deploy = {
    ...incident(1).clocks[0],
    key: 'deploy',
    kind: 'deploy',
    dueAt: NOW + MINUTE,
  } as IncidentRow['clocks'][number];
  const rows = [incident(30), incident(5), incident(300), incident(7, { clocks: [deploy] })];
  const promised = briefOf(standing(rows), 'all')[2];
  expect(promised?.lines.map(({ name }) => name)).toEqual(['0005', '0030']);
});

test('a part has so many lines and no more, and says what is left and when it is due', () => {
  const rows = Array.from({ length: 24 }, (_, n) => incident(n + 1));
  const waiting = briefOf(standing(rows), 'mine')[1];
  expect(waiting?.lines).toHaveLength(10);
  expect(waiting?.more && moreWords(waiting.more, NOW)).toBe('and 14 more, next due 14:11');
});

test('under a mask it says whom to ring, and nothing of what it is', () => {
  const [, waiting] = briefOf(standing([incident(1, { masked: true, codeName: 'Rape' })]), 'all');
  expect(waiting?.lines[0]?.words).toBe('restricted: ring the FIM · Mill Street');
});
