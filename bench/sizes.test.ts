import { expect, test } from 'vitest';
import { turnAbout, worsened } from './sizes.ts';

test('both sizes are measured turn about, and what grew slower as time went by grew for both alike', async () => {
  const asked: string[] = [];
  const compared = await turnAbout({ small: 'small', large: 'large' }, async (size) => {
    asked.push(size);
    return [{ name: 'p50', value: 10 * asked.length, unit: 'ms' }];
  });
  expect(asked).toEqual(['small', 'large', 'large', 'small']);
  expect(worsened(compared)).toMatchObject([{ name: 'p50, at a million events', value: 25, beside: 25, ratio: 1 }]);
});

test('figures of a peer and shares are not compared: no log is behind them', () => {
  const figure = (name: string) => ({ name, value: 1, unit: '/s' });
  const figures = ['commands, beside pgbench without it', 'positions beside a bare loop', 'searches'].map(figure);
  expect(worsened({ small: figures, large: figures })).toEqual([]);
});
