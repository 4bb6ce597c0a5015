import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settingsTable } from './settings-table.ts';

test('the table names just the settings that are read', () => {
  const source = readFileSync(join(import.meta.dirname, 'settings.ts'), 'utf8');
  const read = new Set([...source.matchAll(/\benv[.]([A-Z_]+)/g)].map((match) => match[1]));
  expect(settingsTable.map((setting) => setting.name).sort()).toEqual([...read].sort());
});
