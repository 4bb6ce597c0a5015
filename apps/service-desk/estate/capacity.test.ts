import { expect, test } from 'vitest';
import { capacityOf, capacityWords } from './capacity.ts';

test('what it can carry, and how much of it is used where relations tell', () => {
  const to = (toId: string, kind: string) => ({ toId, kind });
  const relations = [to('a', 'connects-through'), to('a', 'connects-through'), to('b', 'connects-through')];
  const found = capacityOf({ id: 'a', fields: { ports: 48, watts: 90, hostname: 'sw-1' } }, relations);
  expect(found.map(capacityWords)).toEqual(['2 of 48 ports', '90 W']);
  expect(capacityWords({ what: 'licences', has: 1, used: 2 })).toBe('2 of 1 licences: too many');
});
