import { expect, test } from 'vitest';
import type { Sent } from '../../../client/outbox.ts';
import { BookOff } from '../../../modules/operations/contract.ts';
import { makeActs, wordsOf } from './acts.ts';

const input = { tourId: '0198c2f0-4444-7000-8000-000000000001' };

function bench(...sents: Sent[]) {
  const due: (() => void)[] = [];
  const putAway: Sent[] = [];
  let ids = 0;
  const acts = makeActs({
    outbox: {
      send: async () => sents.shift() ?? { kind: 'done', position: 1, result: {} },
      putAway: (sent) => putAway.push(sent),
    },
    now: () => 1_000,
    newId: () => `a${ids++}`,
    later: (_ms, act) => due.push(act),
  });
  return { acts, due, putAway };
}

test('what was done is held until its row has come, then let go', async () => {
  const { acts, due } = bench();
  expect(await acts.act(BookOff, input, 'Book off')).toBe(true);
  expect(acts.lately()).toEqual([{ name: 'operations.bookOff', input, enteredAt: 1_000 }]);
  for (const act of due) act();
  expect(acts.lately()).toEqual([]);
});

test('a warning waits for one tap, which sends it again', async () => {
  let again = 0;
  const sent: Sent = {
    kind: 'confirm',
    code: 'still-assigned',
    detail: 'RE01 still has an assignment.',
    again: async () => {
      again++;
      return { kind: 'done', position: 2, result: {} };
    },
  };
  const { acts } = bench(sent);
  expect(await acts.act(BookOff, input, 'Book off')).toBe(false);
  const [answer] = acts.answers();
  expect(answer?.what).toBe('Book off');
  acts.confirm(answer!);
  expect(again).toBe(1);
  expect(acts.answers()).toEqual([]);
});

test('a refusal stays until it is put away', async () => {
  const { acts, putAway } = bench({
    kind: 'refused',
    code: 'already-off',
    detail: 'This tour has ended.',
    current: null,
  });
  await acts.act(BookOff, input, 'Book off');
  expect(acts.answers()).toHaveLength(1);
  expect(putAway).toEqual([]);
  acts.dismiss('a0');
  expect(acts.answers()).toEqual([]);
  expect(putAway.map(({ kind }) => kind)).toEqual(['refused']);
});

test('malformed input names its fields', () => {
  const errors = [{ field: 'input.what', reason: 'say what it is', example: 'Vehicle check' }];
  expect(wordsOf({ kind: 'malformed', detail: 'Not understood.', errors })).toBe('what: say what it is');
});
