import { randomUUID } from 'node:crypto';
import { chmodSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Caller, signIn } from '../../journeys/house/caller.ts';
import { openLedger } from '../../journeys/house/ledger.ts';
import type { RunningTrefoil } from '../../journeys/house/trefoil.ts';
import { makeWriter } from '../../journeys/house/writer.ts';
import type { Db } from '../../kernel/index.ts';
import { judgeAll, listSteps, openJudged } from '../crash-test/judge.ts';
import type { FaultReport } from './report.ts';

/** The clock of one Trefoil and its database, which can be set while they run (libfaketime). */
export interface SetClock {
  readonly env: Readonly<Record<string, string>>;
  /** By how much it is off from now on, e.g. `+2h`, `-1d`. */
  set(offset: string): void;
  remove(): void;
}

/** Null where the machine has no libfaketime (Debian's package faketime). */
export function openSetClock(): SetClock | null {
  // The one for programs with several threads.
  const [library] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1');
  if (library === undefined) return null;
  const home = mkdtempSync(join(tmpdir(), 'trefoil-clock-'));
  chmodSync(home, 0o755);
  const file = join(home, 'offset');
  const set = (offset: string): void => writeFileSync(file, `${offset}\n`, { mode: 0o644 });
  set('+0s');
  return {
    set,
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      // A clock that is set does not change how time passes.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    remove: () => rmSync(home, { recursive: true }),
  };
}

export interface ClockWish {
  readonly trefoil: RunningTrefoil;
  readonly clock: SetClock;
  readonly jumps: readonly string[];
  readonly everyMs: number;
}

/** A wrong clock would let a promise pass hours late: this long is waited for one that is due in ten seconds. */
const PATIENCE_MS = 60_000;
const HOUR_MS = 3_600_000;
const LONGEST_SESSION_MS = 14 * HOUR_MS;
const SESSIONS = 4;

/**
 * T17: the clock is set while calls ring, and the server killed in between. Each promise to answer falls due after as long as it
 * should, by a clock that nobody sets; sessions neither all end nor go on for ever; the log's order is that of its positions.
 */
export async function testClock({ trefoil, clock, jumps, everyMs }: ClockWish): Promise<FaultReport> {
  const ledger = openLedger(join(trefoil.dataDir, 'ledger.jsonl'));
  const first = await signIn(trefoil.url, 'contact-officer', 'contact-1');
  const callers: Caller[] = [first];
  while (callers.length < SESSIONS) callers.push(await signIn(trefoil.url, 'dispatcher'));
  const writer = makeWriter(first, ledger);
  const db = openJudged(trefoil.dataDir);
  const rang = new Map<string, Promise<number | null>>();
  let [ended, everlasting] = [0, 0];
  for (const [i, jump] of jumps.entries()) {
    const contactId = randomUUID();
    const nobody = { callerNumber: null, circle: null, subscriber: null };
    await writer.write('operations.announceCall', { contactId, channel: '999', ...nobody });
    rang.set(contactId, breachedAfter(db, contactId));
    await wait(everyMs / 2);
    clock.set(jump);
    // Whoever takes over must go on with the same time.
    if (i === Math.floor(jumps.length / 2)) trefoil.kill('server');
    await wait(everyMs / 2);
    await trefoil.ready();
    for (const { token } of callers) {
      const lasts = await lastsMs(trefoil.url, token);
      if (lasts === null || lasts <= 0) ended += 1;
      else if (lasts > LONGEST_SESSION_MS) everlasting += 1;
    }
  }
  const waits = await Promise.all(rang.values());
  await db.destroy();
  const known = waits.filter((ms) => ms !== null);
  const found = await judgeAll({ dataDir: trefoil.dataDir, ledger, ringing: [...rang.keys()] });
  return {
    name: `T17: the clock is set by ${jumps.join(', ')} while calls ring`,
    figures: {
      'seconds until a call that nobody answers is late, least': seconds(Math.min(...known)),
      'and most': seconds(Math.max(...known)),
    },
    violations: {
      'sessions that ended': ended,
      'sessions that would last longer than a shift': everlasting,
      'promises that did not fall due': waits.length - known.length,
      'promises that fell due early': known.filter((ms) => ms < ANSWER_MS - MEASURED_MS).length,
      'promises wrong in the log': found.promisesWrong.length,
      'acked-but-missing': found.missing.length,
      'applied-twice': found.twice.length,
      'sequence-gap': found.gaps.length,
    },
  };
}

/** What the pack promises for a 999 call. */
const ANSWER_MS = 10_000;
/** Between the server's receipt of the call and our own. */
const MEASURED_MS = 2_000;

/** For how long a session goes on, by the server's own time; null: it has ended. */
async function lastsMs(url: string, token: string): Promise<number | null> {
  const answer = await fetch(`${url}/api/session`, { headers: { authorization: `Bearer ${token}` } });
  if (answer.status !== 200) return null;
  const { endsAt, serverTime } = (await answer.json()) as { endsAt: number; serverTime: number };
  return endsAt - serverTime;
}

async function breachedAfter(db: Db, contactId: string): Promise<number | null> {
  const rangAt = performance.now();
  for (;;) {
    const steps = await listSteps(db, [contactId]);
    if (steps.some(({ step }) => step === 1)) return performance.now() - rangAt;
    if (performance.now() - rangAt > PATIENCE_MS) return null;
    await wait(100);
  }
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
