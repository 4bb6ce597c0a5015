import { spawnSync } from 'node:child_process';
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
export function runTool(root: string, tool: string, args: readonly string[]): Ran {
  const bin = join(root, 'node_modules', '.bin');
  const done = spawnSync(join(bin, tool), args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}`, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  if (done.error !== undefined) throw done.error;
  return { status: done.status ?? 1, output: `${done.stdout}${done.stderr}`.trim() };
}

/** A tool that says by its exit code whether all is well, and by its output what is not. */
export function toolCheck(name: string, guards: string, tool: string, args: readonly string[]): Check {
  return {
    name,
    guards,
    run: (root) => {
      const { status, output } = runTool(root, tool, args);
      return status === 0 ? [] : [output];
    },
  };
}
