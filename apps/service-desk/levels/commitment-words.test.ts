import { expect, test } from 'vitest';
import { commitmentWords } from './commitment-words.ts';

test('what was promised besides clocks and what it came to is said in words', () => {
  const away = { metric: 'availability', promised: 99.9, measured: 99.8765, count: 1 } as const;
  expect(commitmentWords(away)).toEqual({
    ...{ promised: 'Available 99.9 % of the agreed hours', cameTo: '99.876 %, away once' },
  });
  const between = { metric: 'hours-between', promised: 350, measured: null, count: 0 } as const;
  expect(commitmentWords(between).cameTo).toBe('no failure');
  const lead = { metric: 'lead-time', promised: 2400, measured: 66.6, count: 3 } as const;
  expect(commitmentWords(lead)).toEqual({ promised: 'Delivered within 40 agreed hours', cameTo: '66 % of 3' });
});
