import { expect, test } from 'vitest';
import { lazyPart, loadAhead } from './lazy-part.ts';
import { patiently } from './patiently.ts';

test('what cannot be loaded is asked for until it comes', async () => {
  let asked = 0;
  let waited = 0;
  const load = async (): Promise<string> => {
    asked += 1;
    if (asked < 3) throw new TypeError('Failed to fetch dynamically imported module');
    return 'the map';
  };
  const wait = async (): Promise<void> => {
    waited += 1;
  };
  expect(await patiently(load, wait)).toBe('the map');
  expect([asked, waited]).toEqual([3, 2]);
});

test('parts come ahead of the first who wants them, with those that they bring, each once', async () => {
  const told: string[] = [];
  const part = (name: string) => async () => {
    told.push(name);
    return () => null;
  };
  lazyPart(part('first'));
  lazyPart(async () => {
    lazyPart(part('a part of the second'));
    return part('second')();
  });
  lazyPart(part('heavy'), 'when-shown');
  await loadAhead();
  await loadAhead();
  expect(told).toEqual(['first', 'second', 'a part of the second']);
});
