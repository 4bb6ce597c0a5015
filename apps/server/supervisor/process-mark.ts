import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

/** Who a process was when its file was written: a number alone may by now belong to a stranger. */
const Mark = z.object({ pid: z.int().positive(), born: z.string().min(1), port: z.int() });
export type ProcessMark = z.output<typeof Mark>;

/** Writes who this process is. */
export function writeMark(file: string, port: number): void {
  const mark: ProcessMark = { pid: process.pid, born: bornAt(process.pid) ?? 'unknown', port };
  writeFileSync(file, `${JSON.stringify(mark)}\n`, { mode: 0o600 });
}

/** The process of that file if it still lives and is the very one that wrote it. */
export function findLiving(file: string): ProcessMark | null {
  if (!existsSync(file)) return null;
  const mark = readMark(file);
  return mark !== null && bornAt(mark.pid) === mark.born ? mark : null;
}

function readMark(file: string): ProcessMark | null {
  try {
    return Mark.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch {
    // A file cut short by a crash says nothing: the port tells later whether somebody is there.
    return null;
  }
}

export function removeMark(file: string): void {
  rmSync(file, { force: true });
}

/** When a process was born, in its system's own words; null when there is none. */
export function bornAt(pid: number): string | null {
  const stat = `/proc/${pid}/stat`;
  if (existsSync('/proc/self/stat')) {
    if (!existsSync(stat)) return null;
    return fromStat(readFileSync(stat, 'utf8'));
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

/** Field 22 of proc(5) stat, counted behind the name, which may hold spaces and brackets; a zombie is dead. */
function fromStat(stat: string): string | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? null : (fields[19] ?? null);
}

/** Ends a process kindly, then by force; answers when it is gone. */
export async function endProcess(mark: ProcessMark, kindlyMs: number): Promise<void> {
  const lives = (): boolean => bornAt(mark.pid) === mark.born;
  const until = Date.now() + kindlyMs;
  if (lives()) process.kill(mark.pid, 'SIGTERM');
  while (lives() && Date.now() < until) await wait(25);
  if (lives()) process.kill(mark.pid, 'SIGKILL');
  while (lives()) await wait(25);
}
