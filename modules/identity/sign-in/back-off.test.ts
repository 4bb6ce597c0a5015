import { describe, expect, test } from 'vitest';
import { makeBackOff } from './back-off.ts';

const start = Date.UTC(2026, 10, 22, 12);
const fail = (backOff: ReturnType<typeof makeBackOff>, times: number, name = 'a.shah', source = '10.0.0.7') =>
  Array.from({ length: times }, () => backOff.ask(name, source, start));

describe('brute force is slowed', () => {
  test('five tries are free, then waits double up to one minute', () => {
    const backOff = makeBackOff();
    expect(fail(backOff, 6)).toEqual([0, 0, 0, 0, 0, 2000]);
    let now = start;
    const waits: number[] = [];
    for (let i = 0; i < 8; i++) {
      const wait = backOff.ask('a.shah', '10.0.0.7', now);
      if (wait > 0) waits.push(wait / 1000);
      now += wait;
      backOff.ask('a.shah', '10.0.0.7', now);
    }
    expect(waits[0]).toBe(2);
    expect(waits.every((wait, i) => i === 0 || wait >= (waits[i - 1] ?? 0))).toBe(true);
    expect(Math.max(...waits)).toBe(60);
  });

  test('tries sent side by side are counted before any has its answer', () => {
    const backOff = makeBackOff();
    expect(fail(backOff, 20).filter((wait) => wait === 0)).toHaveLength(5);
  });

  test('asking while waiting does not lengthen the wait', () => {
    const backOff = makeBackOff();
    fail(backOff, 5);
    expect(backOff.ask('a.shah', '10.0.0.7', start + 1500)).toBe(500);
    expect(backOff.ask('a.shah', '10.0.0.7', start + 2000)).toBe(0);
  });
});

describe('a control room cannot be locked out', () => {
  test('the same account from another source, and others from the same source, go on', () => {
    const backOff = makeBackOff();
    fail(backOff, 50);
    expect(backOff.ask('a.shah', '10.0.0.8', start)).toBe(0);
    expect(backOff.ask('b.jones', '10.0.0.7', start)).toBe(0);
  });

  test('no attack from one source makes another wait, however many names it tries', () => {
    const backOff = makeBackOff();
    for (let i = 0; i < 500; i++) fail(backOff, 10, `name-${i}`);
    expect(backOff.ask('name-1', '10.0.0.8', start)).toBe(0);
  });

  test('success forgets, and time forgives one failure a minute', () => {
    const backOff = makeBackOff();
    fail(backOff, 5);
    backOff.succeeded('a.shah', '10.0.0.7');
    expect(backOff.ask('a.shah', '10.0.0.7', start)).toBe(0);
    fail(backOff, 4);
    expect(backOff.ask('a.shah', '10.0.0.7', start)).toBeGreaterThan(0);
    expect(fail(backOff, 1)[0]).toBeGreaterThan(0);
    expect(backOff.ask('a.shah', '10.0.0.7', start + 5 * 60_000)).toBe(0);
  });

  test('its memory is bounded: the oldest pair gives way', () => {
    const backOff = makeBackOff(2);
    fail(backOff, 5, 'first');
    fail(backOff, 1, 'second');
    fail(backOff, 1, 'third');
    expect(backOff.ask('first', '10.0.0.7', start)).toBe(0);
  });
});
