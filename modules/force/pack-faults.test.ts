import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPack, makeForce, PackError } from './index.ts';
import { checkPack } from './load-pack.ts';

/** T28: every key of the force pack missing, of a wrong type, of a wrong value, or misspelt. */
const folder = join(import.meta.dirname, '..', '..', 'data', 'packs', 'rutland');
const text = readFileSync(join(folder, 'pack.json'), 'utf8');
type Path = readonly (string | number)[];

/** One path for each place that the shipped pack knows: of rows that are alike, the first. */
function listPaths(value: unknown, at: Path = [], known = new Set<string>()): readonly Path[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...at, Array.isArray(value) ? Number(key) : key];
    const shape = path.map((step) => (typeof step === 'number' ? '[]' : step)).join('.');
    const isNew = !known.has(shape);
    known.add(shape);
    return [...(isNew ? [path] : []), ...listPaths(inner, path, known)];
  });
}

const paths = listPaths(JSON.parse(text));
const named = (path: Path): string =>
  path.reduce<string>((at, step) => (typeof step === 'number' ? `${at}[${step}]` : `${at}${at && '.'}${step}`), '');

/** The shipped pack with one thing changed; undefined takes it out. */
function changed(path: Path, change: (value: unknown) => unknown): unknown {
  const pack = JSON.parse(text);
  const parent = path.slice(0, -1).reduce((at, step) => at[step], pack);
  const last = path.at(-1) ?? '';
  const next = change(parent[last]);
  if (next === undefined) delete parent[last];
  else parent[last] = next;
  return pack;
}

function faultsOf(pack: unknown): readonly string[] {
  try {
    checkPack(pack, 'pack.json');
    return [];
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return error.message.split('\n').slice(1);
  }
}

/** Some line names the key, or the thing that it belongs to. */
function isNamed(faults: readonly string[], path: Path): boolean {
  const names = [path, path.slice(0, -1)].map(named).map((name) => (name === '' ? '(pack)' : name));
  return faults.some((line) => names.some((name) => line.startsWith(`  ${name}: `) || line.startsWith(`  ${name}[`)));
}

const keys = paths.filter((path) => typeof path.at(-1) === 'string');
/** What a rule need not say: the rest then counts for everywhere, or as its grade has it. */
const mayBeLeftOut: ReadonlySet<string> = new Set([
  'codes.[].restriction',
  'ladders.[].rungs.[].only',
  'deadlineRules.[].setting',
  'deadlineRules.[].flagged',
  'deadlineRules.[].ladder',
  // A desk that reaches the whole force.
  'seats.[].reach',
  'statusRules.[].grades',
  // A force that counts and looks again at nothing.
  'supervision',
  // A force that asks nothing and owes nothing after a call.
  'assessment',
  'supervision.uncounted',
  'supervision.national',
  'supervision.unresourcedReasons',
  'supervision.distressing',
  'supervision.welfare',
  'supervision.attendanceExpected',
  'supervision.samples',
  'supervision.retention',
]);
/** Sections that have a default, whole or in part: they are checked with their own tests. */
const defaulted = /^(lookBack|supervision|assessment|history|record|service|dispatch|control|demo\.entries)(\.|$)/;
const shapeOf = (path: Path): string => path.map((step) => (typeof step === 'number' ? '[]' : step)).join('.');

test('T28 a key that is missing is named', () => {
  expect(keys.length).toBeGreaterThan(100);
  for (const path of keys.filter((one) => !mayBeLeftOut.has(shapeOf(one)) && !defaulted.test(shapeOf(one)))) {
    const faults = faultsOf(changed(path, () => undefined));
    expect(isNamed(faults, path), `${named(path)} left out: ${faults.slice(0, 3).join()}`).toBe(true);
  }
});

const strange: readonly unknown[] = ['\u{1f9ea}', -4711.5, true, { strange: 1 }, [{ strange: 1 }]];
const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

test('T28 a value of another type is named', () => {
  for (const path of paths) {
    for (const wrong of strange) {
      let same = false;
      const pack = changed(path, (value) => {
        // A null may stand for a text or a number that is not promised.
        same = kindOf(value) === kindOf(wrong) || (value === null && typeof wrong !== 'object');
        return wrong;
      });
      const faults = same ? null : faultsOf(pack);
      if (faults === null) continue;
      expect(isNamed(faults, path), `${named(path)} = ${JSON.stringify(wrong)}: ${faults[0]}`).toBe(true);
    }
  }
});

test('T28 a key that is misspelt is named', () => {
  for (const path of keys) {
    const parent = path.slice(0, -1);
    const [outer, wrong] = [parent, `${String(path.at(-1))}x`];
    const pack = JSON.parse(text);
    const at = outer.reduce((value, step) => value[step], pack);
    at[wrong] = 1;
    const faults = faultsOf(pack);
    // Where keys are names of things, the misspelt one is a place of its own, and named as such.
    const isSaid = faults.some((line) => line.includes(`"${wrong}"`)) || isNamed(faults, [...parent, wrong]);
    expect(isSaid, `${named(outer)}.${wrong}`).toBe(true);
  }
});

test.each<[string, Path, unknown]>([
  ['a time zone that is none', ['timezone'], 'Mars/Olympus'],
  ['bounds the wrong way round', ['bounds'], [-0.4, 52.5, -0.8, 52.7]],
  ['a version that is none', ['version'], 'new'],
  ['a share beyond one', ['grades', 0, 'warnAt', 0], 1.5],
  ['a rule of no promise', ['deadlineRules', 0, 'promise'], 'tea'],
  ['a ladder without rungs', ['ladders', 0, 'rungs'], []],
  ['a ladder that repeats each second', ['ladders', 0, 'repeatSeconds'], 1],
  ['a role that is none', ['seats', 0, 'roles'], ['chief']],
  ['a code whose grade is none', ['codes', 0, 'grade'], 'G9'],
  ['a place beyond the pole', ['stations', 0, 'lat'], 99],
])('T28 %s is named', (_what, path, value) => {
  const faults = faultsOf(changed(path, () => value));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(`${named(path)}`);
});

test('T28 whoever runs keeps the pack that it has, whatever becomes of the file', () => {
  const dir = mkdtempSync(join(tmpdir(), 'trefoil-pack-'));
  try {
    cpSync(folder, dir, { recursive: true });
    const force = makeForce({ packDir: dir, rolesOf: async () => [] });
    expect(force.areaOf(-0.7295, 52.6705)).not.toBeNull();
    for (const broken of ['', '{', 'null', text.replace('"grades"', '"grade"')]) {
      writeFileSync(join(dir, 'pack.json'), broken);
      expect(() => loadPack(dir)).toThrow(PackError);
      expect(force.pack().version).toBe(JSON.parse(text).version);
      expect(force.areaOf(-0.7295, 52.6705)).not.toBeNull();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
