import { expect, test } from 'vitest';
import { STRETCH_MS, seatRates } from './alarm-rates.ts';

const row = (seatId: string, stretch: number, [a, b, joined = 0]: readonly [number, number, number?]) => {
  const from = stretch * STRETCH_MS;
  return { id: `${seatId}@${from}`, seatId, from, a, b, joined };
};

test('CR-12 the alarms of each seat are counted in ten minutes and held against one in routine and ten in an upset', () => {
  const rows = [
    row('fim', 100, [0, 12, 30]),
    row('dispatch-1', 99, [1, 0]),
    row('dispatch-1', 100, [0, 1]),
    row('supervisor', 98, [4, 2]),
  ];
  const found = seatRates(rows, 100 * STRETCH_MS + 1, 4);
  expect(found.map(({ seatId, counts, state }) => [seatId, counts, state])).toEqual([
    ['fim', [0, 0, 0, 12], 'upset'],
    ['supervisor', [0, 6, 0, 0], 'above'],
    ['dispatch-1', [0, 0, 1, 1], 'routine'],
  ]);
  expect(found[0]).toMatchObject({ mean: 3, most: 12, joined: 30 });
});

test('what lies before the stretches shown is not counted', () => {
  expect(seatRates([row('fim', 1, [9, 9])], 100 * STRETCH_MS, 6)).toMatchObject([{ mean: 0, state: 'routine' }]);
});
