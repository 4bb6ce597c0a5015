import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makePace } from './pace.ts';

function clocked(rules: Parameters<typeof makePace>[0]) {
  const clock = { ms: 0 };
  return { clock, pace: makePace(rules, () => clock.ms) };
}

describe('pace', () => {
  test('so many at once, then one by one', () => {
    const { clock, pace } = clocked({ burst: 3, perSecond: 0.5 });
    expect([1, 2, 3, 4].map(() => pace('10.0.0.1'))).toEqual([0, 0, 0, 2]);
    expect(pace('10.0.0.2')).toBe(0);
    clock.ms = 2000;
    expect([pace('10.0.0.1'), pace('10.0.0.1')]).toEqual([0, 2]);
  });

  test('never more than the burst and what has been earned since, whatever the rhythm', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 200 }), (gaps) => {
        const { clock, pace } = clocked({ burst: 5, perSecond: 2 });
        let through = 0;
        for (const gap of gaps) {
          clock.ms += gap;
          if (pace('a') === 0) through += 1;
        }
        expect(through).toBeLessThanOrEqual(5 + (clock.ms / 1000) * 2 + 1e-6);
      }),
    );
  });

  test('one network of IPv6 is one source, written in whatever way', () => {
    const { pace } = clocked({ burst: 1, perSecond: 1 });
    expect(pace('2001:db8:1:2:3:4:5:6')).toBe(0);
    expect(pace('2001:db8:1:2::9')).toBe(1);
    expect(pace('2001:db8:1:3::9')).toBe(0);
    expect(pace('::1')).toBe(0);
    expect(pace('::ffff:10.0.0.1')).toBe(0);
    expect(pace('::ffff:10.0.0.2')).toBe(0);
  });

  test('a flood from everywhere is forgotten, the oldest first', () => {
    const { pace } = clocked({ burst: 1, perSecond: 0.001, most: 100 });
    for (let n = 0; n < 1000; n += 1) pace(`source-${n}`);
    expect(pace('source-999')).toBeGreaterThan(0);
    expect(pace('source-0')).toBe(0);
  });
});
