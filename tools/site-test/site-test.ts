import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Caller, signIn } from '../../journeys/house/caller.ts';
import { type Ledger, openLedger } from '../../journeys/house/ledger.ts';
import { type Findings, judgeAll } from '../crash-test/judge.ts';
import { openPulse, type Pulse } from '../crash-test/pulse.ts';
import { makeRinger } from '../crash-test/ringer.ts';
import { writeAll } from '../crash-test/writers.ts';
import type { SiteName } from './house.ts';
import type { Sites } from './sites.ts';

/** Two sites under load: who writes, what was acknowledged, and what stands in the end. */
export interface SiteLoad {
  readonly pulse: Pulse;
  /** Calls that nobody answers: their promises fall due while the sites change places. */
  ring(): Promise<void>;
  /** So many more commands acknowledged. */
  grow(more: number): Promise<void>;
  /** The longest time without an answer since `at`, in ms. */
  silenceMs(at: number): number;
  /** Ends the writers and compares all that was acknowledged with what the database of that site holds. */
  judge(site: SiteName): Promise<Findings & { readonly signedOut: number }>;
}

const SESSIONS = 4;

/** The pair as it is meant to be: the primary serves, the stand-by has everything. */
export async function startPair(sites: Sites): Promise<void> {
  sites.startArbiter();
  sites.start('hq', 'start');
  await sites.until('hq', ({ serves }) => serves === true, 'serve');
  sites.start('second', 'stand-by');
  await untilSafe(sites, 'hq');
}

/** Each command is safe at both sites, and the arbiter knows: from here on the other may take over by itself. */
export async function untilSafe(sites: Sites, primary: SiteName): Promise<void> {
  await sites.until(primary, ({ safe }) => safe === true, 'have its stand-by in sync');
}

export async function openLoad(sites: Sites, writers: number): Promise<SiteLoad> {
  const ledger: Ledger = openLedger(join(sites.dataDirOf('second'), '..', 'ledger.jsonl'));
  const pulse = openPulse();
  const callers: Caller[] = [pulse.watch(await signIn(sites.url, 'contact-officer', 'contact-1'))];
  while (callers.length < SESSIONS) callers.push(pulse.watch(await signIn(sites.url, 'contact-officer')));
  const ringer = makeRinger(callers[0] as Caller, ledger);
  const writing = await writeAll({ callers, ledger, writers });
  const grow = async (more: number): Promise<void> => {
    const wanted = pulse.acknowledged() + more;
    const grown = (async () => {
      while (pulse.acknowledged() < wanted) await new Promise((done) => setTimeout(done, 10));
    })();
    await Promise.race([grown, writing.broken]);
  };
  return {
    pulse,
    grow,
    ring: () => ringer.ring(),
    silenceMs: (at) => Math.round(pulse.silences([{ what: 'server', at }])[0]?.ms ?? 0),
    judge: async (site) => {
      await writing.end();
      const findings = await judgeAll({ dataDir: sites.dataDirOf(site), ledger, ringing: ringer.ids() });
      const asked = await Promise.all(callers.map(({ token }) => isSignedIn(sites.url, token)));
      return { ...findings, signedOut: pulse.signedOut() + asked.filter((is) => !is).length };
    },
  };
}

async function isSignedIn(url: string, token: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/session`, { headers: { authorization: `Bearer ${token}` } });
  await answer.arrayBuffer();
  return answer.status === 200;
}

/** What must be 0, in one object. */
export function violationsOf(findings: Findings & { readonly signedOut: number }): Readonly<Record<string, number>> {
  return {
    'acked-but-missing': findings.missing.length,
    'applied-twice': findings.twice.length,
    'sequence-gap': findings.gaps.length,
    'deadlines missed, doubled or out of order': findings.promisesWrong.length,
    'signed out': findings.signedOut,
  };
}

/** A call taken and a unit sent, by those who do it, at whatever site serves. */
export async function takeAndSend(url: string): Promise<void> {
  const [contactId, incidentId] = [randomUUID(), randomUUID()];
  const officer = await signIn(url, 'contact-officer-2', 'contact-2');
  await officer.done('operations.openContact', { contactId, channel: '999', callerNumber: null });
  await officer.done('operations.writeContactField', { contactId, field: 'what', seen: '', value: 'A fight' });
  const place = { label: 'High Street, Oakham', lon: -0.7295, lat: 52.6705, gazetteerId: null };
  await officer.done('operations.placeContact', { contactId, place });
  await officer.done('operations.raiseIncident', { contactId, incidentId, code: '202' });
  const dispatcher = await signIn(url, 'dispatcher', 'dispatch-1');
  const [unit] = await dispatcher.read<{ id: string }>('operations.units');
  if (unit === undefined) throw new Error('no unit is on duty');
  await dispatcher.done('operations.assignUnit', { assignmentId: randomUUID(), incidentId, tourId: unit.id });
}
