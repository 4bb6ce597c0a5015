import { expect, test } from 'vitest';
import { demonstrationCatalogue } from './demonstration-catalogue.ts';

test('the demonstration offers what an editor could have published, each once, with somebody who joins, moves and leaves', () => {
  const items = demonstrationCatalogue();
  const names = items.map(({ terms }) => terms.name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(15);
  expect(items.flatMap(({ terms }) => terms.bundle ?? [])).toEqual(['joiner', 'mover', 'leaver']);
  for (const { terms, onShelf } of items) expect(terms.stocked).toBe(onShelf !== null);
});
