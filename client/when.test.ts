import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Stamp } from './when.tsx';

const shown = (at: number) => renderToStaticMarkup(createElement(Stamp, { at }));

test('SM-10 a line of a record shows local time to the second and carries UTC, on both sides of a clock change', () => {
  const summer = Date.UTC(2026, 9, 25, 0, 30, 7);
  expect(shown(summer)).toBe('<time dateTime="2026-10-25T00:30:07.000Z">25/10/2026 01:30:07 BST</time>');
  expect(shown(summer + 3_600_000)).toBe('<time dateTime="2026-10-25T01:30:07.000Z">25/10/2026 01:30:07 GMT</time>');
  const spring = Date.UTC(2027, 2, 28, 0, 59, 59);
  expect(shown(spring)).toBe('<time dateTime="2027-03-28T00:59:59.000Z">28/03/2027 00:59:59</time>');
  expect(shown(spring + 1000)).toBe('<time dateTime="2027-03-28T01:00:00.000Z">28/03/2027 02:00:00</time>');
});
