import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SteadyClock, steadyClock } from './steady-clock.ts';

const START = Date.UTC(2026, 10, 25, 12);
const HOUR = 3_600_000;

/** A machine whose clock can be set and that can sleep. */
function machine() {
  const state = { wall: START, steady: 5_000, boot: 5_000, jumps: [] as number[] };
  const clock = (anchor?: ReturnType<SteadyClock['anchor']>): SteadyClock =>
    steadyClock({
      anchor: anchor ?? null,
      wall: () => state.wall,
      steady: () => state.steady,
      sinceBoot: () => state.boot,
      onJump: (ms) => state.jumps.push(ms),
    });
  const pass = (ms: number, asleep = false): void => {
    state.wall += ms;
    state.boot += ms;
    if (!asleep) state.steady += ms;
  };
  return { state, clock, pass };
}

test('T17 a clock that is set is not followed, and told of once', () => {
  const { state, clock, pass } = machine();
  const steady = clock();
  for (const jump of [2 * HOUR, -24 * HOUR]) {
    pass(1_000);
    state.wall += jump;
    const before = steady.now();
    pass(1_000);
    expect(steady.now() - before).toBe(1_000);
  }
  expect(state.jumps).toEqual([2 * HOUR, -22 * HOUR]);
  expect(steady.heldMs()).toBe(-22 * HOUR);
  state.wall += 22 * HOUR;
  expect(steady.heldMs()).toBe(0);
});

test('T17 drift is made up, never faster than a hundredth', () => {
  const { state, clock, pass } = machine();
  const steady = clock();
  state.wall += 1_500;
  pass(1_000);
  expect(steady.now()).toBe(START + 1_010);
  for (let second = 0; second < 200; second += 1) {
    pass(1_000);
    steady.now();
  }
  expect(steady.now()).toBe(state.wall);
  expect(state.jumps).toEqual([]);
});

test('T17 sleep is no jump: the time has passed', () => {
  const { state, clock, pass } = machine();
  const steady = clock();
  pass(8 * HOUR, true);
  expect(steady.now()).toBe(state.wall);
  state.wall += HOUR;
  expect(steady.now()).toBe(state.wall - HOUR);
  expect(state.jumps).toEqual([HOUR]);
});

test('T17 another process goes on with the same time', () => {
  const { state, clock, pass } = machine();
  const parent = clock();
  state.wall += 24 * HOUR;
  pass(10_000);
  const child = clock(parent.anchor());
  pass(500);
  expect(child.now()).toBe(parent.now());
  expect(child.now()).toBe(START + 10_500);
});

test('T17 whatever happens to the machine’s clock, time passes as it passes', () => {
  const step = fc.record({ ms: fc.integer({ min: 0, max: 60_000 }), jump: fc.integer({ min: -HOUR, max: HOUR }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
      const { state, clock, pass } = machine();
      const steady = clock();
      for (const { ms, jump } of steps) {
        const before = steady.now();
        state.wall += jump;
        pass(ms);
        const passed = steady.now() - before;
        // A millisecond for rounding.
        expect(Math.abs(passed - ms)).toBeLessThanOrEqual(ms * 0.01 + 1);
      }
    }),
  );
});
