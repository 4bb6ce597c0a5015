import { describe, expect, test } from 'vitest';
import { settableClock } from '../../kernel/testing.ts';
import { GRACE_MS, makePresence } from './presence.ts';

function started() {
  const clock = settableClock(1_000_000);
  return { clock, presence: makePresence(clock) };
}

describe('presence', () => {
  test('after a restart everybody counts as present until the grace has passed', () => {
    const { clock, presence } = started();
    expect(presence.isPresent('ann')).toBe(true);
    clock.advance(GRACE_MS);
    expect(presence.isPresent('ann')).toBe(false);
  });

  test('a spare that takes over after hours counts everybody as present from then', () => {
    const { clock, presence } = started();
    clock.advance(100 * GRACE_MS);
    presence.begin();
    expect(presence.isPresent('ann')).toBe(true);
    clock.advance(GRACE_MS);
    expect(presence.isPresent('ann')).toBe(false);
  });

  test('a lost connection counts for the grace, an open one for as long as it is open', () => {
    const { clock, presence } = started();
    const close = presence.connect('ann');
    clock.advance(10 * GRACE_MS);
    expect(presence.isPresent('ann')).toBe(true);
    close();
    clock.advance(GRACE_MS - 1);
    expect(presence.isPresent('ann')).toBe(true);
    clock.advance(1);
    expect(presence.isPresent('ann')).toBe(false);
  });

  test('one of two windows closing changes nothing, nor does closing one twice', () => {
    const { clock, presence } = started();
    const first = presence.connect('ann');
    presence.connect('ann');
    first();
    first();
    clock.advance(2 * GRACE_MS);
    expect(presence.isPresent('ann')).toBe(true);
  });

  test('who signs out has no grace, and has it again after the next sign-in', () => {
    const { clock, presence } = started();
    const close = presence.connect('ann');
    presence.leave('ann');
    close();
    expect(presence.isPresent('ann')).toBe(false);
    presence.touch('ann');
    clock.advance(GRACE_MS - 1);
    expect(presence.isPresent('ann')).toBe(true);
  });
});
