import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTrefoil } from '../journeys/house/trefoil.ts';
import type { Measured } from './figure.ts';

/** From the command to the address, on an empty folder and again on the same. */
export async function benchStart(): Promise<readonly Measured[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'trefoil-bench-'));
  try {
    // The screens are built by whichever start is first on a checkout: that is the build's time, not the start's.
    await (await startTrefoil()).stop();
    const cold = await startedIn(dataDir);
    const warm = await startedIn(dataDir);
    return [
      { name: 'cold start', value: cold, unit: 'ms', note: 'makes the database and loads the demonstration' },
      { name: 'warm start', value: warm, unit: 'ms' },
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** On a folder with a database in it. */
export async function benchWarmStart(dataDir: string): Promise<readonly Measured[]> {
  return [{ name: 'warm start', value: await startedIn(dataDir), unit: 'ms' }];
}

async function startedIn(dataDir: string): Promise<number> {
  const at = performance.now();
  const trefoil = await startTrefoil({ dataDir });
  const took = performance.now() - at;
  await trefoil.stop();
  return took;
}
