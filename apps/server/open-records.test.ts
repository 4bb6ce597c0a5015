import { expect, test } from 'vitest';
import { settableClock } from '../../kernel/testing.ts';
import { makeOpenRecords, type Onlooker, SILENT_MS } from './open-records.ts';

const ann: Onlooker = { name: 'Ann', seatName: 'Dispatch 1', writing: null };
const bob: Onlooker = { name: 'Bob', seatName: 'Dispatch 2', writing: 'grade' };

function started() {
  const clock = settableClock(1_000_000);
  return { clock, records: makeOpenRecords(clock) };
}

test('who else has a record open is told, with what they write there; oneself is not', () => {
  const { records } = started();
  records.look('ann', 'one', ann);
  records.look('bob', 'one', bob);
  expect(records.others('ann', 'one')).toEqual([bob]);
  expect(records.others('bob', 'one')).toEqual([ann]);
  expect(records.others('ann', 'two')).toEqual([]);
});

test('whoever goes to another record or puts it away is gone at once, who falls silent soon', () => {
  const { clock, records } = started();
  records.look('bob', 'one', bob);
  records.look('bob', 'two', bob);
  expect(records.others('ann', 'one')).toEqual([]);
  records.look('bob', null, bob);
  expect(records.others('ann', 'two')).toEqual([]);
  records.look('bob', 'one', bob);
  clock.advance(SILENT_MS);
  expect(records.others('ann', 'one')).toEqual([bob]);
  clock.advance(1);
  expect(records.others('ann', 'one')).toEqual([]);
});
