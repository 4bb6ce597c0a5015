import { expect, test } from 'vitest';
import { kitHealth, type Watched } from './health.ts';

const NOON = Date.UTC(2026, 10, 26, 12);
const MINUTE = 60_000;
const fine: Watched = {
  ...{ stunState: 'enabled', used: true, stageName: 'Live' },
  seen: { at: NOON, state: 'up', detail: '' },
};
const health = (over: Partial<Watched>, minutes = 0, heardAt = 0) =>
  kitHealth('radio', { ...fine, ...over }, heardAt, NOON + minutes * MINUTE)?.reason ?? null;

test('a radio that is heard of shows nothing; one that is not says for how long, and what to try', () => {
  expect(health({}, 4)).toBeNull();
  expect(health({}, 6)).toBe('radio not seen 6 min, try mobile');
});

test('a position that came by it is a sign of life as well', () => {
  expect(health({}, 6, NOON + 5 * MINUTE)).toBeNull();
  expect(health({ seen: { at: NOON, state: 'down', detail: '' } }, 1, NOON + MINUTE)).toBeNull();
});

test('what was never watched is not silent', () => {
  expect(health({ seen: null }, 600)).toBeNull();
});

test('what was said of it is told: stunned before down before silent', () => {
  expect(health({ stunState: 'stunned' }, 9)).toBe('radio stunned, try mobile');
  expect(health({ seen: { at: NOON, state: 'down', detail: 'no answer' } }, 9)).toBe(
    'radio down: no answer, try mobile',
  );
  expect(health({ seen: { at: NOON, state: 'degraded', detail: 'weak signal' } })).toBe('radio degraded: weak signal');
  expect(health({ used: false, stageName: 'Under repair' })).toBe('radio: under repair');
});

test('a car says what it is, and names no phone', () => {
  const car = { ...fine, stunState: null, seen: { at: NOON, state: 'up' as const, detail: '' } };
  expect(kitHealth('vehicle', car, 0, NOON + 7 * MINUTE)?.reason).toBe('car not seen 7 min');
});
