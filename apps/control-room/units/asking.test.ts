import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ALL, FIRST, startAsking } from './asking.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server whose answers come when the test says so. */
function makeServer() {
  const open: { readonly limit: number; readonly answer: (count: number | null) => void }[] = [];
  const asked: number[] = [];
  return {
    asked,
    ask: (limit: number) => {
      asked.push(limit);
      return new Promise<number | null>((answer) => open.push({ limit, answer }));
    },
    answer: async (count: number | null) => {
      open.shift()?.answer(count);
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

test('the first are asked for, then all of a large force; of a small one the first are all', async () => {
  const [large, small] = [makeServer(), makeServer()];
  startAsking(large.ask);
  startAsking(small.ask);
  await large.answer(FIRST);
  await small.answer(FIRST - 1);
  expect(large.asked).toEqual([FIRST, ALL]);
  expect(small.asked).toEqual([FIRST]);
});

test('what changes while a question is open is asked for anew once it is answered, many changes once', async () => {
  const { asked, ask, answer } = makeServer();
  const asking = startAsking(ask);
  asking.again();
  asking.again();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toEqual([FIRST]);
  await answer(3);
  expect(asked).toEqual([FIRST, ALL]);
});

test('of changes that follow each other at once the first waits for the end of a second, the others with it', async () => {
  const { asked, ask, answer } = makeServer();
  const asking = startAsking(ask);
  await answer(3);
  for (let n = 0; n < 9; n += 1) {
    asking.again();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(asked).toEqual([FIRST]);
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toEqual([FIRST, ALL]);
});

test('without a change it is asked every quarter of a minute, and never once it is stopped', async () => {
  const { asked, ask, answer } = makeServer();
  const asking = startAsking(ask);
  await answer(3);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(asked).toEqual([FIRST, ALL]);
  asking.stop();
  await answer(3);
  asking.again();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([FIRST, ALL]);
});

test('a server that does not answer is asked again within a second', async () => {
  const { asked, ask, answer } = makeServer();
  startAsking(ask);
  await answer(null);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual([FIRST, ALL]);
});
