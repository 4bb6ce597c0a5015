import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const shipped = resolve(import.meta.dirname, '../../data/packs');

interface Rule {
  readonly id: string;
  readonly promise: string;
  readonly grades: readonly string[];
  readonly from?: string;
  readonly minutes?: number;
  readonly ladder?: string;
}

interface PackFile {
  readonly deadlineRules: readonly Rule[];
  readonly ladders: readonly { readonly id: string }[];
  readonly callTaking: { readonly acceptSeconds: number };
  readonly supervision: { readonly retention: readonly { readonly records: string; readonly keepDays: number }[] };
  readonly control: { readonly messages?: { readonly urgentSeconds: number } };
}

/** A folder with the Rutland pack, changed so; whoever asked for it removes it. */
export function packsWith(change: (pack: PackFile) => PackFile): string {
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-packs-'));
  cpSync(join(shipped, 'rutland'), join(folder, 'rutland'), { recursive: true });
  const file = join(folder, 'rutland', 'pack.json');
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as PackFile)));
  return folder;
}

/**
 * A folder with the Rutland pack in which minutes have become seconds for the heaviest grade: what takes a quarter of an
 * hour in a control room can be watched to its end. More rules may be added.
 */
export function hastyPacks(...more: readonly Rule[]): string {
  return packsWith((pack) => ({
    ...pack,
    deadlineRules: [...pack.deadlineRules.map(hastened), ...more],
    ladders: pack.ladders.map((ladder) => (ladder.id === 'immediate' ? { ...ladder, ...hastyLadder } : ladder)),
  }));
}

/** Told to whoever leads in the field first. */
export const hastyForSergeant: Rule = {
  id: 'g3-deploy',
  promise: 'deploy',
  grades: ['G3'],
  from: 'received',
  minutes: 0.1,
  ladder: 'priority',
};

function hastened(rule: Rule): Rule {
  const minutes = rule.grades.includes('G1') ? hastyMinutes[rule.promise] : undefined;
  return minutes === undefined ? rule : { ...rule, minutes };
}

const hastyMinutes: Readonly<Record<string, number>> = { deploy: 0.1, arrive: 0.15 };
const hastyLadder = {
  rungs: [
    { to: 'dispatcher', afterSeconds: 0, channel: 'desk' },
    { to: 'control-room-supervisor', afterSeconds: 5, channel: 'desk' },
    { to: 'fim', afterSeconds: 10, channel: 'desk' },
  ],
  repeatSeconds: 30,
};
