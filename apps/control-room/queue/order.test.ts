import { describe, expect, test } from 'vitest';
import { clockRow, contactRow, incidentRow } from '../fixture/rows.ts';
import { holdOrder } from './held-order.ts';
import { contactOrder, inQueue, isContactIn, leadingClock, queueOrder, ringingCalls, shortNumber } from './order.ts';

const weightOf = (grade: string): number => Number(grade.slice(1));
const ids = (rows: readonly { id: string }[]): readonly string[] => rows.map((row) => row.id);

describe('queue', () => {
  test('heaviest first, then what waits for a unit, then what is due first', () => {
    const unit = {
      assignmentId: 'a',
      tourId: 'u',
      callsign: 'RA21',
      milestone: 'assigned',
      since: 0,
      stacked: false,
    } as const;
    const rows = [
      incidentRow({ id: 'late-g3', grade: 'G3', clocks: [clockRow({ dueAt: 1 })] }),
      incidentRow({ id: 'g2-later', grade: 'G2', clocks: [clockRow({ dueAt: 9_000 })] }),
      incidentRow({ id: 'g2-sooner', grade: 'G2', clocks: [clockRow({ dueAt: 5_000 })] }),
      incidentRow({ id: 'g2-has-unit', grade: 'G2', clocks: [clockRow({ dueAt: 1_000 })], units: [unit] }),
      incidentRow({ id: 'g1', grade: 'G1', clocks: [clockRow({ dueAt: 90_000 })] }),
    ];
    expect(ids(queueOrder(rows, weightOf))).toEqual(['g1', 'g2-sooner', 'g2-later', 'g2-has-unit', 'late-g3']);
  });
  test('the clock shown is the one due first, paused ones last', () => {
    const clocks = [
      clockRow({ key: 'late', dueAt: 9 }),
      clockRow({ key: 'first', dueAt: 3 }),
      clockRow({ key: 'paused', dueAt: 1, state: 'paused' }),
    ];
    expect(leadingClock(clocks)?.key).toBe('first');
    expect(leadingClock([])).toBeNull();
  });
  test('mine is by seat, area by the areas of the seat', () => {
    const row = incidentRow({ ownerSeatId: 'dispatch-1' });
    expect(inQueue(row, 'mine', { seatId: 'dispatch-1', areas: [] })).toBe(true);
    expect(inQueue(row, 'mine', { seatId: null, areas: [] })).toBe(false);
    expect(inQueue(row, 'area', { seatId: null, areas: ['uppingham'] })).toBe(false);
    expect(inQueue(row, 'area', { seatId: null, areas: [] })).toBe(true);
  });
  test('what is put off is out of the queue and among what is put off; a promise that was missed brings it back', () => {
    const whose = { seatId: 'dispatch-1', areas: [] };
    const row = incidentRow({ ownerSeatId: 'dispatch-1', deferredUntil: 5, clocks: [clockRow({ state: 'warned' })] });
    const queues = (one: typeof row) =>
      (['mine', 'area', 'all', 'later'] as const).filter((queue) => inQueue(one, queue, whose));
    expect(queues(row)).toEqual(['later']);
    expect(queues({ ...row, clocks: [clockRow({ state: 'breached' })] })).toEqual(['mine', 'area', 'all', 'later']);
    expect(queues({ ...row, deferredUntil: null })).toEqual(['mine', 'area', 'all']);
  });
  test('the short number is the first word', () => expect(shortNumber('0421 of 22/11')).toBe('0421'));
});

test('a 999 call is answered before a 101 that rang first; of its kind the longest', () => {
  const call = (id: string, channel: '999' | '101', receivedAt: number, state: 'ringing' | 'open' = 'ringing') => ({
    ...{ id, channel, receivedAt, state },
  });
  const calls = [call('a', '101', 1), call('b', '999', 5), call('c', '999', 3), call('d', '999', 2, 'open')];
  expect(ids(ringingCalls(calls))).toEqual(['c', 'b', 'a']);
});

test('while the list is held nothing moves, nothing goes and nothing comes', () => {
  expect(holdOrder(['a', 'b'], ['c', 'b'], true)).toEqual(['a', 'b']);
  expect(holdOrder(['a', 'b'], ['c', 'b'], false)).toEqual(['c', 'b']);
  expect(holdOrder([], ['c'], true)).toEqual(['c']);
});

test('an incident that came of a call stands in its place while the list is held, and once', () => {
  const before = ['c:call', 'a', 'b'];
  const became = new Map([['c:call', 'i']]);
  expect(holdOrder(before, ['a', 'b', 'i'], true, became)).toEqual(['i', 'a', 'b']);
  expect(holdOrder(['i', 'a'], ['a', 'i'], true, became)).toEqual(['i', 'a']);
  expect(holdOrder(['c:call', 'i'], ['i'], true, became)).toEqual(['i']);
  expect(holdOrder(before, ['a', 'b', 'i'], false, became)).toEqual(['a', 'b', 'i']);
});

test('an order that says the same is the same: nothing has to be drawn for it', () => {
  const before = ['a', 'b'];
  expect(holdOrder(before, ['a', 'b'], false)).toBe(before);
  expect(holdOrder(before, ['a', 'b'], true)).toBe(before);
  expect(holdOrder(before, ['b', 'a'], false)).toEqual(['b', 'a']);
});

describe('contacts in the one queue', () => {
  const row = (id: string, part: Parameters<typeof contactRow>[0]) => contactRow({ id, ...part });
  const web = row('web', { channel: 'web', receivedAt: 1 });
  const call = row('call', { channel: '999', receivedAt: 9 });
  const mine = row('mine', { state: 'open', seatId: 'contact-1', receivedAt: 2 });
  const theirs = row('theirs', { state: 'open', seatId: 'contact-2', receivedAt: 3 });
  const done = row('done', { state: 'settled', receivedAt: 4 });
  const all = [done, theirs, web, mine, call];

  test('C11 its own tab holds every one that is not settled, whatever its channel: an emergency first, what waits before what is taken', () => {
    const shown = all.filter((one) => isContactIn(one, 'contacts', 'contact-1'));
    expect(contactOrder(shown).map(({ id }) => id)).toEqual(['call', 'web', 'mine', 'theirs']);
  });

  test('the other tabs hold those that somebody deals with', () => {
    const ids = (queue: 'mine' | 'all' | 'places') =>
      all.filter((one) => isContactIn(one, queue, 'contact-1')).map(({ id }) => id);
    expect(ids('mine')).toEqual(['mine']);
    expect(ids('all')).toEqual(['theirs', 'mine']);
    expect(ids('places')).toEqual([]);
  });
});
