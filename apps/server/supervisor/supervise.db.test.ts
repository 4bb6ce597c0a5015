import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { bornAt, findLiving } from './process-mark.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const dataDir = mkdtempSync(join(tmpdir(), 'trefoil-supervised-'));
// As root, PostgreSQL runs as another user, who must be able to enter.
chmodSync(dataDir, 0o711);
const port = 20_000 + Math.floor(Math.random() * 9_000);
const url = `http://127.0.0.1:${port}`;
const serverFile = join(dataDir, 'server.process');

let supervisor: ChildProcess;
let output = '';

function trefoil(...args: readonly string[]): ChildProcess {
  const child = spawn(join(root, 'trefoil'), args, {
    env: { ...process.env, PORT: String(port), TREFOIL_DATA: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const hear = (text: Buffer): void => {
    output += text.toString();
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  return child;
}

async function start(): Promise<void> {
  output = '';
  supervisor = trefoil('start', '--demo');
  await vi.waitFor(() => expect(output).toMatch(/^Trefoil: http/m), { timeout: 100_000 });
}

/** Repeats what fails until it is answered, as every client does. */
async function untilAnswered(path: string, init: RequestInit): Promise<Record<string, unknown>> {
  for (;;) {
    const answer = await fetch(`${url}${path}`, init).catch(() => null);
    if (answer?.status === 200) return (await answer.json()) as Record<string, unknown>;
    if (answer !== null && answer.status < 500) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    await wait(20);
  }
}

const json = { 'content-type': 'application/json' };
const signIn = async (demo: string): Promise<string> => {
  const body = JSON.stringify({ demo });
  return String((await untilAnswered('/api/session', { method: 'POST', headers: json, body })).token);
};

beforeAll(start);
afterAll(async () => {
  if (supervisor.exitCode === null && supervisor.signalCode === null) {
    supervisor.kill('SIGTERM');
    await once(supervisor, 'exit');
  }
  rmSync(dataDir, { recursive: true, force: true });
});

test('nothing acknowledged is lost when the server and PostgreSQL are killed, and nobody is signed out', async () => {
  const headers = { ...json, authorization: `Bearer ${await signIn('dispatcher')}` };
  const ledger: { body: string; position: unknown }[] = [];
  let writing = true;
  const write = async (): Promise<void> => {
    while (writing) {
      const seatId = ledger.length % 2 === 0 ? 'dispatch-1' : 'dispatch-2';
      const body = JSON.stringify({ commandId: randomUUID(), input: { seatId }, confirmed: ['seat-occupied'] });
      const answer = await untilAnswered('/api/commands/force.takeSeat', { method: 'POST', headers, body });
      ledger.push({ body, position: answer.position });
    }
  };
  const writer = write();
  const grows = async (): Promise<void> => {
    const before = ledger.length;
    await expect.poll(() => ledger.length, { timeout: 60_000 }).toBeGreaterThan(before + 3);
  };
  await grows();
  process.kill(findLiving(serverFile)?.pid ?? 0, 'SIGKILL');
  await grows();
  process.kill(Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  await grows();
  writing = false;
  await writer;
  for (const { body, position } of ledger) {
    const again = await untilAnswered('/api/commands/force.takeSeat', { method: 'POST', headers, body });
    expect(again.position).toBe(position);
  }
});

test('a second start says that one runs already, in one line', async () => {
  const second = trefoil('start', '--demo');
  let said = '';
  second.stderr?.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const [code] = await once(second, 'exit');
  expect(code).toBe(2);
  expect(said.trim().split('\n')).toEqual([expect.stringMatching(/already runs here \(process \d+, port \d+\)/)]);
});

test('a killed supervisor is survived by its server, and the next start takes over', async () => {
  const headers = { authorization: `Bearer ${await signIn('fim')}` };
  const before = findLiving(serverFile);
  supervisor.kill('SIGKILL');
  await once(supervisor, 'exit');
  expect((await untilAnswered('/api/session', { headers })).mode).toBe('demo');
  await start();
  const after = findLiving(serverFile);
  expect(after?.pid).not.toBe(before?.pid);
  expect(bornAt(before?.pid ?? 0)).not.toBe(before?.born);
  expect((await untilAnswered('/api/session', { headers })).mode).toBe('demo');
});

/** It would wait for this database for ever. */
const NO_DATABASE = 'postgres://nobody@127.0.0.1:1/none';

test('T1 a server whose parent died before it took calls leaves the port to the next', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'trefoil-forsaken-'));
  const env = { ...process.env, PORT: '29990', TREFOIL_DATA: elsewhere, DATABASE_URL: NO_DATABASE };
  const main = join(root, 'apps/server/main.ts');
  const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(gone, 'exit');
  const ofTheDead = spawn(process.execPath, [main, '--demo', '--parent', String(gone.pid)], { env, stdio: 'ignore' });
  expect((await once(ofTheDead, 'exit'))[0]).toBe(0);
  const toldAndLeft = spawn(process.execPath, [main, '--demo', '--spare', '--parent', String(gone.pid)], {
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  toldAndLeft.send({ go: true }, () => toldAndLeft.disconnect());
  expect((await once(toldAndLeft, 'exit'))[0]).toBe(0);
  rmSync(elsewhere, { recursive: true });
});

test('told to stop while it starts a dead server again it leaves nothing running; a demonstration is then no live database', async () => {
  const server = findLiving(serverFile);
  process.kill(server?.pid ?? 0, 'SIGKILL');
  await vi.waitFor(() => expect(output).toContain('starting it again'), { timeout: 20_000 });
  supervisor.kill('SIGTERM');
  const [code] = await once(supervisor, 'exit');
  expect(code).toBe(0);
  expect(bornAt(server?.pid ?? 0)).not.toBe(server?.born);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  const live = trefoil('start');
  const [refused] = await once(live, 'exit');
  expect(refused).toBe(1);
  expect(output).toContain('this database was made by the demonstration');
});
