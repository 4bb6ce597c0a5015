import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import {
  type DatabaseState,
  FOLLOWER,
  follow,
  isStandbyIn,
  makeStandby,
  readOwnPassword,
  type Upstream,
} from '../../../kernel/index.ts';
import { SettingError } from '../settings.ts';
import type { Progress } from '../supervisor/progress.ts';
import { openSecrets, packSecrets } from './secrets.ts';
import type { SiteSettings } from './site-settings.ts';
import { keepSafely } from './voter.ts';
import { ask, derived } from './wire.ts';

/** What a site is, between two starts. One that is to be copied has lost, or never had, what makes it a stand-by. */
const Kept = z.object({ role: z.enum(['primary', 'stand-by', 'to-copy', 'superseded']), term: z.int() });
export type KeptSite = z.output<typeof Kept>;

const fileOf = (dataDir: string): string => join(dataDir, 'site', 'site.json');
export const ballotFile = (dataDir: string): string => join(dataDir, 'site', 'ballot.json');

/** A site that was never told otherwise is the primary: it has the data. */
export function readSite(dataDir: string): KeptSite {
  const file = fileOf(dataDir);
  return existsSync(file) ? Kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : { role: 'primary', term: 0 };
}

export function keepSite(dataDir: string, site: KeptSite): void {
  keepSafely(fileOf(dataDir), `${JSON.stringify(site)}\n`);
}

export const followerPassword = (site: Pick<SiteSettings, 'key'>): string =>
  derived(site.key, 'follower').toString('hex');

/** What a stand-by needs to copy this site, shut with what only both know. */
export async function joining(dataDir: string, site: SiteSettings) {
  const owner = await readOwnPassword(dataDir);
  const sealed = packSecrets(dataDir, owner, derived(site.key, 'secrets'));
  return { user: FOLLOWER, port: site.database.port, encrypted: site.database.tls !== null, sealed };
}

const JOIN_MS = 5_000;
const AGAIN_MS = 500;

/**
 * Makes this site the stand-by of the other: its database a copy, its keys those of the other. One that was the primary is made anew
 * from the one that took over; its old database is kept aside. Waits for the other to be there.
 */
export async function becomeStandby(dataDir: string, site: SiteSettings, progress: Progress): Promise<void> {
  const joined = await untilJoined(site, progress);
  const { owner } = openSecrets(dataDir, joined.sealed, derived(site.key, 'secrets'));
  await makeStandby(dataDir, upstreamOf(site, joined), owner, (what) => progress.step(what));
  keepSite(dataDir, { role: 'stand-by', term: readSite(dataDir).term });
}

/** After a hand-over both have one history: the old primary only turns round. */
export async function turnRound(dataDir: string, site: SiteSettings, progress: Progress): Promise<void> {
  await follow(dataDir, upstreamOf(site, await untilJoined(site, progress)));
}

/** Whether what lies here is a whole copy that may go on following. */
export async function isMade(dataDir: string): Promise<boolean> {
  return readSite(dataDir).role === 'stand-by' && (await isStandbyIn(dataDir));
}

interface Joined {
  readonly user: string;
  readonly port: number;
  readonly encrypted: boolean;
  readonly sealed: string;
}

async function untilJoined(site: SiteSettings, progress: Progress): Promise<Joined> {
  for (let said = ''; ; ) {
    try {
      return await ask(site.other, site.key, { kind: 'join', site: site.name }, JOIN_MS);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (why !== said) progress.say(`Waiting for the other site: ${why}`);
      said = why;
      // It keeps no process alive that was told to stop.
      await wait(AGAIN_MS, undefined, { ref: false });
    }
  }
}

function upstreamOf(site: SiteSettings, { user, port, encrypted }: Joined): Upstream {
  const there = site.otherDatabase ?? { host: new URL(site.other).hostname.replaceAll(/[[\]]/g, ''), port };
  return { ...there, user, encrypted, password: followerPassword(site), name: site.name };
}

/** Two databases that are not one are no pair, whatever their settings say. */
export function refuseStranger(ours: DatabaseState, theirs: string | null): void {
  if (theirs === null || theirs === ours.systemId) return;
  throw new SettingError(
    'the other site keeps another database: make one of them the stand-by of the other with ./trefoil stand-by',
  );
}
