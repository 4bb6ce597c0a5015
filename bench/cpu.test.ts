import { expect, test } from 'vitest';
import { readStat, usedOf } from './cpu.ts';

const SERVER = 7;
const POSTMASTER = 100;

/** A line of /proc/PID/stat: own ticks, and those of children that have ended. */
function lineOf({ pid = 1, name = 'postgres', parent = 1, own = 0, ended = 0 }): string {
  return `${pid} (${name}) S ${parent} 1 1 0 -1 4194560 900 0 0 0 ${own} 2 ${ended} 1 20 0 1 0 5 1 1`;
}

function read(...lines: readonly string[]) {
  return new Map(lines.map((line) => [Number.parseInt(line, 10), readStat(line)] as const));
}

test('a name in brackets with blanks and brackets in it does not shift the fields', () => {
  const line = lineOf({ pid: 5, name: 'postgres: a) b (c', parent: 100, own: 30, ended: 4 });
  expect(readStat(line)).toEqual({ parent: 100, ms: 320, endedMs: 50 });
});

test('time of the database never runs backwards: a connection that has ended still counts', () => {
  const server = lineOf({ pid: SERVER, name: 'node', own: 8 });
  const stranger = lineOf({ pid: 300, parent: 1, own: 900 });
  const busy = lineOf({ pid: 101, parent: POSTMASTER, own: 40 });
  const leaving = lineOf({ pid: 102, parent: POSTMASTER, own: 500 });
  const before = usedOf(read(server, stranger, lineOf({ pid: POSTMASTER }), busy, leaving), SERVER, POSTMASTER);
  const buried = lineOf({ pid: POSTMASTER, ended: 502 });
  const after = usedOf(read(server, stranger, buried, busy), SERVER, POSTMASTER);
  expect(before).toEqual({ serverMs: 100, databaseMs: 30 + 420 + 5020 });
  expect(after.databaseMs).toBe(before.databaseMs);
});
