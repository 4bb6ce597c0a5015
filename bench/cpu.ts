import { readdirSync, readFileSync } from 'node:fs';

/** Processor time of processes, which a busy machine does not change as it changes the clock. Linux only: reads /proc. */
export interface Used {
  readonly serverMs: number;
  readonly databaseMs: number;
}

/** Ticks of /proc are hundredths of a second on every Linux that Node runs on. */
const TICK_MS = 10;

interface Stat {
  readonly parent: number;
  readonly ms: number;
  /** Of its children that have ended: their own lines are gone. */
  readonly endedMs: number;
}

export type Stats = ReadonlyMap<number, Stat>;

/** Server processes are those given; of the database, its first process with all that it has started. */
export function usedBy(server: number, postmaster: number): Used {
  for (;;) {
    const before = statOf(postmaster)?.endedMs;
    const stats = new Map(readdirSync('/proc').flatMap((name) => entryOf(Number(name))));
    // A child that ended while its neighbours were read would count twice or not at all.
    if (statOf(postmaster)?.endedMs === before) return usedOf(stats, server, postmaster);
  }
}

/**
 * What the database's children took that have ended since is counted with their parent. Left out, a sum over the living alone falls
 * with each connection and each autovacuum worker that ends, so that a difference of two of them may be negative.
 */
export function usedOf(stats: Stats, server: number, postmaster: number): Used {
  const ofChildren = [...stats.values()].reduce((sum, { parent, ms }) => (parent === postmaster ? sum + ms : sum), 0);
  const first = stats.get(postmaster);
  return {
    serverMs: stats.get(server)?.ms ?? 0,
    databaseMs: (first?.ms ?? 0) + (first?.endedMs ?? 0) + ofChildren,
  };
}

function entryOf(pid: number): [number, Stat][] {
  const stat = Number.isInteger(pid) ? statOf(pid) : null;
  return stat === null ? [] : [[pid, stat]];
}

function statOf(pid: number): Stat | null {
  try {
    return readStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    // It has ended meanwhile.
    return null;
  }
}

/** A line of /proc/PID/stat (proc_pid_stat(5)). */
export function readStat(line: string): Stat {
  // The name of the command stands in brackets and may hold anything.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const ticks = (from: number) => Number(fields[from] ?? 0) + Number(fields[from + 1] ?? 0);
  return { parent: Number(fields[1] ?? 0), ms: ticks(11) * TICK_MS, endedMs: ticks(13) * TICK_MS };
}
