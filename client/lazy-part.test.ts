import { expect, test } from 'vitest';
import { patiently } from './lazy-part.ts';

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
