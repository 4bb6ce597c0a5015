import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePorts } from '../free-ports.ts';

/** The server that is attacked: a process of its own in demo mode, so that its end and its stalls show. */
export interface Target {
  readonly url: string;
  readonly port: number;
  readonly privateUrl: string;
  /** Null while it lives. */
  readonly exit: () => string | null;
  /** What it has written to its journal. */
  readonly journal: () => string;
  readonly stop: () => Promise<void>;
}

/** Public, private and radio. */
const IN_A_ROW = 3;
const root = resolve(import.meta.dirname, '../..');

/** Starts the server on loopback, on a database that nothing else uses. */
export async function startTarget(databaseUrl: string): Promise<Target> {
  const dataDir = mkdtempSync(join(tmpdir(), 'trefoil-hostile-'));
  chmodSync(dataDir, 0o755);
  const port = await freePorts(IN_A_ROW);
  const child = spawn(process.execPath, [join(root, 'apps/server/main.ts'), '--demo'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...settingless(), PORT: String(port), DATABASE_URL: databaseUrl, TREFOIL_DATA: dataDir },
  });
  process.once('exit', () => child.kill());
  await ready(child);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    privateUrl: `http://127.0.0.1:${port + 1}`,
    exit: () => (child.exitCode === null && child.signalCode === null ? null : `${child.exitCode ?? child.signalCode}`),
    journal: () => readFileSync(join(dataDir, 'journal', 'server.log'), 'utf8'),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Nothing of a real server's settings may reach the one that is attacked. */
function settingless(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('TREFOIL_') && name !== 'DATABASE_URL' && name !== 'NODE_OPTIONS',
  );
  return Object.fromEntries(others);
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve_, reject) => {
    child.on('message', (message: { readonly tell?: string; readonly text?: string }) => {
      if (message.tell === 'ready') resolve_();
      if (message.tell === 'refused') reject(new Error(message.text));
    });
    child.once('exit', (code) => reject(new Error(`the server has ended with ${code}`)));
  });
}
