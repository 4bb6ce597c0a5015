import { expect, test } from 'vitest';
import { workWith } from '../workspace/test-work.ts';
import { bringContact, wrapUp } from './call-became.ts';

test('a call that is over puts its own panel away, and that of no other call', () => {
  const work = workWith({ contactId: 'c1' });
  wrapUp(work, 'c1');
  expect(work.get()).toMatchObject({ contactId: null, wrapUpId: 'c1' });
  const next = workWith({ contactId: 'c2' });
  wrapUp(next, 'c1');
  expect(next.get()).toMatchObject({ contactId: 'c2', wrapUpId: 'c1' });
});

test('a contact that has been made opens, unless a call was taken meanwhile', () => {
  const work = workWith({ contactId: null });
  bringContact(work, null, 'c1');
  expect(work.get().contactId).toBe('c1');
  const busy = workWith({ contactId: 'c2' });
  bringContact(busy, null, 'c1');
  expect(busy.get().contactId).toBe('c2');
});
