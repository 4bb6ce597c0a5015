import { expect, test } from 'vitest';
import { empty, enteredOf, sentOf } from './entered.ts';
import type { Change } from './words.ts';

const from = new Date(2026, 10, 29, 2).getTime();

test('what is typed is sent: items and people by commas, a window only when it is whole', () => {
  const typed = { ...empty, items: 'fw-1, fw-2 ,', implementers: 'Owen Price', from: '2026-11-29T02:00' };
  expect(sentOf(typed)).toMatchObject({
    implementers: ['Owen Price'],
    proposal: { itemIds: ['fw-1', 'fw-2'], window: null },
  });
  const whole = sentOf({ ...typed, to: '2026-11-29T03:00', backOutMinutes: '' });
  expect(whole.proposal.window).toEqual({ from, to: from + 3_600_000, backOutMinutes: 0 });
});

test('a change that is there stands in the form as it is, and is sent as it was', () => {
  const proposal = {
    ...sentOf(empty).proposal,
    ...{ window: { from, to: from + 3_600_000, backOutMinutes: 15 }, implementerIds: ['p'], categoryId: 'network' },
  };
  const change = { proposal, said: empty.said, implementers: ['Owen'], categoryId: 'network' } as unknown as Change;
  expect(sentOf(enteredOf(change), change)).toEqual({ proposal, said: empty.said, implementers: ['Owen'] });
});
