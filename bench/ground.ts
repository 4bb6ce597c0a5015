import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Caller, signIn } from '../journeys/house/caller.ts';
import { type RunningTrefoil, startTrefoil } from '../journeys/house/trefoil.ts';
import { type Db, openDatabase, openEmbedded } from '../kernel/index.ts';
import { type Used, usedBy } from './cpu.ts';
import { type Line, openLine } from './wire.ts';

/** A Trefoil of the bench's own, as `./trefoil start` starts it, with people at their desks. */
export interface Ground {
  readonly trefoil: RunningTrefoil;
  readonly contactOfficer: Caller;
  readonly dispatcher: Caller;
  /** The database as its owner: to fill it, to ask its size, and for peers on the same server. */
  readonly databaseUrl: string;
  readonly owner: Db;
  /** So many connections of the contact officer. */
  lines(count: number): Promise<readonly Line[]>;
  /** Does `work` while the server is away, and starts it again: what was put in meanwhile it has not seen happen. */
  without(work: () => Promise<void>): Promise<void>;
  /** Processor time of server and database until now. */
  used(): Used;
  stop(): Promise<void>;
}

/** In a folder of its own that is cleared away, or in one that is kept. */
export async function openGround(dataDir?: string): Promise<Ground> {
  const trefoil = await startTrefoil(dataDir === undefined ? {} : { dataDir });
  try {
    return await furnished(trefoil);
  } catch (error) {
    await trefoil.stop();
    throw error;
  }
}

async function furnished(trefoil: RunningTrefoil): Promise<Ground> {
  const { url, dataDir } = trefoil;
  const contactOfficer = await signIn(url, 'contact-officer', 'contact-1');
  const dispatcher = await signIn(url, 'dispatcher', 'dispatch-1');
  // It runs already: this finds it and answers its address.
  const { url: databaseUrl, pid } = await openEmbedded(dataDir);
  const owner = openDatabase({ url: databaseUrl, role: null, connections: 2, patienceMs: 600_000 });
  let open: Line[] = [];
  return {
    trefoil,
    contactOfficer,
    dispatcher,
    databaseUrl,
    owner,
    lines: async (count) => {
      const more = Array.from({ length: Math.max(0, count - open.length) }, () => openLine(url, contactOfficer.token));
      open.push(...(await Promise.all(more)));
      return open.slice(0, count);
    },
    without: async (work) => {
      for (const line of open) line.close();
      open = [];
      const letGo = trefoil.holdBack();
      trefoil.kill('server');
      await work();
      letGo();
      await trefoil.ready();
    },
    used: () => usedBy(serverPid(dataDir), pid),
    stop: async () => {
      for (const line of open) line.close();
      await owner.destroy();
      await trefoil.stop();
    },
  };
}

function serverPid(dataDir: string): number {
  return (JSON.parse(readFileSync(join(dataDir, 'server.process'), 'utf8')) as { pid: number }).pid;
}
