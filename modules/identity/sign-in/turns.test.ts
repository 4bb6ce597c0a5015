import { expect, test } from 'vitest';
import { makeTurns } from './turns.ts';

/** Work that waits to be let go, and tells what has begun. */
function gatedWork() {
  const begun: string[] = [];
  const gates = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((done) => gates.set(name, () => done(name)));
  };
  return { begun, work, finish: (name: string) => gates.get(name)?.() };
}

test('only so many run at once, and sources take turns', async () => {
  const turns = makeTurns({ atOnce: 1, waitingPerSource: 10 });
  const { begun, work, finish } = gatedWork();
  const flood = ['f1', 'f2', 'f3'].map((name) => turns.take('flood', work(name)));
  const desk = turns.take('desk', work('d1'));
  await Promise.resolve();
  expect(begun).toEqual(['f1']);
  finish('f1');
  await flood[0];
  await Promise.resolve();
  expect(begun).toEqual(['f1', 'f2']);
  finish('f2');
  await flood[1];
  await Promise.resolve();
  expect(begun).toEqual(['f1', 'f2', 'd1']);
  finish('d1');
  expect(await desk).toBe('d1');
  finish('f3');
  expect(await flood[2]).toBe('f3');
});

test('a source with too many waiting is told so at once; another is not', async () => {
  const turns = makeTurns({ atOnce: 1, waitingPerSource: 2 });
  const { begun, work, finish } = gatedWork();
  const running = turns.take('flood', work('f1'));
  const queued = [turns.take('flood', work('f2')), turns.take('flood', work('f3'))];
  expect(await turns.take('flood', work('f4'))).toBeNull();
  const desk = turns.take('desk', work('d1'));
  for (const name of ['f1', 'f2', 'd1', 'f3']) {
    await expect.poll(() => begun).toContain(name);
    finish(name);
  }
  expect(await Promise.all([running, ...queued, desk])).toEqual(['f1', 'f2', 'f3', 'd1']);
});

test('work that fails gives its place back', async () => {
  const turns = makeTurns({ atOnce: 1, waitingPerSource: 2 });
  await expect(turns.take('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns.take('a', async () => 'yes')).toBe('yes');
});
