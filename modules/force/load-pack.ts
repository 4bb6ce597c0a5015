import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { Pack } from './pack.ts';
import { listReferenceFaults, type PackFault } from './references.ts';
import { listRuleFaults } from './rule-faults.ts';

/** A pack that cannot be used; the message lists every fault with path, reason and example. */
export class PackError extends Error {
  readonly faults: readonly PackFault[];

  constructor(file: string, faults: readonly PackFault[]) {
    super([`${file} is no usable force pack:`, ...faults.map(faultLine)].join('\n'));
    this.name = 'PackError';
    this.faults = faults;
  }
}

function faultLine({ path, reason, example }: PackFault): string {
  return `  ${path}: ${reason}; e.g. ${JSON.stringify(example)}`;
}

/** What is wrong with a pack that was read as JSON: of the schema, else of references, else of the rules of the watch. Null: no usable pack. */
export function listFaults(value: unknown): { readonly faults: readonly PackFault[]; readonly pack: Pack | null } {
  const parsed = Pack.safeParse(value);
  if (!parsed.success) return { faults: parsed.error.issues.flatMap(nearest).map(schemaFault), pack: null };
  const unknown = listReferenceFaults(parsed.data);
  const faults = unknown.length > 0 ? unknown : listRuleFaults(parsed.data);
  return { faults, pack: faults.length > 0 ? null : parsed.data };
}

/** The pack, or an error that lists every fault. */
export function checkPack(value: unknown, file: string): Pack {
  const { faults, pack } = listFaults(value);
  if (pack === null) throw new PackError(file, faults);
  return pack;
}

/** Reads `pack.json` of a pack's directory. */
export function loadPack(dir: string): Pack {
  const file = join(dir, 'pack.json');
  return checkPack(readJson(file), file);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PackError(file, [{ path: '(file)', reason, example: 'data/packs/rutland/pack.json' }]);
  }
}

type Issue = z.core.$ZodIssue;

/** Of a value that may be this or that, what is wrong with the one that it comes nearest to. */
function nearest(issue: Issue): readonly Issue[] {
  // A union told apart by one field names that field by itself.
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const depth = (issues: readonly Issue[]): number => Math.min(...issues.map(({ path }) => path.length));
  const [best = []] = [...issue.errors].sort((a, b) => depth(b) - depth(a));
  return best.flatMap((inner) => nearest({ ...inner, path: [...issue.path, ...inner.path] }));
}

function schemaFault(issue: { readonly path: readonly PropertyKey[]; readonly message: string }): PackFault {
  const path = issue.path.reduce<string>(
    (at, step) => (typeof step === 'number' ? `${at}[${step}]` : `${at}${at === '' ? '' : '.'}${String(step)}`),
    '',
  );
  return { path: path === '' ? '(pack)' : path, reason: issue.message, example: exampleAt(issue.path) };
}

/** What right looks like: the same place in a row that every pack could have. */
function exampleAt(path: readonly PropertyKey[]): unknown {
  const known = path.filter((step) => typeof step === 'string').join('.');
  return examples[known] ?? 'see data/packs/rutland/pack.json';
}

const examples: Readonly<Record<string, unknown>> = {
  id: 'rutland',
  version: '2026.11.1',
  timezone: 'Europe/London',
  bounds: [-0.8229, 52.5236, -0.4277, 52.7611],
  'codes.code': '202',
  'codes.name': 'Rowdy or inconsiderate behaviour',
  'codes.family': 'asb',
  'codes.use': 'both',
  'codes.grade': 'G2',
  'grades.warnAt': [0.8],
  'grades.ladder': 'immediate',
  'deadlineRules.from': 'received',
  'deadlineRules.minutes': 15,
  'ladders.rungs': [{ to: 'dispatcher', afterSeconds: 0, channel: 'desk' }],
  'ladders.rungs.to': 'dispatcher',
  'seats.roles': ['dispatcher'],
  'statuses.meaning': 'en-route',
  demandHours: { day: [], evening: [], even: [] },
};
