import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Clock, type ExerciseTime, speededClock, steadyClock } from '../../kernel/index.ts';
import { type Application, makeApplication } from './application.ts';
import { openJournal } from './journal.ts';
import { readSettings } from './settings.ts';
import { type Lease, listenForLease, unleased } from './site/leased.ts';
import { findLiving, removeMark, writeMark } from './supervisor/process-mark.ts';
import { REFUSED_EXIT, type Told } from './supervisor/server.ts';
import { serverMark } from './supervisor/supervise.ts';

/** The server's own process. Its parent looks after it, and it goes on without one. */
const { values } = parseArgs({
  options: {
    demo: { type: 'boolean' },
    pack: { type: 'string' },
    spare: { type: 'boolean' },
    exercise: { type: 'string' },
    anchor: { type: 'string' },
    parent: { type: 'string' },
    leased: { type: 'boolean' },
  },
});
const settings = readSettings(process.env, {
  demo: values.demo ?? false,
  pack: values.pack ?? null,
  exercise: exerciseOf(values.exercise),
});
const journal = await openJournal(settings.dataDir);
const mark = serverMark(settings.dataDir);
const lease: Lease = values.leased ? listenForLease(process, endForLackOfLease) : unleased;

// What nobody caught leaves the process in a state nobody knows: it ends, and is started again within two seconds.
process.on('uncaughtException', (error) => {
  journal.fatal({ err: error }, 'uncaught: the server ends');
  journal.flush();
  process.exit(1);
});

try {
  const application = await makeApplication({
    settings,
    databaseUrl: settings.databaseUrl ?? '',
    root: join(import.meta.dirname, '..', '..'),
    clock: settings.exercise === null ? clockFrom(values.anchor) : speededClock(settings.exercise),
    journal,
    lease,
    tell: (text) => {
      journal.info(text);
      void tell({ tell: 'step', text });
    },
  });
  endWhenTold(application);
  if (values.spare) await untilNeeded();
  await lease.begun;
  // In this order: a parent that starts after ours was killed then finds the mark, unless we find that ours is gone.
  writeMark(mark, settings.port);
  if (isForsaken()) process.exit(0);
  const url = await application.listen();
  await application.bringUp();
  journal.info({ url }, 'ready');
  // Now, since one that is killed writes nothing at its end: the next server has its code compiled.
  flushCompileCache();
  void tell({ tell: 'ready', url });
} catch (error) {
  journal.fatal({ err: error }, 'the server did not start');
  await tell({ tell: 'refused', text: error instanceof Error ? error.message : String(error) });
  process.exit(REFUSED_EXIT);
}

/** The other site may begin in a moment: whatever is under way here is neither finished nor answered. */
function endForLackOfLease(): void {
  journal.fatal('this site may no longer write: the server ends');
  journal.flush();
  process.exit(1);
}

/** `speed,startsAt,begunAt`, as the exercise that started us says. */
function exerciseOf(text: string | undefined): ExerciseTime | null {
  if (text === undefined) return null;
  const [speed = 0, startsAt = 0, begunAt = 0] = text.split(',').map(Number);
  return { speed, startsAt, begunAt };
}

/** The time of the parent that started us (`at,steadyMs`); else the machine's, without its jumps. */
function clockFrom(text: string | undefined): Clock {
  const [at = 0, steadyMs = 0] = text?.split(',').map(Number) ?? [];
  return steadyClock({
    anchor: text === undefined ? null : { at, steadyMs },
    onJump: (ms) =>
      journal.error({ seconds: ms / 1000 }, 'the clock of this machine was set: not followed until the next start'),
  });
}

function endWhenTold(application: Application): void {
  let ending = false;
  const end = (signal: NodeJS.Signals): void => {
    if (ending) return;
    ending = true;
    journal.info({ signal }, 'ending');
    // Whatever hangs must not keep the port from the next server.
    setTimeout(() => process.exit(1), 6000).unref();
    void application.close().finally(() => {
      if (findLiving(mark)?.pid === process.pid) removeMark(mark);
      process.exit(0);
    });
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

/** A spare has everything in memory and waits for the word to take over; without its parent nobody will give it. */
async function untilNeeded(): Promise<void> {
  if (!process.connected) process.exit(0);
  const [message] = await Promise.race([once(process, 'message'), once(process, 'disconnect')]);
  if (message === undefined) process.exit(0);
}

/**
 * Its parent died before it had taken a single call: the next one will start another, and wants the port. The system is asked
 * whose child we are: the end of the line to the parent is heard only after what it said last, which may be the word to go.
 */
function isForsaken(): boolean {
  return values.parent !== undefined && Number(values.parent) !== process.ppid;
}

/** The parent may be gone: then nobody needs to be told. */
async function tell(told: Told): Promise<void> {
  if (!process.connected) return;
  await new Promise<void>((resolve) => {
    process.send?.(told, undefined, undefined, () => resolve());
  });
}
