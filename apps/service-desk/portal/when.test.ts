import { expect, test } from 'vitest';
import { byWords, dayAndTime, leadOf, priceOf } from './when.ts';

const now = Date.parse('2026-11-26T09:00Z');

test('a time is told as one tells it, in British time', () => {
  expect(dayAndTime(Date.parse('2026-11-26T14:00Z'), now)).toBe('today 14:00');
  expect(dayAndTime(Date.parse('2026-11-27T09:05Z'), now)).toBe('tomorrow 09:05');
  expect(dayAndTime(Date.parse('2026-11-30T09:00Z'), now)).toBe('Mon 30 Nov, 09:00');
  expect(dayAndTime(Date.parse('2026-07-01T23:30Z'), now)).toBe('Thu 2 Jul, 00:30');
});

test('a promise that was not kept says so', () => {
  expect(byWords(Date.parse('2026-11-26T14:00Z'), now)).toBe('by today 14:00');
  expect(byWords(Date.parse('2026-11-26T08:00Z'), now)).toBe('was promised by today 08:00: we are late');
});

test('prices are exact; what costs nothing says so', () => {
  expect(priceOf(8_505)).toBe('£85.05');
  expect(priceOf(0)).toBe('No charge');
});

test('lead times are told in working hours, or days', () => {
  expect(leadOf(10)).toBe('10 working hours');
  expect(leadOf(30)).toBe('3 working days');
});
