import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ask } from '../../apps/server/site/wire.ts';
import { freePorts } from '../free-ports.ts';
import { openName } from './address.ts';
import {
  ended,
  killNine,
  type Line,
  type Lines,
  launch,
  openLines,
  PORTS,
  type Ports,
  pidsIn,
  portsFrom,
  type SiteName,
  settingsOf,
} from './house.ts';

type State = Readonly<Record<string, unknown>>;

/** Two sites and an arbiter with data, ports and processes of their own, joined by lines that can be cut. */
export interface Sites {
  /** Where browsers go: one name with two addresses, of which whichever takes the connection answers. */
  readonly url: string;
  readonly dataDirOf: (site: SiteName) => string;
  /** Starts a site as it was, or makes it the stand-by of the other. */
  start(site: SiteName, as: 'start' | 'stand-by'): void;
  /** kill -9 of parent, server and database at once: the site has no current. */
  killAll(site: SiteName): void;
  /** kill -9 of one part of a site. */
  kill(site: SiteName, what: 'parent' | 'server' | 'database'): void;
  killArbiter(): void;
  startArbiter(): void;
  cut(line: Line): void;
  mend(line: Line): void;
  /** The command line at that site; throws when it fails. */
  trefoil(site: SiteName, args: readonly string[]): Promise<string>;
  stateOf(site: SiteName): Promise<State | null>;
  /** Waits until the site says so of itself. */
  until(site: SiteName, holds: (state: State) => boolean, what: string): Promise<void>;
  readonly output: () => string;
  stop(): Promise<void>;
}

const PATIENCE_MS = 120_000;
const SECRET = 'a5'.repeat(32);
const key = Buffer.from(SECRET, 'hex');

interface House {
  readonly folder: string;
  readonly ports: Ports;
  readonly lines: Lines;
  readonly children: Map<SiteName | 'arbiter', ChildProcess>;
  output: string;
}

export async function openSites(): Promise<Sites> {
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-sites-'));
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, 'key'), SECRET);
  const ports = portsFrom(await freePorts(PORTS));
  const house: House = { folder, ports, lines: await openLines(ports), children: new Map(), output: '' };
  const name = await openName([ports.hq.public, ports.second.public]);
  const stateOf = async (site: SiteName): Promise<State | null> =>
    ask(`http://127.0.0.1:${ports[site].agent}`, key, { kind: 'state' }).catch(() => null);
  return {
    url: name.url,
    dataDirOf: (site) => join(folder, site),
    ...deedsOf(house),
    stateOf,
    until: (site, holds, what) => untilSo(house, () => stateOf(site), holds, `${site} should ${what}`),
    output: () => house.output,
    stop: async () => {
      await Promise.all([...house.children.values()].map(ended));
      for (const site of ['hq', 'second'] as const) Object.values(pidsIn(join(folder, site))).forEach(killNine);
      for (const links of Object.values(house.lines.of)) for (const link of links) link.close();
      name.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Deeds = Pick<Sites, 'start' | 'killAll' | 'kill' | 'killArbiter' | 'startArbiter' | 'cut' | 'mend' | 'trefoil'>;

function deedsOf(house: House): Deeds {
  const { folder, ports, lines, children } = house;
  const common = { ...process.env, DATABASE_URL: '', TREFOIL_SITE_KEY: join(folder, 'key') };
  const envOf = (site: SiteName): NodeJS.ProcessEnv => ({
    ...{ ...common, ...settingsOf(site, ports, lines) },
    TREFOIL_DATA: join(folder, site),
  });
  const run = (who: SiteName | 'arbiter', args: readonly string[], env: NodeJS.ProcessEnv): void => {
    const tell = (line: string): void => {
      house.output += `${who}: ${line}\n`;
    };
    children.set(who, launch(args, env, tell));
  };
  const at = `127.0.0.1:${ports.arbiter}`;
  return {
    start: (site, as) => run(site, [as, '--demo'], envOf(site)),
    startArbiter: () =>
      run('arbiter', ['arbiter'], { ...common, TREFOIL_SITE_LISTEN: at, TREFOIL_DATA: join(folder, 'arbiter') }),
    killAll: (site) => {
      children.get(site)?.kill('SIGKILL');
      Object.values(pidsIn(join(folder, site))).forEach(killNine);
    },
    kill: (site, what) => killNine({ ...pidsIn(join(folder, site)), parent: children.get(site)?.pid ?? 0 }[what]),
    killArbiter: () => void children.get('arbiter')?.kill('SIGKILL'),
    cut: (line) => {
      for (const link of lines.of[line]) link.cut();
    },
    mend: (line) => {
      for (const link of lines.of[line]) link.mend();
    },
    trefoil: async (site, args) => {
      const said: string[] = [];
      const child = launch(args, envOf(site), (line) => void said.push(line));
      const code = await new Promise((done) => child.once('close', done));
      if (code !== 0) throw new Error(`trefoil ${args.join(' ')} at ${site}: ${said.join('\n')}`);
      return said.join('\n');
    },
  };
}

async function untilSo(
  house: House,
  look: () => Promise<State | null>,
  holds: (state: State) => boolean,
  what: string,
): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const state = await look();
    if (state !== null && holds(state)) return;
    if (performance.now() > until) throw new Error(`${what}: ${JSON.stringify(state)}\n${house.output}`);
    await wait(50);
  }
}
