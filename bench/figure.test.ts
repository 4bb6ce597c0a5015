import { expect, test } from 'vitest';
import { aims } from './aims.ts';
import { judge, meanOf, worsening } from './figure.ts';

test('a figure is held against the aim of its name: of its value or of its ratio to the peer', () => {
  const raised = { name: 'incidents raised at 8 clients', value: 449.6, unit: '/s' };
  expect(judge(raised)).toMatchObject({ value: 450, aim: 'value ≥ 450', met: false });
  expect(judge({ ...raised, value: 451 })).toMatchObject({ met: true });
  const positions = { name: 'positions beside a bare loop', value: 60, unit: '/s', beside: 100 };
  expect(judge(positions)).toMatchObject({ ratio: 0.6, aim: 'ratio ≥ 0.5', met: true });
});

test('what could not be measured has neither met nor missed its aim', () => {
  const [name = ''] = Object.keys(aims);
  expect(judge({ name, value: null, unit: 'ms', note: 'not here' })).toMatchObject({
    met: null,
    ratio: null,
    note: 'not here',
  });
});

test('worse than before is above 1, whether more or less of it is better', () => {
  const rate = { name: 'x', value: 100, unit: '/s' };
  const time = { name: 'y', value: 10, unit: 'ms' };
  const grown = (before: typeof rate, value: number) => {
    const same = worsening(before, { ...before, value });
    return same === null ? null : judge(same);
  };
  expect(grown(rate, 50)).toMatchObject({ name: 'x, at a million events', ratio: 2, met: false });
  expect(grown(time, 13)).toMatchObject({ ratio: 1.3, met: true });
  expect(grown(time, 5)).toMatchObject({ ratio: 0.5, met: true });
});

test('what was measured twice is the mean of both, and so is its peer; what could not be measured stays so', () => {
  const once = (value: number, beside: number) => [
    { name: 'x', value, unit: '/s', beside },
    { name: 'y', value: null, unit: 'ms' },
  ];
  expect(meanOf([once(10, 1), once(30, 2)])).toEqual([
    { name: 'x', value: 20, unit: '/s', beside: 1.5 },
    { name: 'y', value: null, unit: 'ms' },
  ]);
});

test('a run in which something could not be measured does not draw the mean of the others down', () => {
  const once = (value: number | null) => [{ name: 'x', value, unit: '/s', beside: value }];
  expect(meanOf([once(10), once(null)])).toEqual([{ name: 'x', value: 10, unit: '/s', beside: 10 }]);
});
