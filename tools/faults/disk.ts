import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Caller } from '../../journeys/house/caller.ts';
import { openLedger } from '../../journeys/house/ledger.ts';
import { makeWriter, writeIncident } from '../../journeys/house/writer.ts';
import { judgeAll } from '../crash-test/judge.ts';
import { openPulse } from '../crash-test/pulse.ts';
import type { BadDisk } from './bad-disk.ts';
import { metricOf } from './metrics.ts';
import { watchReadiness } from './readiness.ts';
import type { FaultReport } from './report.ts';

export interface DiskScene {
  readonly url: string;
  readonly privateUrl: string;
  readonly caller: Caller;
  readonly disk: BadDisk;
}

const WRITERS = 16;
const MIB = 2 ** 20;

interface Load {
  readonly times: readonly number[];
  acknowledged(): number;
  /** Answers when so many more commands have been acknowledged. */
  grow(more: number): Promise<void>;
  /** Ends the load and answers with what was lost, doubled or out of sequence. */
  end(): Promise<Readonly<Record<string, number>>>;
}

/** Sixteen writers who go on through everything. */
function beginLoad({ caller, disk }: DiskScene): Load {
  const pulse = openPulse();
  const times: number[] = [];
  const watched = pulse.watch(caller);
  const timed: Caller = {
    ...watched,
    send: async (...args) => {
      const begun = performance.now();
      const answer = await watched.send(...args);
      if (answer.status === 200) times.push(performance.now() - begun);
      return answer;
    },
  };
  // Not on the disk under test: that one fills.
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-ledger-'));
  const ledger = openLedger(join(folder, 'ledger.jsonl'));
  let over = false;
  const work = Array.from({ length: WRITERS }, async (_, w) => {
    const writer = makeWriter(timed, ledger);
    for (let n = 0; !over; n += 1) await writeIncident(writer, 1_000 * w + n);
  });
  const working = Promise.all(work);
  const broken = working.then(() => new Promise<never>(() => undefined));
  broken.catch(() => undefined);
  const grown = async (wanted: number): Promise<void> => {
    while (times.length < wanted) await wait(10);
  };
  return {
    times,
    acknowledged: pulse.acknowledged,
    grow: (more) => Promise.race([grown(times.length + more), broken]),
    end: async () => {
      over = true;
      await working;
      const found = await judgeAll({ dataDir: disk.dataDir, ledger, ringing: [] });
      rmSync(folder, { recursive: true, force: true });
      return {
        'acked-but-missing': found.missing.length,
        'applied-twice': found.twice.length,
        'sequence-gap': found.gaps.length,
        'signed out': pulse.signedOut(),
      };
    },
  };
}

interface SlowWish {
  readonly delaysMs: readonly number[];
  readonly commands: number;
  readonly stallMs: number;
}

/** T18: every fsync is slower; then none comes back for a while: not ready meanwhile, few wait, and all goes on by itself. */
export async function testSlowDisk(scene: DiskScene, { delaysMs, commands, stallMs }: SlowWish): Promise<FaultReport> {
  const { disk, url, privateUrl } = scene;
  const name = `T18: a slow disk (${delaysMs.map((ms) => `+${ms}`).join(', ')} ms, a stall of ${stallMs} ms)`;
  if (!disk.isFaulty) return notHere(name, disk);
  const load = beginLoad(scene);
  const figures: Record<string, string | number> = {};
  for (const ms of delaysMs) {
    disk.slow(ms);
    const from = load.times.length;
    await load.grow(commands);
    figures[`p99 of ${commands} commands at +${ms} ms, in ms`] = p99(load.times.slice(from));
  }
  const readiness = watchReadiness(url);
  disk.slow(stallMs);
  await wait(stallMs);
  const waiting = await metricOf(privateUrl, 'trefoil_commands_waiting');
  disk.slow(0);
  const gone = performance.now();
  await load.grow(WRITERS);
  figures[`ms from the end of a stall of ${stallMs} ms to ${WRITERS} answers`] = Math.round(performance.now() - gone);
  figures['commands that waited at most'] = waiting;
  await readiness.untilReady();
  const firstRedMs = readiness.firstRedMs();
  figures['ms until not ready'] = firstRedMs === null ? 'never' : Math.round(firstRedMs);
  readiness.stop();
  return {
    name,
    figures,
    violations: { ...(await load.end()), 'stalls in which it still said ready': firstRedMs === null ? 1 : 0 },
  };
}

