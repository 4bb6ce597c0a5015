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
}

/** Server processes are those given; of the database, its first process with all that it has started. */
export function usedBy(server: number, postmaster: number): Used {
  const stats = new Map(readdirSync('/proc').flatMap((name) => statOf(Number(name))));
  const databaseMs = [...stats].reduce(
    (sum, [pid, { parent, ms }]) => (pid === postmaster || parent === postmaster ? sum + ms : sum),
    0,
  );
  return { serverMs: stats.get(server)?.ms ?? 0, databaseMs };
}

function statOf(pid: number): [number, Stat][] {
  if (!Number.isInteger(pid)) return [];
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the command stands in brackets and may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
    return [[pid, { parent: parent ?? 0, ms: ((user ?? 0) + (system ?? 0)) * TICK_MS }]];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
