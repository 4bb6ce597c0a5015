import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Link, openLink } from '../../journeys/house/link.ts';

export type SiteName = 'hq' | 'second';
export type Line = 'hq-second' | 'hq-arbiter' | 'second-arbiter';

const root = resolve(import.meta.dirname, '../..');
/** Public, private and radio, agent, database; of the other six further on; the arbiter's last. */
export const PORTS = 12;

interface SitePorts {
  readonly public: number;
  readonly agent: number;
  readonly database: number;
}
export type Ports = Readonly<Record<SiteName, SitePorts>> & { readonly arbiter: number };

export function portsFrom(first: number): Ports {
  const of = (at: number): SitePorts => ({ public: at, agent: at + 3, database: at + 4 });
  return { hq: of(first), second: of(first + 6), arbiter: first + 11 };
}

interface Around {
  readonly other: Link;
  readonly database: Link;
  readonly arbiter: Link;
}
export interface Lines {
  readonly around: Readonly<Record<SiteName, Around>>;
  readonly of: Readonly<Record<Line, readonly Link[]>>;
}

/** Each end has its own line to each thing of the other, as firewalls see it; a cut takes all of them. */
export async function openLines(ports: Ports): Promise<Lines> {
  const to = (at: number): Promise<Link> => openLink(`http://127.0.0.1:${at}`);
  const towards = async ({ agent, database }: SitePorts): Promise<Around> => ({
    other: await to(agent),
    database: await to(database),
    arbiter: await to(ports.arbiter),
  });
  const around = { hq: await towards(ports.second), second: await towards(ports.hq) };
  const { hq, second } = around;
  return {
    around,
    of: {
      'hq-second': [hq.other, hq.database, second.other, second.database],
      'hq-arbiter': [hq.arbiter],
      'second-arbiter': [second.arbiter],
    },
  };
}

export function settingsOf(site: SiteName, ports: Ports, { around }: Lines): Readonly<Record<string, string>> {
  return {
    PORT: String(ports[site].public),
    TREFOIL_SITE: site,
    TREFOIL_SITE_LISTEN: `127.0.0.1:${ports[site].agent}`,
    TREFOIL_DATABASE_LISTEN: `127.0.0.1:${ports[site].database}`,
    TREFOIL_OTHER_SITE: around[site].other.url,
    TREFOIL_OTHER_DATABASE: new URL(around[site].database.url).host,
    TREFOIL_ARBITER: around[site].arbiter.url,
  };
}

/** `./trefoil ARGS` with these settings; all that it says is told line by line. */
export function launch(args: readonly string[], env: NodeJS.ProcessEnv, tell: (line: string) => void): ChildProcess {
  const child = spawn(join(root, 'trefoil'), args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.trimEnd().split('\n')) tell(line);
    });
  }
  return child;
}

/** Server and database of a site, as they wrote it down themselves; 0: none. */
export function pidsIn(dataDir: string): { readonly server: number; readonly database: number } {
  const read = (file: string): string => {
    try {
      return readFileSync(join(dataDir, file), 'utf8');
    } catch {
      return '';
    }
  };
  const server = /"pid":(\d+)/.exec(read('server.process'))?.[1] ?? 0;
  const database = read('postgres/data/postmaster.pid').split('\n')[0] ?? 0;
  return { server: Number(server), database: Number(database) };
}

export function killNine(pid: number): void {
  if (!(pid > 1)) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await new Promise((done) => child.once('exit', done));
}
