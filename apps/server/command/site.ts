import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { readSettings, refuseUnknown, SettingError } from '../settings.ts';
import { runArbiter } from '../site/arbiter.ts';
import { keepSite, readSite } from '../site/keep-site.ts';
import { readEndpoint, readSiteKey, type SiteSettings } from '../site/site-settings.ts';
import { ask, freshKey } from '../site/wire.ts';
import type { SiteState } from '../site/words.ts';
import { findLiving } from '../supervisor/process-mark.ts';
import { supervisorMark } from '../supervisor/supervise.ts';
import { out, say } from './io.ts';
import { start } from './start.ts';
import { parsed, UsageError } from './usage.ts';

/** What can be wrong with settings is wrong use here. */
function using<T>(read: () => T): T {
  try {
    refuseUnknown(process.env);
    return read();
  } catch (error) {
    if (error instanceof SettingError) throw new UsageError(error.message);
    throw error;
  }
}

function siteHere(): { readonly site: SiteSettings; readonly dataDir: string } {
  return using(() => {
    const { site, dataDir } = readSettings(process.env, { demo: false, pack: null });
    if (site === null) throw new SettingError('TREFOIL_SITE is not set: this Trefoil has one site (docs/two-sites.md)');
    return { site, dataDir };
  });
}

/** `./trefoil stand-by`: makes this site the stand-by of the other, also one that was the primary, and starts it. */
export async function standBy(args: readonly string[]): Promise<number> {
  const { dataDir } = siteHere();
  const other = findLiving(supervisorMark(dataDir));
  if (other !== null) throw new UsageError(`Trefoil runs here (process ${other.pid}): stop it first`);
  keepSite(dataDir, { role: 'to-copy', term: readSite(dataDir).term });
  return start(args);
}

/** `./trefoil arbiter`: the third voice, at a third place. */
export async function arbiter(): Promise<number> {
  const settings = using(() => {
    const refuse = (why: string): never => {
      throw new SettingError(why);
    };
    return {
      listen: readEndpoint('TREFOIL_SITE_LISTEN', process.env.TREFOIL_SITE_LISTEN, refuse),
      key: readSiteKey(process.env.TREFOIL_SITE_KEY, refuse),
      dataDir: process.env.TREFOIL_DATA || '.data/arbiter',
    };
  });
  await runArbiter(settings, say);
  return 0;
}

/** `./trefoil site key`: what both sites and the arbiter share. */
export async function siteKey(): Promise<number> {
  out(freshKey());
  return 0;
}

/** `./trefoil site state`: all three, as they say themselves. Exit status 1 when one is not heard or commands are not safe at two sites. */
export async function siteState(args: readonly string[]): Promise<number> {
  const { values } = parsed(() =>
    parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } }),
  );
  const { site } = siteHere();
  const found = await Promise.all(
    addressesOf(site).map(async (url) => [url, await ask(url, site.key, { kind: 'state' }).catch(() => null)] as const),
  );
  if (values.json) out(JSON.stringify(Object.fromEntries(found), null, 2));
  else for (const [url, state] of found) out(lineOf(url, state));
  return found.every(([, state]) => state !== null) ? 0 : 1;
}

function addressesOf(site: SiteSettings): readonly string[] {
  return [ownAddress(site), site.other, site.arbiter];
}

function ownAddress({ listen: { host, port } }: SiteSettings): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

export function lineOf(url: string, state: SiteState | null): string {
  if (state === null) return `${url}: not heard`;
  const { name, role, term, doing, behindBytes, commitWaits, follows, timeline } = state;
  if (role === 'arbiter') return `${url}: ${name}, ${doing}`;
  const line = [`${url}: ${name}, ${role}, term ${term}, timeline ${timeline ?? 'unknown'}, ${doing}`];
  if (role === 'primary') {
    line.push(behindBytes === null ? 'NOBODY FOLLOWS' : `stand-by ${behindBytes} bytes behind`);
    line.push(commitWaits ? 'a command is answered when both have it' : 'a command is answered when this site has it');
  } else line.push(follows ? 'follows' : 'DOES NOT FOLLOW');
  return line.join('; ');
}

/** `./trefoil site switch-over` at the primary, `site take-over` at the stand-by: by whom and why is kept. */
export async function orderSite(order: 'switch-over' | 'take-over', args: readonly string[]): Promise<number> {
  const { values } = parsed(() =>
    parseArgs({ args: [...args], options: { reason: { type: 'string' }, by: { type: 'string' } } }),
  );
  const { reason = '', by = userInfo().username } = values;
  if (reason.trim().length < 3)
    throw new UsageError(`site ${order} needs --reason TEXT: it is kept with who ordered it`);
  const { site } = siteHere();
  const { said } = await ask(ownAddress(site), site.key, { kind: 'order', order, by, reason }, 5_000);
  out(said);
  return 0;
}
