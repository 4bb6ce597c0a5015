import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keepAlive } from './kept-alive.ts';
import { bornAt, endProcess, findLiving, writeMark } from './process-mark.ts';

const waiting = ['-e', 'setInterval(() => {}, 1000)'];
const spawnOne = () => spawn(process.execPath, waiting, { stdio: 'ignore' });

test('a child that is killed is started again, until it is stopped for good', async () => {
  const pids: (number | undefined)[] = [];
  const deaths: string[] = [];
  const kept = keepAlive({
    spawn: () => {
      const child = spawnOne();
      pids.push(child.pid);
      return child;
    },
    onDeath: (how) => deaths.push(how),
    kindlyMs: 5000,
  });
  kept.replace();
  await expect.poll(() => pids.length, { timeout: 20_000 }).toBe(2);
  await kept.stop();
  expect(deaths).toEqual(['SIGKILL']);
  expect(pids.map((pid) => bornAt(pid ?? 0))).toEqual([null, null]);
});

test('a mark is believed only while the very process that wrote it lives', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mark-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'server.process');
  expect(findLiving(file)).toBeNull();
  writeMark(file, 8999);
  expect(findLiving(file)).toMatchObject({ pid: process.pid, port: 8999 });
  writeFileSync(file, JSON.stringify({ pid: process.pid, born: 'another time', port: 8999 }));
  expect(findLiving(file)).toBeNull();
  writeFileSync(file, '{"pid":');
  expect(findLiving(file)).toBeNull();
});

test('a process left behind is ended, by force when it does not listen', async () => {
  const deaf = spawn(process.execPath, [
    '-e',
    'process.on("SIGTERM", () => {}); console.log("up"); setInterval(() => {}, 1000)',
  ]);
  await new Promise((resolve) => deaf.stdout.once('data', resolve));
  const pid = deaf.pid ?? 0;
  await endProcess({ pid, born: bornAt(pid) ?? '', port: 0 }, 50);
  expect(bornAt(pid)).toBeNull();
});
