import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { type Db, sql } from '../../kernel/index.ts';
import type { Violate } from '../exercise/log.ts';
import { quantile } from '../exercise/response.ts';

/** What a server and its database take up at one moment. */
export interface Taken {
  /** Milliseconds of the machine since the beginning. */
  readonly at: number;
  readonly rssBytes: number;
  /** Without the lines that callers hold open: see `openFilesOf`. */
  readonly openFiles: number;
  readonly connections: number;
  readonly slots: number;
  readonly events: number;
  /** Entries of the access log, which grows by what is looked at. */
  readonly reads: number;
  /** Every table and index, by name. */
  readonly bytes: ReadonlyMap<string, number>;
}

/** A server, by its process and the port that callers come to. */
export interface Watched {
  readonly pid: number;
  readonly port: number;
}

export async function take(db: Db, { pid, port }: Watched, at: number): Promise<Taken> {
  const relations = await sql<{ name: string; bytes: number }>`
    SELECT n.nspname || '.' || c.relname AS name, pg_relation_size(c.oid) AS bytes
      FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'i') AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')`.execute(db);
  const counts = await sql<{ connections: number; slots: number; events: number; reads: number }>`
    SELECT (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()) AS connections,
           (SELECT count(*) FROM pg_replication_slots) AS slots,
           (SELECT count(*) FROM kernel.event) AS events,
           (SELECT count(*) FROM identity.access_log) AS reads`.execute(db);
  const { connections = 0, slots = 0, events = 0, reads = 0 } = counts.rows[0] ?? {};
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return {
    ...{ at, connections, slots, events, reads },
    rssBytes: Number(resident) * 1024,
    openFiles: openFilesOf({ pid, port }),
    bytes: new Map(relations.rows.map(({ name, bytes }) => [name, bytes])),
  };
}

const ESTABLISHED = '01';

/**
 * Files and sockets of the process, without the lines of callers to that port that both ends hold: the busier a server is, the more callers wait. One
 * that its caller has left and the server keeps is counted. Columns of /proc/net/tcp: Linux, Documentation/networking/proc_net_tcp.rst.
 */
export function openFilesOf({ pid, port }: Watched): number {
  const called = port.toString(16).toUpperCase().padStart(4, '0');
  const lines = new Set<string>();
  for (const table of ['tcp', 'tcp6']) {
    for (const row of readFileSync(`/proc/${pid}/net/${table}`, 'utf8').split('\n').slice(1)) {
      const [, local = '', remote = '', state, , , , , , inode] = row.trim().split(/\s+/);
      const isToUs = [local, remote].some((address) => address.endsWith(`:${called}`));
      if (isToUs && state === ESTABLISHED) lines.add(`socket:[${inode}]`);
    }
  }
  return readdirSync(`/proc/${pid}/fd`).filter((fd) => !lines.has(targetOf(`/proc/${pid}/fd/${fd}`))).length;
}

/** Closed since it was listed: it stays counted, as it was open a moment ago. */
function targetOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

export interface Growth {
  /** Of the last part against the first after warming up; so little time says little. */
  readonly rssMegabytesAnHour: number;
  readonly openFiles: readonly [number, number];
  readonly bytesAnEvent: number;
  /** Last third against first third. */
  readonly p99Ratio: number | null;
  readonly p99Ms: number | null;
}

/** Connections to the database are opened in bursts and kept for a while. */
const SPARE_FILES = 60;
const MOST_CONNECTIONS = 60;
const SPARE_BYTES = 256 * 1024;
const FASTER = 3;
const SPARE_RSS_BYTES = 64 * 1024 * 1024;

/**
 * Finds what grows without a bound: more for each event in the second half than in the first, or with no event at all. The access log is
 * measured by its own entries: a list is read as often when little happens.
 */
export function judgeGrowth(taken: readonly Taken[], commandMs: readonly number[], violate: Violate): Growth {
  const [first, middle, last] = [taken[0], taken[Math.floor(taken.length / 2)], taken.at(-1)];
  if (first === undefined || middle === undefined || last === undefined || taken.length < 4) {
    throw new Error('too few looks to judge growth by');
  }
  const parts = [taken.slice(0, Math.ceil(taken.length / 3)), taken.slice(-Math.ceil(taken.length / 3))] as const;
  const files = parts.map((part) => median(part.map(({ openFiles }) => openFiles))) as [number, number];
  if (files[1] > files[0] + SPARE_FILES) violate('open files grow', `${files[0]}, then ${files[1]}`);
  for (const { slots, connections } of taken) {
    if (slots > 0) violate('a replication slot holds the log back', `${slots}`);
    if (connections > MOST_CONNECTIONS) violate('connections to the database grow', `${connections}`);
  }
  const rss = parts.map((part) => median(part.map(({ rssBytes }) => rssBytes))) as [number, number];
  if (rss[1] > rss[0] * 1.5 + SPARE_RSS_BYTES) violate('memory grows', `${rss[0]}, then ${rss[1]} bytes`);
  checkTables({ first, middle, last }, violate);
  const warm = taken.slice(Math.floor(taken.length * 0.4));
  const third = Math.ceil(commandMs.length / 3);
  const p99 = [commandMs.slice(0, third), commandMs.slice(-third)].map((part) => quantile(part, 0.99));
  const total = (one: Taken): number => [...one.bytes.values()].reduce((sum, bytes) => sum + bytes, 0);
  return {
    rssMegabytesAnHour: (slope(warm.map(({ at, rssBytes }) => [at, rssBytes])) * 3_600_000) / (1024 * 1024),
    openFiles: files,
    bytesAnEvent: (total(last) - total(first)) / Math.max(1, last.events - first.events),
    p99Ratio: p99[0] && p99[1] ? p99[1] / p99[0] : null,
    p99Ms: quantile(commandMs, 0.99),
  };
}

interface Halves {
  readonly first: Taken;
  readonly middle: Taken;
  readonly last: Taken;
}

function checkTables({ first, middle, last }: Halves, violate: Violate): void {
  for (const [name, bytes] of last.bytes) {
    const [atFirst, atMiddle] = [first.bytes.get(name) ?? 0, middle.bytes.get(name) ?? 0];
    const entries = name.startsWith('identity.access_log') ? 'reads' : 'events';
    const before = (atMiddle - atFirst) / Math.max(1, middle[entries] - first[entries]);
    const after = (bytes - atMiddle) / Math.max(1, last[entries] - middle[entries]);
    const isMuch = bytes - atMiddle > SPARE_BYTES;
    if (isMuch && after > before * FASTER) {
      violate(
        'a table grows faster than the log',
        `${name}: ${before.toFixed(1)}, then ${after.toFixed(1)} bytes for one of its ${entries}`,
      );
    }
  }
}

const median = (values: readonly number[]): number => quantile(values, 0.5) ?? 0;

/** Least squares: how much y grows for one x. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (pick: 0 | 1): number => points.reduce((sum, point) => sum + point[pick], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const [over, under] = points.reduce(
    ([a, b], point) => [a + (point[0] - x) * (point[1] - y), b + (point[0] - x) ** 2],
    [0, 0],
  );
  return under === 0 ? 0 : over / under;
}
