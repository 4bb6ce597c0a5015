import { expect, test } from 'vitest';
import { FORGOTTEN_MS, makePositionClocks } from './position-clocks.ts';

test('F14 the drift of each position is kept as its machine measured it, the worst first, until the machine is silent', () => {
  const clock = { at: 1_000, now: () => clock.at };
  const clocks = makePositionClocks(clock);
  clocks.say('dave', { name: 'Dave', seatName: 'Dispatch 1', offsetMs: 300 });
  clocks.say('mina', { name: 'Mina', seatName: 'Dispatch 2', offsetMs: -90_000 });
  expect(clocks.list().map(({ seatName, offsetMs }) => [seatName, offsetMs])).toEqual([
    ['Dispatch 2', -90_000],
    ['Dispatch 1', 300],
  ]);
  clock.at += 1;
  clocks.say('mina', { name: 'Mina', seatName: 'Dispatch 2', offsetMs: 12 });
  expect(clocks.list()[0]).toEqual({ name: 'Dave', seatName: 'Dispatch 1', offsetMs: 300, at: 1_000 });
  clock.at = 1_001 + FORGOTTEN_MS;
  expect(clocks.list().map(({ name }) => name)).toEqual(['Mina']);
});
