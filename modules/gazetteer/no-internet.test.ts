import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const outward = /\bfetch\(|\bnew WebSocket\(|\bXMLHttpRequest\b|'node:(http|https|http2|net|dns|tls|dgram)'/;

test('O09 places, roads and tiles are read from files: nothing in the gazetteer can ask anybody outside', () => {
  const files = globSync('modules/gazetteer/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => outward.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});
