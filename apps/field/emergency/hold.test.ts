import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ARMED_MS, BOUNCE_MS, HOLD_MS, type Hold, type HoldEvent, onHold, rest, wakeAt } from './hold.ts';

const told = (...events: HoldEvent[]): Hold => events.reduce(onHold, rest);
const press = (now: number): HoldEvent => ({ type: 'press', now });
const release = (now: number): HoldEvent => ({ type: 'release', now });

describe('the emergency button', () => {
  test('sends when it has been held for its time', () => {
    expect(wakeAt(told(press(100)))).toBe(100 + HOLD_MS);
    expect(told(press(100), { type: 'time', now: 100 + HOLD_MS }).at).toBe('sent');
  });

  test('does not send before', () => {
    expect(told(press(100), { type: 'time', now: 99 + HOLD_MS }).at).toBe('held');
  });

  test('sends on a release after the time, when the timer was late', () => {
    expect(told(press(0), release(HOLD_MS + 1)).at).toBe('sent');
  });

  test('let go too early opens the way of two taps', () => {
    expect(told(press(0), release(300)).at).toBe('armed');
    expect(told(press(0), release(300), { type: 'send', now: 900 }).at).toBe('sent');
  });

  test('by keyboard: a tap arms, the second button sends', () => {
    expect(told({ type: 'tap', now: 0 }).at).toBe('armed');
    expect(told({ type: 'tap', now: 0 }, { type: 'tap', now: 10 }).at).toBe('armed');
    expect(told({ type: 'tap', now: 0 }, { type: 'send', now: BOUNCE_MS }).at).toBe('sent');
  });

  test('two touches in one twitch do not send', () => {
    expect(told(press(0), release(90), { type: 'send', now: 90 + BOUNCE_MS - 1 }).at).toBe('armed');
    expect(told(press(0), release(90), { type: 'leave', now: 90 + BOUNCE_MS - 1 }).at).toBe('armed');
  });

  test('can be held again while armed', () => {
    expect(told(press(0), release(300), press(500), { type: 'time', now: 500 + HOLD_MS }).at).toBe('sent');
  });

  test('puts itself away after a while, and at once when left', () => {
    expect(told({ type: 'tap', now: 0 }, { type: 'time', now: ARMED_MS }).at).toBe('rest');
    expect(told({ type: 'tap', now: 0 }, { type: 'leave', now: BOUNCE_MS }).at).toBe('rest');
  });

  test('what was sent is never taken back by a touch', () => {
    const sent = told(press(0), { type: 'time', now: HOLD_MS });
    for (const event of [release(2_000), press(2_100), { type: 'leave', now: 2_200 } as const])
      expect(onHold(sent, event)).toBe(sent);
    expect(onHold(sent, { type: 'answered' })).toBe(rest);
  });
});

test('no single short touch ever sends', () => {
  const touches = fc.array(fc.tuple(fc.integer({ min: 0, max: HOLD_MS - 1 }), fc.integer({ min: 0, max: 20_000 })));
  fc.assert(
    fc.property(touches, (all) => {
      let now = 0;
      let hold: Hold = rest;
      for (const [heldMs, pauseMs] of all) {
        hold = onHold(hold, press(now));
        hold = onHold(hold, release(now + heldMs));
        hold = onHold(hold, { type: 'tap', now: now + heldMs });
        now += heldMs + pauseMs;
        hold = onHold(hold, { type: 'time', now });
      }
      expect(hold.at).not.toBe('sent');
    }),
  );
});
