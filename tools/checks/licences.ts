import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './check.ts';
import { read } from './files.ts';

/** Licences that nothing stops a force using. */
const accepted = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
  'OFL-1.1',
  'MPL-2.0',
  'CC-BY-4.0',
  'PostgreSQL',
]);

export interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly development: boolean;
}

interface Lock {
  readonly packages: Readonly<
    Record<string, { version?: string; license?: string; dev?: boolean; link?: boolean; optional?: boolean }>
  >;
}

/** Every package of the lock file, by name; the licence as the package states it. */
export function listDependencies(root: string): readonly Dependency[] {
  const lock = JSON.parse(read(root, 'package-lock.json')) as Lock;
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '?',
      licence: entry.license ?? licenceInstalled(root, path),
      development: entry.dev === true,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

function licenceInstalled(root: string, path: string): string {
  if (!existsSync(join(root, path, 'package.json'))) return 'unknown';
  const stated = JSON.parse(read(root, join(path, 'package.json'))) as { license?: unknown };
  return typeof stated.license === 'string' ? stated.license : licenceWritten(join(root, path, 'LICENSE'));
}

/** By the heading of the licence that lies in the package, for those that state none beside it. */
function licenceWritten(file: string): string {
  const heading = existsSync(file) ? readFileSync(file, 'utf8').trimStart().split('\n', 1)[0] : undefined;
  return heading?.trim() === 'MIT License' ? 'MIT' : 'unknown';
}

/** An SPDX expression is acceptable when one side of an OR, or every side of an AND, is. */
export function isAccepted(expression: string): boolean {
  const plain = expression.replace(/[()]/g, '');
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAccepted);
  return plain.split(' AND ').every((one) => accepted.has(one.trim()));
}

export const licences: Check = {
  name: 'licences',
  guards: 'every dependency under a licence that nothing stops a force using',
  run: (root) =>
    listDependencies(root)
      .filter((d) => !isAccepted(d.licence))
      .map(
        (d) =>
          `${d.name} ${d.version}: licence ${d.licence} is not among the accepted ones (tools/checks/licences.ts).`,
      ),
};
