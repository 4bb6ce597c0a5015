import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { read } from './files.ts';

const FILE = 'docs/security.md';

/** Each requirement that is said to be held to names tests, and the tests are there. */
export const securityLines: Check = {
  name: 'security',
  guards: `every line of ${FILE} names tests that exist`,
  run: (root) => {
    if (!existsSync(join(root, FILE))) return [];
    const held = read(root, FILE).split('\n## ')[0] ?? '';
    return held
      .split('\n')
      .filter((line) => /^\| \d/.test(line))
      .flatMap((line) => faultsOf(root, line));
  },
};

function faultsOf(root: string, line: string): readonly string[] {
  const number = /^\| ([^|]+) \|/.exec(line)?.[1] ?? line;
  const tests = [...line.matchAll(/`([^`]+[.]test[.]tsx?)`/g)].map(([, path = '']) => path);
  if (tests.length === 0) return [`${FILE}: ASVS ${number} names no test that shows it.`];
  const missing = tests.filter((path) => !existsSync(join(root, path)));
  return missing.map((path) => `${FILE}: ASVS ${number} names ${path}, which is not there.`);
}
