import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Embedded,
  type ExerciseTime,
  openDatabase,
  openEmbedded,
  speededClock,
  systemClock,
} from '../../../kernel/index.ts';
import { runExercise } from '../../../tools/exercise/exercise.ts';
import { exerciseTime, prepare } from '../../../tools/exercise/prepare.ts';
import { linesOf } from '../../../tools/exercise/report.ts';
import { wireModules } from '../modules.ts';
import { packFolder, readSettings, type Settings } from '../settings.ts';
import { makeProgress, type Progress } from '../supervisor/progress.ts';
import { Told } from '../supervisor/server.ts';
import { out, say } from './io.ts';
import { parsed, UsageError } from './usage.ts';

interface Wish {
  readonly pack: string;
  readonly hours: number;
  readonly speed: number;
  readonly seed: number;
  readonly load: number;
  readonly keep: boolean;
}

/** A shift, and a session, last longer than the longest exercise. */
const MOST_HOURS = 12;
const MOST_SPEED = 240;
const CHECK_EVERY_MINUTES = 15;

/** `./trefoil exercise`: a Trefoil of its own, played against, judged and thrown away. Answers 0 when nothing was violated. */
export async function exercise(args: readonly string[]): Promise<number> {
  const wish = wishOf(args);
  const settings = readSettings(
    { ...process.env, DATABASE_URL: '', TREFOIL_HOST: undefined },
    { demo: true, pack: wish.pack },
  );
  const packDir = packFolder(settings);
  if (!existsSync(join(packDir, 'sources', 'police'))) {
    throw new UsageError(
      `there is no pack "${wish.pack}" with recorded crimes (sources/police) to make an exercise of`,
    );
  }
  const dataDir = mkdtempSync(
    join(process.env.TREFOIL_DATA ?? tmpdir(), `trefoil-exercise-${wish.pack}-${wish.seed}-`),
  );
  // The database may run as another account than ours, which must be able to pass.
  chmodSync(dataDir, 0o755);
  const house = new House({ ...settings, dataDir }, makeProgress(process.stderr));
  process.once('SIGINT', () => void house.close().finally(() => process.exit(130)));
  process.once('SIGTERM', () => void house.close().finally(() => process.exit(143)));
  try {
    const isClean = await playIn(house, wish, packDir);
    if (wish.keep || !isClean) say(`Kept for looking at: ${dataDir}`);
    else await house.close().then(() => rmSync(dataDir, { recursive: true, force: true }));
    return isClean ? 0 : 1;
  } finally {
    await house.close();
  }
}

function wishOf(args: readonly string[]): Wish {
  const { values } = parsed(() =>
    parseArgs({
      args: [...args],
      options: {
        pack: { type: 'string', default: 'rutland' },
        hours: { type: 'string', default: '8' },
        speed: { type: 'string', default: '60' },
        seed: { type: 'string', default: '7' },
        load: { type: 'string', default: '1' },
        keep: { type: 'boolean', default: false },
      },
    }),
  );
  const { pack, keep } = values;
  return {
    ...{ pack, keep },
    hours: numberOf('--hours', values.hours, [0.1, MOST_HOURS]),
    speed: numberOf('--speed', values.speed, [1, MOST_SPEED]),
    seed: numberOf('--seed', values.seed, [0, 2 ** 31]),
    load: numberOf('--load', values.load, [0.1, 20]),
  };
}

function numberOf(name: string, text: string, [least, most]: readonly [number, number]): number {
  const value = Number(text);
  if (text !== '' && value >= least && value <= most) return value;
  throw new UsageError(`${name} is "${text}"; it must be a number from ${least} to ${most}`);
}

async function playIn(house: House, wish: Wish, packDir: string): Promise<boolean> {
  const { hours, seed, speed, load } = wish;
  const { pack, scenario, assumptions } = prepare(packDir, { hours, seed, load });
  const time = exerciseTime(assumptions, speed);
  const url = await house.open(time);
  say(`Exercise at ${url}, marked as training; it takes ${Math.ceil((hours * 60) / speed)} minutes.`);
  const report = await runExercise({
    ...{ url, pack, scenario, seed, hours },
    clock: speededClock(time),
    ledgerFile: join(house.settings.dataDir, 'ledger.jsonl'),
    checkEveryMinutes: CHECK_EVERY_MINUTES,
    tell: (line) => house.progress.step(line),
    openLog: () => house.openLog(packDir),
  });
  for (const line of linesOf(report)) out(line);
  return report.violations.length === 0;
}

/** The exercise's own database and server, in a folder of their own. */
class House {
  readonly settings: Settings;
  readonly progress: Progress;
  private database: Embedded | null = null;
  private server: ChildProcess | null = null;
  private readonly ends: (() => Promise<void>)[] = [];

  constructor(settings: Settings, progress: Progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** Answers with the address of the server when it takes calls. */
  async open(time: ExerciseTime): Promise<string> {
    this.database = await openEmbedded(this.settings.dataDir, (what) => this.progress.step(what));
    const server = launch(this.settings, this.database.url, { time, port: await freePort() });
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

  async close(): Promise<void> {
    await this.stopServer();
    for (const end of this.ends.splice(0)) await end();
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
}

function launch({ pack, packsDir, dataDir }: Settings, databaseUrl: string, { time, port }: Start): ChildProcess {
  const main = resolve(import.meta.dirname, '..', 'main.ts');
  const clock = [time.speed, time.startsAt, time.begunAt].join(',');
  const args = ['--disable-warning=ExperimentalWarning', main, '--demo', '--pack', pack, '--exercise', clock];
  // Nothing of a real server's settings may reach this one: neither its certificate, nor its witnesses, nor its database.
  const others = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('TREFOIL_') && name !== 'DATABASE_URL',
  );
  const own = { PORT: String(port), DATABASE_URL: databaseUrl, TREFOIL_DATA: dataDir, TREFOIL_PACKS: packsDir };
  return spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...Object.fromEntries(others), ...own },
  });
}

const LEAST_PORT = 20_000;
const PORTS = 10_000;
/** Public, private and radio. */
const IN_A_ROW = 3;

async function freePort(): Promise<number> {
  for (;;) {
    const port = LEAST_PORT + Math.floor(Math.random() * PORTS);
    const row = Array.from({ length: IN_A_ROW }, (_, i) => port + i);
    if ((await Promise.all(row.map(isFree))).every(Boolean)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((answer) => {
    probe.once('error', () => answer(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
  });
}
