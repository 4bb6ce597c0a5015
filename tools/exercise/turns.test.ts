import { describe, expect, test } from 'vitest';
import { planTurns } from './turns.ts';

describe('what the room does besides sending units', () => {
  test('is decided by the seed, in its order and in its time', () => {
    const turns = planTurns(7, 2);
    expect(planTurns(7, 2)).toEqual(turns);
    expect(planTurns(8, 2)).not.toEqual(turns);
    const times = turns.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.max(...times)).toBeLessThan(2 * 3_600_000);
  });

  test('meets every kind in half an hour, and a major incident early enough to be played to its end', () => {
    const turns = planTurns(3, 0.5);
    expect(new Set(turns.map(({ kind }) => kind)).size).toBe(19);
    const major = turns.find(({ kind }) => kind === 'major');
    expect(major?.at).toBeLessThan(0.5 * 0.5 * 3_600_000);
    expect(new Set(turns.map(({ word }) => word)).size).toBe(turns.length);
  });
});
