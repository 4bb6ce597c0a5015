import { expect, test } from 'vitest';
import { lazyPart, loadAhead } from './lazy-part.tsx';
import { patiently } from './patiently.ts';

test('what cannot be loaded is asked for until it comes, and each failure is told before the wait', async () => {
  const told: string[] = [];
  const load = async (): Promise<string> => {
    told.push('asked');
    if (told.filter((one) => one === 'asked').length < 3)
      throw new TypeError('Failed to fetch dynamically imported module');
    return 'the map';
  };
  const failed = (): void => void told.push('failed');
  const wait = async (): Promise<void> => void told.push('waited');
  expect(await patiently(load, { failed, wait })).toBe('the map');
  expect(told).toEqual(['asked', 'failed', 'waited', 'asked', 'failed', 'waited', 'asked']);
});

test('parts come ahead of the first who wants them, with those that they bring, each once', async () => {
  const told: string[] = [];
  const part = (name: string) => async () => {
    told.push(name);
    return () => null;
  };
  lazyPart('the first', part('first'));
  lazyPart('the second', async () => {
    lazyPart('a part of it', part('a part of the second'));
    return part('second')();
  });
  lazyPart('the heavy one', part('heavy'), 'when-shown');
  await loadAhead();
  await loadAhead();
  expect(told).toEqual(['first', 'second', 'a part of the second']);
});
