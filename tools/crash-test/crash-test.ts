import { join } from 'node:path';
import { type Caller, signIn } from '../../journeys/house/caller.ts';
import { openLedger } from '../../journeys/house/ledger.ts';
import { type RunningTrefoil, startTrefoil } from '../../journeys/house/trefoil.ts';
import { makeRandom } from '../exercise/random.ts';
import { listAudience, openAudience } from './audience.ts';
import { judgeAll } from './judge.ts';
import { killAll } from './kills.ts';
import { openPulse, type Pulse } from './pulse.ts';
import type { CrashReport } from './report.ts';
import { makeRinger } from './ringer.ts';
import { writeAll } from './writers.ts';

export interface CrashWish {
  readonly kills: number;
  readonly seed: number;
  readonly writers: number;
  readonly listeners: number;
  readonly tell: (line: string) => void;
}

/** As many sessions as a small control room has desks signed in. */
const SESSIONS = 8;

/**
 * A Trefoil of its own under writers and listeners, whose server, database and parent are killed in turn; then what it
 * acknowledged is compared with what it holds (reliability T1, T2).
 */
export async function runCrashTest(wish: CrashWish): Promise<CrashReport> {
  const trefoil = await startTrefoil();
  // Whoever loses patience leaves no server behind.
  const giveUp = (): void => void trefoil.stop().finally(() => process.exit(130));
  process.once('SIGINT', giveUp).once('SIGTERM', giveUp);
  try {
    return await testIn(trefoil, wish);
  } finally {
    await trefoil.stop();
    process.off('SIGINT', giveUp).off('SIGTERM', giveUp);
  }
}

async function testIn(trefoil: RunningTrefoil, wish: CrashWish): Promise<CrashReport> {
  const { tell, kills, seed } = wish;
  const random = makeRandom(seed);
  const ledger = openLedger(join(trefoil.dataDir, 'ledger.jsonl'));
  const pulse = openPulse();
  const callers = await signInAll(trefoil.url, pulse);
  const ringer = makeRinger(callers[0], ledger);
  const writing = await writeAll({ callers, ledger, writers: wish.writers });
  const audience = await openAudience({
    ...{ url: trefoil.url, tokens: callers.map(({ token }) => token), incidents: writing.watched },
    ...{ size: wish.listeners, random: makeRandom(seed + 1) },
  });
  tell(`${wish.writers} writers, ${wish.listeners} listeners, ${SESSIONS} sessions; seed ${seed}`);
  const startedAt = performance.now();
  const killing = killAll({ trefoil, pulse, random, kills, beforeEach: () => ringer.ring(), tell });
  const killed = await Promise.race([killing, writing.broken]);
  await writing.end();
  await trefoil.ready();
  const seconds = (performance.now() - startedAt) / 1000;
  const silences = pulse.silences(killed);
  tell('the last promises fall due; then everything is compared');
  const findings = await judgeAll({ dataDir: trefoil.dataDir, ledger, ringing: ringer.ids() });
  const heard = await listAudience(audience, { url: trefoil.url, token: callers[0].token });
  const signedOut = heard.signedOut + pulse.signedOut() + (await listSignedOut(trefoil.url, callers)).length;
  return {
    ...{ seed, seconds, kills: killed.map((kill, i) => ({ ...kill, silence: silences[i] ?? null })) },
    ...{ writers: wish.writers, listeners: wish.listeners, heard },
    ...findings,
    signedOut,
  };
}

type Callers = readonly [Caller, ...Caller[]];

async function signInAll(url: string, pulse: Pulse): Promise<Callers> {
  const first = pulse.watch(await signIn(url, 'contact-officer', 'contact-1'));
  const others: Caller[] = [];
  while (others.length < SESSIONS - 1) others.push(pulse.watch(await signIn(url, 'contact-officer')));
  return [first, ...others];
}

async function listSignedOut(url: string, callers: readonly Caller[]): Promise<readonly string[]> {
  const gone: string[] = [];
  for (const { token } of callers) {
    const answer = await fetch(`${url}/api/session`, { headers: { authorization: `Bearer ${token}` } });
    await answer.arrayBuffer();
    if (answer.status !== 200) gone.push(`${token.slice(0, 4)}…: ${answer.status}`);
  }
  return gone;
}
