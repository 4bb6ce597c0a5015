import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { steadyClock } from '../../../kernel/index.ts';
import type { Settings } from '../settings.ts';
import { SettingError } from '../settings.ts';
import { runSite } from '../site/run-site.ts';
import { type KeptDatabase, keepDatabase } from './database.ts';
import { untilFree } from './ports.ts';
import { endProcess, findLiving, removeMark, writeMark } from './process-mark.ts';
import type { Progress } from './progress.ts';
import { buildScreens } from './screens.ts';
import { type KeptServer, keepServer } from './server.ts';

export const serverMark = (dataDir: string): string => join(dataDir, 'server.process');
export const supervisorMark = (dataDir: string): string => join(dataDir, 'supervisor.process');
const KINDLY_MS = 8000;
const CLOCK_MS = 1000;
const PORT_PATIENCE_MS = 3000;

/** Starts everything, keeps it running, and stops it in order. Answers when it has been stopped. */
export async function supervise(settings: Settings, root: string, progress: Progress): Promise<void> {
  mkdirSync(settings.dataDir, { recursive: true });
  refuseSecond(settings);
  const ports = [
    { port: settings.port, host: settings.host },
    { port: settings.port + 1, host: '127.0.0.1' },
  ];
  await untilFree(ports, PORT_PATIENCE_MS, () => clearOrphan(settings, progress));
  const mark = supervisorMark(settings.dataDir);
  writeMark(mark, settings.port);
  const stopped = untilToldToStop();
  const running: { server?: KeptServer; database?: KeptDatabase } = {};
  try {
    if (settings.site === null) await Promise.race([start(settings, root, progress, running), stopped]);
    else await startSite(settings, root, progress, stopped);
    await stopped;
    progress.say('Stopping.');
  } finally {
    await running.server?.stop();
    await running.database?.stop();
    removeMark(mark);
  }
}

async function start(
  settings: Settings,
  root: string,
  progress: Progress,
  running: { server?: KeptServer; database?: KeptDatabase },
): Promise<void> {
  progress.say(`Trefoil starts${settings.demo ? ' in demo mode' : ''}.`);
  const screens = screensOf(root, progress);
  if (settings.databaseUrl === null) {
    running.database = await keepDatabase({
      dataDir: settings.dataDir,
      progress,
      onMoved: () => running.server?.replace(),
    });
    progress.step('database ready');
  }
  const databaseUrl = (): string => settings.databaseUrl ?? running.database?.url() ?? '';
  const clock = steadyClock();
  // It notices sleep and makes up drift only when it is looked at.
  setInterval(clock.now, CLOCK_MS).unref();
  running.server = keepServer({ settings, databaseUrl, progress, clock });
  const [url] = await Promise.all([running.server.ready, screens]);
  progress.step('ready');
  progress.say(`\nTrefoil: ${url}${settings.demo ? '   (demo: choose an account on the sign-in page)' : ''}\n`);
}

/** One of two sites has its screens built first: at the moment of a take-over there is no time for it. */
async function startSite(settings: Settings, root: string, progress: Progress, stopped: Promise<void>): Promise<void> {
  const { site } = settings;
  if (site === null) return;
  if (settings.databaseUrl !== null) {
    throw new SettingError(
      'TREFOIL_SITE needs the embedded PostgreSQL: with DATABASE_URL its own manager switches over (docs/two-sites.md)',
    );
  }
  progress.say(`Trefoil starts at site ${site.name}${settings.demo ? ' in demo mode' : ''}.`);
  await screensOf(root, progress);
  await runSite(settings, site, progress, stopped);
}

/**
 * Builds the screens while the database starts: the slower of the two is what a newcomer waits for. Screens that cannot be
 * built are no reason to leave a control room without its server: it serves those of the last build.
 */
async function screensOf(root: string, progress: Progress): Promise<void> {
  try {
    const built = await buildScreens(root, (name) => progress.step(`building the screens: ${name}`));
    if (built.length > 0) progress.step(`screens built: ${built.join(', ')}`);
  } catch (error) {
    progress.say(error instanceof Error ? error.message : String(error));
  }
}

function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    let told = 0;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        told += 1;
        // Somebody who asks three times wants out now; what is left behind is taken over by the next start.
        if (told >= 3) process.exit(130);
        resolve();
      });
    }
  });
}

function refuseSecond(settings: Settings): void {
  const other = findLiving(supervisorMark(settings.dataDir));
  if (other === null) return;
  throw new SettingError(
    `Trefoil already runs here (process ${other.pid}, port ${other.port}); stop it first, or set PORT and TREFOIL_DATA`,
  );
}

/** A server whose supervisor was killed still serves; it gives way to the one this start will look after. */
async function clearOrphan(settings: Settings, progress: Progress): Promise<void> {
  const orphan = findLiving(serverMark(settings.dataDir));
  if (orphan === null) return;
  progress.step(`taking over from a server left behind (process ${orphan.pid})`);
  await endProcess(orphan, KINDLY_MS);
}
