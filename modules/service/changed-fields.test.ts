import { expect, test } from 'vitest';
import { changedFields, changedWords } from './changed-fields.ts';

const names = { title: 'title', tested: 'tested', items: 'items', answers: 'answers' };

test('only what is otherwise is said, in words, from what to what', () => {
  const before = { title: 'Old', tested: false, items: [], answers: { q: 1 }, unnamed: 1 };
  const after = { title: 'New', tested: true, items: ['a', 'b'], answers: { q: 1 }, unnamed: 2 };
  const changed = changedFields(names, before, after);
  expect(changedWords(changed)).toBe('title: Old → New\ntested: no → yes\nitems: none → a, b');
  expect(changedFields(names, after, after)).toEqual([]);
});

test('of a long text its beginning is said; what was erased is said to be so', () => {
  const [long, erased] = [
    changedFields({ title: 'title' }, { title: '' }, { title: 'x'.repeat(500) }),
    changedFields({ title: 'title' }, null, { title: 'New' }),
  ];
  expect(long).toEqual([{ field: 'title', from: 'none', to: `${'x'.repeat(200)}…` }]);
  expect(erased).toEqual([{ field: 'title', from: 'erased', to: 'New' }]);
});
