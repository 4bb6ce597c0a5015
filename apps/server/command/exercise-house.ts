import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  type Db,
  type Embedded,
  type ExerciseTime,
  openDatabase,
  openEmbedded,
  systemClock,
} from '../../../kernel/index.ts';
import { type LoopbackService, openLoopbackService } from '../../../modules/exchange/index.ts';
import { freePorts } from '../../../tools/free-ports.ts';
import { wireModules } from '../modules.ts';
import { packFolder, readSettings, type Settings } from '../settings.ts';
import { makeProgress, type Progress } from '../supervisor/progress.ts';
import { buildScreens } from '../supervisor/screens.ts';
import { Told } from '../supervisor/server.ts';
import { say } from './io.ts';
import { UsageError } from './usage.ts';

const root = resolve(import.meta.dirname, '..', '..', '..');

/** An empty house for an exercise of this pack, in a folder of its own; it is left when we are told to go. */
export function makeHouse(pack: string, name: string): { readonly house: House; readonly packDir: string } {
  const settings = readSettings({ ...process.env, DATABASE_URL: '', TREFOIL_HOST: undefined }, { demo: true, pack });
  const packDir = packFolder(settings);
  if (!existsSync(join(packDir, 'sources', 'police'))) {
    throw new UsageError(`there is no pack "${pack}" with recorded crimes (sources/police) to make an exercise of`);
  }
  const dataDir = mkdtempSync(join(process.env.TREFOIL_DATA ?? tmpdir(), `trefoil-exercise-${name}-`));
  // The database may run as another account than ours, which must be able to pass.
  chmodSync(dataDir, 0o755);
  return { house: new House({ ...settings, dataDir }, makeProgress(process.stderr)), packDir };
}

/** The exercise's own database and server, in a folder of their own. */
export class House {
  readonly settings: Settings;
  readonly progress: Progress;
  private database: Embedded | null = null;
  private server: ChildProcess | null = null;
  private partners: LoopbackService | null = null;
  private readonly ends: (() => Promise<void>)[] = [];

  constructor(settings: Settings, progress: Progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** Answers with the address of the server when it takes calls. */
  async open(time: ExerciseTime): Promise<string> {
    await this.buildScreens();
    this.database = await openEmbedded(this.settings.dataDir, (what) => this.progress.step(what));
    this.partners = await openLoopbackService(isOnLine);
    const start = { time, port: await freePorts(IN_A_ROW), partners: this.partners.url };
    const server = launch(this.settings, this.database.url, start);
    this.server = server;
    // Whatever ends us, the server of an exercise does not outlive it.
    process.once('exit', () => server.kill());
    return await new Promise((resolve_, reject) => {
      server.on('message', (message) => {
        const told = Told.safeParse(message).data;
        if (told?.tell === 'step') this.progress.step(told.text);
        if (told?.tell === 'ready') resolve_(told.url);
        if (told?.tell === 'refused') reject(new Error(told.text));
      });
      server.once('exit', () => reject(new Error('the server of the exercise has ended')));
    });
  }

  /** Of the server, while it runs. */
  pid(): number {
    const pid = this.server?.pid;
    if (pid === undefined) throw new Error('the server of the exercise does not run');
    return pid;
  }

  /** To look at the database beside the server; closed with the house. */
  openDatabase(): Db {
    const db = openDatabase({ url: this.database?.url ?? '', connections: 2 });
    this.ends.push(() => db.destroy());
    return db;
  }

  /** The server goes home first: nobody writes while the log is judged and replayed. */
  async openLog(packDir: string) {
    await this.stopServer();
    const db = openDatabase({ url: this.database?.url ?? '', connections: 2 });
    this.ends.push(() => db.destroy());
    const modules = wireModules({
      ...{ db, packDir, clock: systemClock, demo: true, dataDir: null },
      connected: () => false,
      report: (what, error) => say(`${what}: ${String(error)}`),
    });
    this.ends.push(() => modules.roads.close());
    return { db, definitions: modules.definitions };
  }

  /** People who take part, and whoever looks on, need the screens; the players do not, and play without. */
  private async buildScreens(): Promise<void> {
    try {
      await buildScreens(root, (name) => this.progress.step(`building the screens: ${name}`));
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  }

  async close(): Promise<void> {
    await this.stopServer();
    for (const end of this.ends.splice(0)) await end();
    await this.partners?.close();
    this.partners = null;
    const { database } = this;
    this.database = null;
    await database?.stop();
  }

  private async stopServer(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server === null || server.exitCode !== null) return;
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}

interface Start {
  readonly time: ExerciseTime;
  readonly port: number;
  /** Where other services take M/ETHANEs. */
  readonly partners: string;
}

/** The emergency services have a line; whoever else is a partner is told by voice, as most are. */
function isOnLine(partnerId: string): boolean {
  return partnerId === 'ambulance' || partnerId === 'fire';
}

function launch(
  { pack, packsDir, dataDir }: Settings,
  databaseUrl: string,
  { time, port, partners }: Start,
): ChildProcess {
  const main = resolve(import.meta.dirname, '..', 'main.ts');
  const clock = [time.speed, time.startsAt, time.begunAt].join(',');
  const args = ['--disable-warning=ExperimentalWarning', main, '--demo', '--pack', pack, '--exercise', clock];
  // Nothing of a real server's settings may reach this one: neither its certificate, nor its witnesses, nor its database.
  const others = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('TREFOIL_') && name !== 'DATABASE_URL',
  );
  const line = { TREFOIL_PARTNER_SERVICES: partners };
  const own = {
    ...line,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    TREFOIL_DATA: dataDir,
    TREFOIL_PACKS: packsDir,
  };
  return spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...Object.fromEntries(others), ...own },
  });
}

/** Public, private and radio. */
const IN_A_ROW = 3;
