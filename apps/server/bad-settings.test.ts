import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { readSettings, refuseUnknown, SettingError } from './settings.ts';
import { settingsTable } from './settings-table.ts';

/** T28: every setting missing, of a wrong type, of a wrong value; T28_SEED tries others. */
const root = join(import.meta.dirname, '..', '..');
const dir = mkdtempSync(join(tmpdir(), 'trefoil-settings-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const file = join(dir, 'a-file');
writeFileSync(file, 'neither certificate nor key');
const live = { demo: false, pack: null };

const wrong: readonly (readonly [string, string])[] = [
  ...['0', '-1', '80.5', '65534', '99999', 'http', '0x50', 'NaN', 'Infinity', '1e9'].map((v) => ['PORT', v] as const),
  ...['mysql://x', 'postgres', 'postgres://:port', 'postgres://[', '4711'].map((v) => ['DATABASE_URL', v] as const),
  ...['everywhere', '256.1.1.1', 'http://0.0.0.0', '0.0.0.0:80', ' '].map((v) => ['TREFOIL_HOST', v] as const),
  ...['x', 'ftp://x', 'https://x/', 'https://x/path', 'HTTPS://X', 'null'].map((v) => ['TREFOIL_ORIGIN', v] as const),
  ...['x', 'http://x', 'mailto:x', 'mailto:a b@c', 'https://'].map((v) => ['TREFOIL_SECURITY_CONTACT', v] as const),
  ['TREFOIL_DATA', file],
  ['TREFOIL_PACKS', file],
  ['TREFOIL_WITNESS', dir],
  ['TREFOIL_TLS_CERT', join(dir, 'not-there')],
  ['TREFOIL_TLS_CERT', file],
  ['TREFOIL_TLS_KEY', file],
];

function refusalOf(env: Record<string, string>): string | null {
  try {
    readSettings(env, live);
    return null;
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    return error.message;
  }
}

describe('T28 a setting that cannot be', () => {
  test.each(wrong)('%s=%s is refused in one line that names it', (name, value) => {
    const refusal = refusalOf({ [name]: value });
    expect(refusal).toContain(name);
    expect(refusal).not.toContain('\n');
  });

  test('a certificate and a key that are none are refused together', () => {
    expect(refusalOf({ TREFOIL_TLS_CERT: file, TREFOIL_TLS_KEY: file })).toMatch(
      /TREFOIL_TLS_CERT and TREFOIL_TLS_KEY/,
    );
  });

  test('an empty setting is one that is not set', () => {
    const empty = Object.fromEntries(settingsTable.map(({ name }) => [name, '']));
    expect(readSettings(empty, live)).toEqual(readSettings({}, live));
  });

  test('a name that is misspelt is refused, with those that there are', () => {
    expect(() => refuseUnknown({ TREFOIL_WITNES: 'x' })).toThrow(/TREFOIL_WITNES; there are: .*TREFOIL_WITNESS/);
    expect(() => refuseUnknown({ TREFOIL_DATA: 'x', PATH: 'y' })).not.toThrow();
  });

  test('whatever stands in the environment: settings, or one line that names one', () => {
    const names = settingsTable.map(({ name }) => name);
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...wrong.map(([, text]) => text)),
      fc.webUrl(),
    );
    const env = fc.dictionary(fc.constantFrom(...names), value);
    fc.assert(
      fc.property(env, (set) => {
        const refusal = refusalOf(set);
        if (refusal === null) return;
        expect(names.some((name) => refusal.includes(name))).toBe(true);
        expect(refusal.split('\n')).toHaveLength(1);
      }),
      { seed: Number(process.env.T28_SEED ?? 28), numRuns: 2_000 },
    );
  });
});

describe('T28 ./trefoil start', () => {
  const start = (env: Record<string, string>, ...args: string[]) => {
    const data = join(dir, 'data');
    const ours = { ...process.env, TREFOIL_DATA: data, ...env };
    const done = spawnSync(join(root, 'trefoil'), ['start', ...args], { env: ours, encoding: 'utf8', timeout: 60_000 });
    return {
      status: done.status,
      lines: done.stderr.trimEnd().split('\n'),
      madeSomething: existsSync(join(data, 'postgres')),
    };
  };

  test.each<[string, Record<string, string>, readonly string[]]>([
    ['PORT', { PORT: 'eighty' }, []],
    ['TREFOIL_WITNES', { TREFOIL_WITNES: 'x' }, []],
    ['TREFOIL_PACKS', {}, ['--pack', 'atlantis']],
    ['--pak', {}, ['--pak', 'rutland']],
  ])('ends with one line about %s, before anything is touched', (name, env, args) => {
    const { status, lines, madeSomething } = start(env, ...args);
    expect(status).toBe(2);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(name);
    expect(madeSomething).toBe(false);
  });

  test('a pack with a fault is refused by its path; one that is loaded stays', () => {
    const source = join(root, 'data', 'packs', 'rutland', 'pack.json');
    const bad = join(dir, 'bad-pack');
    mkdirSync(bad);
    writeFileSync(join(bad, 'pack.json'), readFileSync(source, 'utf8').replace('"timezone"', '"timezon"'));
    const loaded = join(dir, 'data', 'packs', 'rutland');
    mkdirSync(loaded, { recursive: true });
    cpSync(source, join(loaded, 'pack.json'));
    const load = spawnSync(join(root, 'trefoil'), ['pack', 'load', bad], {
      env: { ...process.env, TREFOIL_DATA: join(dir, 'data') },
      encoding: 'utf8',
    });
    expect(load.status).toBe(1);
    expect(load.stdout).toContain('timezone: ');
    expect(readFileSync(join(loaded, 'pack.json'), 'utf8')).toBe(readFileSync(source, 'utf8'));
  });
});
