import { once } from 'node:events';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../../kernel/index.ts';
import { makeApplication } from './application.ts';
import { openJournal } from './journal.ts';
import { readSettings } from './settings.ts';
import { removeMark, writeMark } from './supervisor/process-mark.ts';
import { REFUSED_EXIT, type Told } from './supervisor/server.ts';
import { serverMark } from './supervisor/supervise.ts';

enableCompileCache();

/** The server's own process. Its parent looks after it, and it goes on without one. */
const { values } = parseArgs({
  options: { demo: { type: 'boolean' }, pack: { type: 'string' }, spare: { type: 'boolean' } },
});
const settings = readSettings(process.env, { demo: values.demo ?? false, pack: values.pack ?? null });
const journal = openJournal(settings.dataDir);
const mark = serverMark(settings.dataDir);

// What nobody caught leaves the process in a state nobody knows: it ends, and is started again within two seconds.
process.on('uncaughtException', (error) => {
  journal.fatal({ err: error }, 'uncaught: the server ends');
  journal.flush();
  process.exit(1);
});

const application = await makeApplication({
  settings,
  databaseUrl: settings.databaseUrl ?? '',
  root: join(import.meta.dirname, '..', '..'),
  clock: systemClock,
  journal,
  tell: (text) => {
    journal.info(text);
    tell({ tell: 'step', text });
  },
});

let ending = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (ending) return;
    ending = true;
    journal.info({ signal }, 'ending');
    // Whatever hangs must not keep the port from the next server.
    setTimeout(() => process.exit(1), 6000).unref();
    void application.close().finally(() => {
      removeMark(mark);
      process.exit(0);
    });
  });
}

/** A spare has everything in memory and waits for the word to take over; without its parent nobody will give it. */
async function untilNeeded(): Promise<void> {
  const [message] = await Promise.race([once(process, 'message'), once(process, 'disconnect')]);
  if (message === undefined) process.exit(0);
}

if (values.spare) await untilNeeded();
try {
  const url = await application.listen();
  writeMark(mark, settings.port);
  await application.bringUp();
  journal.info({ url }, 'ready');
  tell({ tell: 'ready', url });
} catch (error) {
  journal.fatal({ err: error }, 'the server did not start');
  tell({ tell: 'refused', text: error instanceof Error ? error.message : String(error) });
  process.exitCode = REFUSED_EXIT;
  await application.close().catch(() => undefined);
  process.disconnect?.();
}

/** The parent may be gone: then nobody needs to be told. */
function tell(told: Told): void {
  if (process.connected) process.send?.(told);
}
