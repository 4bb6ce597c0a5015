import { expect, test } from 'vitest';
import { markedByKey, markedByPointer } from './marked.ts';

const keys = ['a', 'b', 'c', 'd'];
const none: ReadonlySet<string> = new Set();
const press = (key: string, held: { shiftKey?: boolean; ctrlKey?: boolean; altKey?: boolean } = {}) => ({
  ...{ key, shiftKey: false, ctrlKey: false, altKey: false },
  ...held,
});
const after = (pressed: ReturnType<typeof press>, at: number, to: number | null, marked = none) => {
  const next = markedByKey(pressed, { keys, at, to, marked });
  return next === null ? null : [...next].toSorted();
};

test('space marks the selected row and unmarks it; without a row it marks nothing', () => {
  expect(after(press(' '), 1, null)).toEqual(['b']);
  expect(after(press(' '), 1, null, new Set(['b', 'c']))).toEqual(['c']);
  expect(after(press(' '), -1, null)).toBeNull();
});

test('Shift with an arrow marks both rows that it touches and what was marked stays; an arrow alone only goes', () => {
  expect(after(press('ArrowDown', { shiftKey: true }), 1, 2, new Set(['a']))).toEqual(['a', 'b', 'c']);
  expect(after(press('End', { shiftKey: true }), 1, 3)).toEqual(['b', 'c', 'd']);
  expect(after(press('ArrowUp'), 1, 0)).toBeNull();
});

test('Ctrl+A marks all, and none once all are; Escape none; a chord of the desk marks nothing', () => {
  expect(after(press('a', { ctrlKey: true }), 0, null)).toEqual(keys);
  expect(after(press('a', { ctrlKey: true }), 0, null, new Set(keys))).toEqual([]);
  expect(after(press('Escape'), 0, null, new Set(['a']))).toEqual([]);
  expect(after(press('Escape'), 0, null)).toBeNull();
  expect(after(press(' ', { altKey: true }), 0, null)).toBeNull();
});

test('a click with a key held marks instead of opening', () => {
  const click = (held: object) => ({
    ...{ shiftKey: false, ctrlKey: false, metaKey: false, target: new EventTarget() },
    ...held,
  });
  const clicked = (held: object) => markedByPointer(click(held), { keys, at: 0, to: 2, marked: none });
  expect(clicked({})).toBeNull();
  expect([...(clicked({ ctrlKey: true }) ?? [])]).toEqual(['c']);
  expect([...(clicked({ shiftKey: true }) ?? [])]).toEqual(['a', 'b', 'c']);
});
