import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listDependencies } from '../checks/licences.ts';

interface Bom {
  readonly bomFormat: string;
  readonly components: readonly {
    readonly name: string;
    readonly group?: string;
    readonly version: string;
    readonly purl: string;
    readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  }[];
}

const PATIENCE_MS = 120_000;

test(
  'ASVS 15.1.2 `npm sbom` names every package that runs, with its version and hash',
  () => {
    // Not with `--omit dev`: npm then leaves out what is needed at run time and by a tool as well, zod among others.
    const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
    const done = spawnSync('npm', args, { cwd: process.cwd(), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    expect(done.status, done.stderr).toBe(0);
    const bom = JSON.parse(done.stdout) as Bom;
    expect(bom.bomFormat).toBe('CycloneDX');
    const named = new Set(bom.components.map(({ purl }) => decodeURIComponent(purl)));
    const running = listDependencies(process.cwd()).filter(({ development }) => !development);
    expect(running.length).toBeGreaterThan(50);
    const missing = running.filter(({ name, version }) => !named.has(`pkg:npm/${name}@${version}`));
    expect(missing.map(({ name }) => name)).toEqual([]);
    const bare = bom.components.filter(({ hashes }) => !hashes?.some(({ alg }) => alg === 'SHA-512'));
    expect(bare.map(({ name }) => name)).toEqual([]);
  },
  PATIENCE_MS,
);

test('ASVS 15.2.4 every package is pinned by hash, and none comes from elsewhere than the registry', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { readonly integrity?: string; readonly resolved?: string; readonly link?: boolean }>;
  };
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  expect(packages.length).toBeGreaterThan(100);
  for (const [path, { integrity, resolved, link }] of packages) {
    expect(integrity, path).toMatch(/^sha512-/);
    expect(resolved ?? '', path).not.toMatch(/^(git|http:|file:)/);
    expect(link, path).toBeUndefined();
  }
  const wanted = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
  const all = { ...wanted.dependencies, ...wanted.devDependencies, ...wanted.optionalDependencies };
  for (const [name, version] of Object.entries(all)) expect(version, name).toMatch(/^(npm:[@\w/-]+@)?\d+\.\d+\.\d+/);
});
