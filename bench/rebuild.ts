import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { Rebuilt } from '../kernel/index.ts';
import type { Measured } from './figure.ts';
import { settle } from './fill.ts';
import type { Ground } from './ground.ts';

/** All tables made anew from the log by the command that anyone may run, while the server is away. */
export async function benchRebuild(ground: Ground): Promise<readonly Measured[]> {
  let rebuilt: Rebuilt | undefined;
  await ground.without(async () => {
    rebuilt = await rebuildIn(ground.trefoil.dataDir);
    await settle(ground);
  });
  if (rebuilt === undefined) throw new Error('nothing was rebuilt');
  const { events, ms, tables } = rebuilt;
  const rows = tables.reduce((sum, { stands }) => sum + stands, 0);
  const note = `${events.toLocaleString('en-GB')} events, ${rows.toLocaleString('en-GB')} rows, all as they stood`;
  return [{ name: 'events rebuilt', value: (events / ms) * 1000, unit: '/s', note }];
}

/** A bench that measures other rows than those that stood measures nothing: the command then fails, and so does this. */
async function rebuildIn(dataDir: string): Promise<Rebuilt> {
  const child = spawn(join(resolve(import.meta.dirname, '..'), 'trefoil'), ['rebuild', '--json'], {
    env: { ...process.env, TREFOIL_DATA: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`trefoil rebuild ended with ${status}: ${said}`);
  return JSON.parse(said) as Rebuilt;
}
