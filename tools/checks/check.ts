import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** One check of the house: its name, what it guards, and what it found under `root` (nothing: all is well). */
export interface Check {
  readonly name: string;
  readonly guards: string;
  readonly run: (root: string) => readonly string[] | Promise<readonly string[]>;
}

export interface Ran {
  readonly status: number;
  readonly output: string;
}

/** Runs an installed tool in `root`; its output comes back whole. Throws when it cannot be started. */
export async function runTool(root: string, tool: string, args: readonly string[]): Promise<Ran> {
  const bin = join(root, 'node_modules', '.bin');
  const child = spawn(join(bin, tool), args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}`, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text;
    });
  }
  const [status] = (await once(child, 'close')) as [number | null];
  return { status: status ?? 1, output: `${said.stdout}${said.stderr}`.trim() };
}

/** A tool that says by its exit code whether all is well, and by its output what is not. */
export function toolCheck(name: string, guards: string, tool: string, args: readonly string[]): Check {
  return {
    name,
    guards,
    run: async (root) => {
      const { status, output } = await runTool(root, tool, args);
      return status === 0 ? [] : [output];
    },
  };
}
