import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { SettingError } from '../settings.ts';

export interface Port {
  readonly port: number;
  readonly host: string;
}

const LOOK_AGAIN_MS = 100;

/**
 * Waits until the ports are free. A program that was just killed may hold its own a little longer: its threads end one by one, and
 * its process counts as gone before the last has. Throws a SettingError that names the port still taken after `patienceMs`.
 */
export async function untilFree(
  ports: readonly Port[],
  patienceMs: number,
  beforeEachLook: () => Promise<void>,
): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    await beforeEachLook();
    const taken = await findTaken(ports);
    if (taken === null) return;
    if (performance.now() >= until) {
      throw new SettingError(`port ${taken.port} is taken by another program: set PORT, e.g. PORT=${taken.port + 10}`);
    }
    await wait(LOOK_AGAIN_MS);
  }
}

async function findTaken(ports: readonly Port[]): Promise<Port | null> {
  for (const one of ports) if (!(await isFree(one))) return one;
  return null;
}

async function isFree({ port, host }: Port): Promise<boolean> {
  const probe = createServer();
  probe.listen(port, host);
  try {
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
