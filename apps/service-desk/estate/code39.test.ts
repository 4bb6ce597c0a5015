import { expect, test } from 'vitest';
import { barsOf } from './code39.ts';

/** Read back as a scanner does: by widths alone. */
function elementsOf(text: string): string {
  const code = barsOf(text);
  if (code === null) return '';
  const cells = Array.from({ length: code.width }, () => ' ');
  for (const { x, width } of code.bars) cells.fill('#', x, x + width);
  return cells.join('').replaceAll('###', 'W').replaceAll('   ', 'w');
}

test('a label is a bar code between its stars; each sign has three wide elements of nine', () => {
  expect(elementsOf('').length).toBeGreaterThan(0);
  expect(elementsOf('RAD-42')).not.toEqual(elementsOf('RAD-43'));
  const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  expect(count(elementsOf('RAD-42'), /[Ww]/g)).toBe(3 * 'RAD-42'.length + 6);
  expect(barsOf('rad-42')).toEqual(barsOf('RAD-42'));
  expect(barsOf('RAD_42')).toBeNull();
});
