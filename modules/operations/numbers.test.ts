import { describe, expect, test } from 'vitest';
import { localDay } from './numbers.ts';

describe('the day of a number', () => {
  test('turns at local midnight, in winter and in summer', () => {
    expect(localDay(Date.UTC(2026, 10, 22, 23, 59, 59), 'Europe/London')).toBe('2026-11-22');
    expect(localDay(Date.UTC(2026, 10, 23, 0, 0, 0), 'Europe/London')).toBe('2026-11-23');
    expect(localDay(Date.UTC(2026, 6, 1, 22, 59, 59), 'Europe/London')).toBe('2026-07-01');
    expect(localDay(Date.UTC(2026, 6, 1, 23, 0, 0), 'Europe/London')).toBe('2026-07-02');
  });
});