/** T19: one fsync fails with EIO. PostgreSQL stops on the spot, is started again, and everything acknowledged is there. */
export async function testFailingDisk(scene: DiskScene, times: number): Promise<FaultReport> {
  const name = `T19: EIO from fsync, ${times} times`;
  if (!scene.disk.isFaulty) return notHere(name, scene.disk);
  const load = beginLoad(scene);
  const readiness = watchReadiness(scene.url);
  let longestMs = 0;
  for (let i = 0; i < times; i += 1) {
    await load.grow(WRITERS * 2);
    const begun = performance.now();
    scene.disk.failOnce();
    await readiness.untilRed();
    await readiness.untilReady();
    await load.grow(WRITERS);
    longestMs = Math.max(longestMs, performance.now() - begun);
  }
  readiness.stop();
  return {
    name,
    figures: {
      acknowledged: load.acknowledged(),
      'ms until commands were answered again, at most': Math.round(longestMs),
    },
    violations: await load.end(),
  };
}

/** A machine that does not allow it says so instead. */
function notHere(name: string, { missing }: BadDisk): FaultReport {
  return { name, figures: { 'not tested on this machine': missing.join('; ') }, violations: {} };
}

/** So much is left that PostgreSQL itself does not yet notice. */
const LITTLE_BYTES = 100 * MIB;

/** T20: no room. Commands are refused with 507, reads go on, every screen is told, and it goes on alone when there is room. */
export async function testFullDisk(scene: DiskScene): Promise<FaultReport> {
  const { disk } = scene;
  const load = beginLoad(scene);
  await load.grow(WRITERS * 2);
  const figures: Record<string, string | number> = {};
  const violations: Record<string, number> = {};
  for (const way of waysOf(disk)) {
    const { name } = way;
    const seen = await seeFull(scene, load, way);
    figures[`${name}: ms until commands were refused`] = seen.refusedMs;
    figures[`${name}: ms until commands were answered again`] = seen.backMs;
    violations[`${name}: not said on screens, or ready all the same`] = seen.silent;
    if (way.view !== null) violations[`${name}: reads that failed`] = seen.failedReads;
  }
  return { name: 'T20: a full disk', figures, violations: { ...violations, ...(await load.end()) } };
}

/**
 * A read of personal data writes a row of the access log first: there is room for that as long as the server refuses in time. When
 * PostgreSQL itself finds none, only what is not personal can be read.
 */
function waysOf(disk: BadDisk): readonly Way[] {
  const shimmed: Way = { name: 'no table may grow', view: 'force.pack', set: (on) => disk.refuseGrowth(on) };
  const filled: Way[] = [
    { name: 'little room', view: 'operations.openIncidents', set: (on) => disk.fill(on ? LITTLE_BYTES : null) },
    // Filled in one stroke by somebody else: PostgreSQL may stop, and then nothing is read until there is room.
    { name: 'no room at all', view: null, set: (on) => disk.fill(on ? 0 : null) },
  ];
  return [...(disk.isFaulty ? [shimmed] : []), ...(disk.isOwn ? filled : [])];
}

interface Way {
  readonly name: string;
  /** What must be readable meanwhile. */
  readonly view: string | null;
  readonly set: (on: boolean) => void | Promise<void>;
}

async function seeFull({ caller, url }: DiskScene, load: Load, { set, view }: Way) {
  const begun = performance.now();
  await set(true);
  const readiness = watchReadiness(url);
  await untilRefused(caller, set);
  const refusedMs = Math.round(performance.now() - begun);
  const saysIt = await isSaid(url, caller.token);
  await readiness.untilRed();
  let failedReads = 0;
  for (let i = 0; view !== null && i < READS; i += 1) {
    await caller.read(view, {}).catch(() => {
      failedReads += 1;
    });
  }
  await set(false);
  const freed = performance.now();
  await load.grow(WRITERS);
  const backMs = Math.round(performance.now() - freed);
  await readiness.untilReady();
  readiness.stop();
  return { refusedMs, backMs, failedReads, silent: saysIt ? 0 : 1 };
}

/** Nothing that is sent here is well formed: who has room says so, who has none says that first. */
async function untilRefused(caller: Caller, set: Way['set']): Promise<void> {
  for (;;) {
    // PostgreSQL gives back what it no longer needs of its own log: then there is room again.
    await set(true);
    const answer = await caller.send('operations.addLine', {}).catch(() => null);
    if (answer?.status === 507) return;
    await wait(20);
  }
}

const READS = 20;
const PATIENCE_MS = 8_000;
const BEATS = 5;

/** Whether the next beats say that the disk is full; when none come at all, screens say themselves that they are alone. */
async function isSaid(url: string, token: string): Promise<boolean> {
  let text = '';
  try {
    const answer = await fetch(`${url}/api/feed?topics=force.seats`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    for await (const part of answer.body ?? []) {
      text += Buffer.from(part).toString('utf8');
      if (text.includes('"notice":"disk-full"')) return true;
      if (text.split('"type":"beat"').length > BEATS) return false;
    }
  } catch {
    // Cut, or silent for so long.
  }
  return !text.includes('"type":"beat"');
}

function p99(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0);
}
