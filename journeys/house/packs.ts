import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const shipped = resolve(import.meta.dirname, '../../data/packs');

interface PackFile {
  readonly grades: readonly { readonly id: string }[];
  readonly ladders: readonly { readonly id: string }[];
}

/**
 * A folder with the Rutland pack in which minutes have become seconds for the heaviest grade: what takes a quarter of an
 * hour in a control room can be watched to its end.
 */
export function hastyPacks(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-packs-'));
  cpSync(join(shipped, 'rutland'), join(folder, 'rutland'), { recursive: true });
  const file = join(folder, 'rutland', 'pack.json');
  const pack = JSON.parse(readFileSync(file, 'utf8')) as PackFile;
  const hasty = {
    ...pack,
    grades: pack.grades.map((grade) => (grade.id === 'G1' ? { ...grade, ...hastyGrade } : grade)),
    ladders: pack.ladders.map((ladder) => (ladder.id === 'immediate' ? { ...ladder, ...hastyLadder } : ladder)),
  };
  writeFileSync(file, JSON.stringify(hasty));
  return folder;
}

const hastyGrade = { deployMinutes: 0.1, arrival: { urbanMinutes: 0.15, ruralMinutes: 0.15 } };
const hastyLadder = {
  rungs: [
    { to: 'dispatcher', afterSeconds: 0 },
    { to: 'control-room-supervisor', afterSeconds: 3 },
    { to: 'fim', afterSeconds: 6 },
  ],
  repeatSeconds: 30,
};
