import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { expectedFiles } from '../generate/generated.ts';
import { checks } from './list.ts';

const root = resolve(import.meta.dirname, '../..');
const bad = join(import.meta.dirname, 'bad');
const configuration = [
  'biome.json',
  'tsconfig.json',
  '.dependency-cruiser.cjs',
  'knip.json',
  '.jscpd.json',
  '.gitignore',
];
const copies: string[] = [];

/** A house with nothing in it but its rules, and what `example` adds to it. */
async function houseWith(example: string | null): Promise<string> {
  const house = mkdtempSync(join(tmpdir(), 'trefoil-check-'));
  copies.push(house);
  for (const file of configuration) cpSync(join(root, file), join(house, file));
  cpSync(join(root, 'tools/checks/import-table.json'), join(house, 'tools/checks/import-table.json'), {
    recursive: true,
  });
  spawnSync('git', ['init', '--quiet'], { cwd: house });
  cpSync(join(bad, 'base'), house, { recursive: true });
  mkdirSync(join(house, 'docs'));
  for (const [file, text] of Object.entries(await expectedFiles(house))) writeFileSync(join(house, file), text);
  if (example !== null) cpSync(join(bad, example), house, { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  return house;
}

afterEach(() => {
  for (const house of copies.splice(0)) rmSync(house, { recursive: true, force: true });
});

const named = (name: string) => checks.find((check) => check.name === name.replaceAll('-', ' '));
const examples = readdirSync(bad).filter((folder) => folder !== 'base');

test('every check has a bad example', () => {
  expect(checks.map((check) => check.name).filter((name) => !examples.includes(name.replaceAll(' ', '-')))).toEqual([]);
});

test.each(examples)('%s finds its bad example, and nothing without it', { timeout: 120_000 }, async (example) => {
  const check = named(example);
  expect(check, `no check named ${example}`).toBeDefined();
  const expected = readFileSync(join(bad, example, 'expected.txt'), 'utf8')
    .trim()
    .split('\n');
  const problems = (await check!.run(await houseWith(example))).join('\n');
  for (const words of expected) expect(problems).toContain(words);
  expect(await check!.run(await houseWith(null))).toEqual([]);
});
