import { expect, test } from 'vitest';
import { measured, type Observed } from './commitments.ts';

const HOUR_MS = 3_600_000;
const from = Date.UTC(2026, 10, 2);
const at = (hours: number): number => from + hours * HOUR_MS;
const always = { timezone: 'Europe/London', week: 'always', closed: [] } as const;
const office = {
  ...always,
  week: (['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const).map((day) => ({
    day,
    from: '08:00',
    to: '18:00',
  })),
};

/** A hundred hours from a Monday. */
const seen = (more: Partial<Observed> = {}): Observed => ({
  ...{ from, until: at(100), calendar: always, outages: [], deliveries: [] },
  ...more,
});

test('SM-72 availability is the share of the agreed hours that the service was there; what overlaps counts once', () => {
  const outages = [
    { from: at(10), to: at(11) },
    { from: at(10.5), to: at(12) },
    { from: at(99), to: null },
  ];
  const promise = { metric: 'availability', percent: 97 } as const;
  expect(measured(promise, seen({ outages }))).toEqual([
    { metric: 'availability', promised: 97, measured: 97, kept: true, count: 2 },
  ]);
  expect(measured({ ...promise, percent: 97.5 }, seen({ outages }))[0]?.kept).toBe(false);
  // An hour at night is no agreed hour.
  const night = [{ from: at(2), to: at(3) }];
  expect(measured(promise, seen({ calendar: office, outages: night }))[0]).toMatchObject({ measured: 100, count: 0 });
});

test('SM-72 reliability is how often the service failed, and how long it ran between', () => {
  const outages = [
    { from: at(10), to: at(12) },
    { from: at(40), to: at(42) },
  ];
  const promise = { metric: 'reliability', failuresAMonth: 1, hoursBetween: 40 } as const;
  expect(measured(promise, seen({ outages }))).toMatchObject([
    { metric: 'failures', measured: 2, kept: false },
    { metric: 'hours-between', measured: 48, kept: true },
  ]);
  expect(measured(promise, seen())).toMatchObject([
    { measured: 0, kept: true },
    { measured: null, kept: null },
  ]);
});

test('SM-72 a lead time is kept when every delivery came within the agreed hours of it', () => {
  const deliveries = [
    { item: 'Desk phone', askedAt: at(9), deliveredAt: at(13) },
    { item: 'Headset', askedAt: at(17), deliveredAt: at(24 + 9) },
    { item: 'Headset', askedAt: at(9), deliveredAt: at(24 + 12) },
  ];
  const promise = { metric: 'lead-time', item: null, minutes: 240 } as const;
  const [all] = measured(promise, seen({ calendar: office, deliveries }));
  expect(all).toMatchObject({ kept: false, count: 3 });
  expect(all?.measured).toBeCloseTo(66.67, 1);
  const [phones] = measured({ ...promise, item: 'desk-phone' }, seen({ calendar: office, deliveries }));
  expect(phones).toMatchObject({ measured: 100, kept: true, count: 1 });
});
