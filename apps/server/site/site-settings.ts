import { existsSync, readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import type { Reachable } from '../../../kernel/index.ts';

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** Two sites and an arbiter, as one of the sites knows them. */
export interface SiteSettings {
  readonly name: string;
  /** Where our agent listens to the other two. */
  readonly listen: Endpoint;
  readonly key: Buffer;
  /** The agents of the others. */
  readonly other: string;
  readonly arbiter: string;
  /** How the other site reaches our database. */
  readonly database: Reachable;
  /** How we reach the other's; null: at the host of its agent, at the port that it says. */
  readonly otherDatabase: Endpoint | null;
  /** Whether a command is answered only when the other site has it on disk as well. */
  readonly commit: 'both-sites' | 'this-site';
}

export type SiteWords = Readonly<
  Record<'site' | 'listen' | 'key' | 'other' | 'arbiter' | 'database' | 'otherDatabase' | 'commit', string | undefined>
>;
type Refuse = (why: string) => never;
type Tls = Reachable['tls'];

/** Null: this Trefoil has no second site. */
export function readSiteSettings(words: SiteWords, tls: Tls, refuse: Refuse): SiteSettings | null {
  const { site, ...rest } = words;
  if (!site) {
    // An arbiter has a key and an address, and no name.
    const { listen: _listen, key: _key, ...ofSites } = rest;
    if (Object.values(ofSites).every((text) => text === undefined || text === '')) return null;
    return refuse(
      'TREFOIL_SITE is missing: the settings of a second site need the name of this one, e.g. TREFOIL_SITE=hq',
    );
  }
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(site)) {
    return refuse(`TREFOIL_SITE is ${JSON.stringify(site)}; it must be a short word in small letters, e.g. hq`);
  }
  const database = readEndpoint('TREFOIL_DATABASE_LISTEN', words.database, refuse);
  if (tls === null && !isLoopback(database.host)) {
    return refuse(
      'TREFOIL_DATABASE_LISTEN is reached from elsewhere: that needs TREFOIL_TLS_CERT and TREFOIL_TLS_KEY, since records cross the line',
    );
  }
  return {
    name: site,
    listen: readEndpoint('TREFOIL_SITE_LISTEN', words.listen, refuse),
    key: readSiteKey(words.key, refuse),
    other: readAgent('TREFOIL_OTHER_SITE', words.other, refuse),
    arbiter: readAgent('TREFOIL_ARBITER', words.arbiter, refuse),
    database: { ...database, tls },
    otherDatabase: words.otherDatabase ? readEndpoint('TREFOIL_OTHER_DATABASE', words.otherDatabase, refuse) : null,
    commit: readCommit(words.commit, refuse),
  };
}

function isLoopback(host: string): boolean {
  return host === '::1' || host.startsWith('127.');
}

/** `address:port`; an IPv6 address in brackets. */
export function readEndpoint(name: string, text: string | undefined, refuse: Refuse): Endpoint {
  const [, host = '', digits = ''] = /^\[?([^[\]]+)\]?:(\d{1,5})$/.exec(text ?? '') ?? [];
  const port = Number(digits);
  if (isIP(host) !== 0 && port >= 1 && port <= 65_535) return { host, port };
  return refuse(`${name} is ${JSON.stringify(text ?? '')}; it must be address:port, e.g. 10.1.0.5:9010`);
}

export function readSiteKey(file: string | undefined, refuse: Refuse): Buffer {
  const isFile = file !== undefined && file !== '' && existsSync(file) && statSync(file).isFile();
  const text = isFile ? readFileSync(file, 'utf8').trim() : '';
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  return refuse('TREFOIL_SITE_KEY must name a file with 64 hex digits, the same at both sites and the arbiter');
}

function readAgent(name: string, text: string | undefined, refuse: Refuse): string {
  if (text && /^http:\/\//.test(text) && URL.canParse(text) && new URL(text).port !== '') return new URL(text).origin;
  return refuse(`${name} is ${JSON.stringify(text ?? '')}; it must be an agent's address, e.g. http://10.2.0.5:9010`);
}

function readCommit(text: string | undefined, refuse: Refuse): SiteSettings['commit'] {
  if (text === undefined || text === '' || text === 'both-sites') return 'both-sites';
  if (text === 'this-site') return text;
  return refuse(`TREFOIL_COMMIT is ${JSON.stringify(text)}; it must be both-sites or this-site`);
}
