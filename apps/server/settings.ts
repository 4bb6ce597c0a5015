import { existsSync, readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { ExerciseTime } from '../../kernel/index.ts';
import { type MailSettings, readMailSettings } from './mail/mail-settings.ts';
import { settingsTable } from './settings-table.ts';
import { readSiteSettings, type SiteSettings } from './site/site-settings.ts';

/** What the environment and the command line settle before anything starts. */
export interface Settings {
  readonly port: number;
  /** The address to listen on; loopback in demo mode whatever else is said. */
  readonly host: string;
  /** An external PostgreSQL; null: the embedded one under `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly demo: boolean;
  /** The clock of an exercise; null: the machine's. */
  readonly exercise: ExerciseTime | null;
  /** The pack to load into an empty database. */
  readonly pack: string;
  /** Where packs lie, a folder each: those that ship, or the force's own. */
  readonly packsDir: string;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** Files that are told every seal of the log: on another disk or host, so that no one hand reaches log and witness. */
  readonly witnesses: readonly string[];
  /** Checks the signature of AML forms; null: they need none. */
  readonly amlKey: Uint8Array | null;
  /** Where reported crimes are posted to be recorded; null: nothing is connected. */
  readonly crimeRecords: string | null;
  /** Where the talkgroup of an officer in need is asked for. */
  readonly radioSystem: string | null;
  /** Where M/ETHANEs are shared with other services; null: nobody is connected. */
  readonly partnerServices: string | null;
  /** Where recordings of calls are asked for; null: nothing is connected. */
  readonly recorder: string | null;
  /** The mail of the service desk; null: none comes and none goes, and none does in an exercise. */
  readonly mail: MailSettings | null;
  /** How browsers reach us, e.g. `https://trefoil.example.police.uk`; null: localhost. Passkeys are bound to it. */
  readonly origin: string | null;
  /** Where weaknesses are reported, for /.well-known/security.txt; null: nothing is said. */
  readonly securityContact: string | null;
  /** The second site and the arbiter; null: there is none. */
  readonly site: SiteSettings | null;
}

const defaultPack = 'rutland';
const LOOPBACK = '127.0.0.1';
const shippedPacks = join(import.meta.dirname, '..', '..', 'data', 'packs');

/** A setting that cannot be: said in one line, before anything is touched. */
export class SettingError extends Error {}

/** What tests are told; a server that they start inherits it. */
const ofTests = /^TREFOIL_(TEST|SEED|FUZZ|DECISIONS|ROUNDS|PICTURES)/;

/** Names that look like settings of ours and are none: a misspelt one would else be left out in silence. */
export function refuseUnknown(env: Readonly<Record<string, string | undefined>>): void {
  const known = new Set(settingsTable.map(({ name }) => name));
  const strange = Object.keys(env).filter((name) => /^TREFOIL_/.test(name) && !known.has(name) && !ofTests.test(name));
  if (strange[0] === undefined) return;
  const names = [...known].filter((name) => name.startsWith('TREFOIL_'));
  throw new SettingError(`there is no setting ${strange[0]}; there are: ${names.join(', ')}`);
}

/** Reads the settings; `demo` and `pack` come from the command line. */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  options: { readonly demo: boolean; readonly pack: string | null; readonly exercise?: ExerciseTime | null },
): Settings {
  const tls = readTls(env);
  const { exercise = null } = options;
  if (exercise !== null && !options.demo) {
    throw new SettingError('the clock of an exercise is refused outside of demo mode');
  }
  const wished = readHost(env.TREFOIL_HOST);
  if (options.demo && wished !== undefined && wished !== LOOPBACK) {
    throw new SettingError('demo mode listens on 127.0.0.1 only: leave TREFOIL_HOST out');
  }
  return {
    port: readPort(env.PORT),
    host: options.demo ? LOOPBACK : (wished ?? (tls === null ? LOOPBACK : '0.0.0.0')),
    databaseUrl: readDatabaseUrl(env.DATABASE_URL),
    dataDir: readFolder('TREFOIL_DATA', env.TREFOIL_DATA, defaultDataDir(options.pack)),
    demo: options.demo,
    exercise,
    pack: options.pack ?? defaultPack,
    packsDir: readFolder('TREFOIL_PACKS', env.TREFOIL_PACKS, shippedPacks),
    tls,
    witnesses: readWitnesses(env.TREFOIL_WITNESS, env.TREFOIL_DATA || defaultDataDir(options.pack)),
    amlKey: readAmlKey(env.TREFOIL_AML_KEY),
    crimeRecords: readAddress('TREFOIL_CRIME_RECORDS', env.TREFOIL_CRIME_RECORDS),
    radioSystem: readAddress('TREFOIL_RADIO_SYSTEM', env.TREFOIL_RADIO_SYSTEM),
    partnerServices: readAddress('TREFOIL_PARTNER_SERVICES', env.TREFOIL_PARTNER_SERVICES),
    recorder: readAddress('TREFOIL_RECORDER', env.TREFOIL_RECORDER),
    mail: exercise === null ? readMail(env) : null,
    origin: readOrigin(env.TREFOIL_ORIGIN),
    securityContact: readContact(env.TREFOIL_SECURITY_CONTACT),
    site: exercise === null ? readSite(env, tls) : null,
  };
}

/** The folder of the pack in force: one loaded by `pack load` into the data directory wins over those that lie in `packsDir`. */
export function packFolder({ dataDir, packsDir, pack }: Pick<Settings, 'dataDir' | 'packsDir' | 'pack'>): string {
  const loaded = join(loadedPacks(dataDir), pack);
  return existsSync(join(loaded, 'pack.json')) ? loaded : join(packsDir, pack);
}

/** Where `pack load` puts packs. */
export function loadedPacks(dataDir: string): string {
  return join(dataDir, 'packs');
}

/** One database is one force: another pack has its data beside, so that trying it needs no clearing up. */
function defaultDataDir(pack: string | null): string {
  return pack === null || pack === defaultPack ? '.data' : `.data/${pack}`;
}

/** The private port is the next one, the radio gateway's the one after: three in a row must exist. */
function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return 8999;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_533) return port;
  throw new SettingError(`PORT is ${JSON.stringify(text)}; it must be a whole number from 1 to 65533, e.g. 8999`);
}

function readDatabaseUrl(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new SettingError('DATABASE_URL must begin with postgres://, e.g. postgres://trefoil@db.example/trefoil');
}

function readTls(env: Readonly<Record<string, string | undefined>>): Settings['tls'] {
  const certFile = env.TREFOIL_TLS_CERT ?? '';
  const keyFile = env.TREFOIL_TLS_KEY ?? '';
  if (certFile === '' && keyFile === '') return null;
  if (certFile !== '' && keyFile !== '') return belonging(present(certFile), present(keyFile));
  throw new SettingError('HTTPS needs both TREFOIL_TLS_CERT and TREFOIL_TLS_KEY');
}

function present(file: string): string {
  if (existsSync(file) && statSync(file).isFile()) return resolve(file);
  throw new SettingError(
    `TREFOIL_TLS_CERT, TREFOIL_TLS_KEY: there is no file ${JSON.stringify(file)}; see docs/https.md`,
  );
}

function belonging(certFile: string, keyFile: string): NonNullable<Settings['tls']> {
  try {
    createSecureContext({ cert: readFileSync(certFile), key: readFileSync(keyFile) });
    return { certFile, keyFile };
  } catch {
    throw new SettingError('TREFOIL_TLS_CERT and TREFOIL_TLS_KEY are no certificate and the key to it, as PEM files');
  }
}

function readHost(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  if (isIP(text) !== 0 || text === 'localhost') return text;
  throw new SettingError(
    `TREFOIL_HOST is ${JSON.stringify(text)}; it must be an address of this machine, e.g. 0.0.0.0`,
  );
}

/** It may not be there yet; what is there must be a folder. */
function readFolder(name: string, text: string | undefined, standard: string): string {
  const folder = resolve(text || standard);
  if (!folder.includes('\0') && (!existsSync(folder) || statSync(folder).isDirectory())) return folder;
  throw new SettingError(`${name} is ${JSON.stringify(folder)}, which is no folder`);
}

/** Without one named there is still one: beside the database, out of reach of whoever can only write SQL. */
function readWitnesses(text: string | undefined, dataDir: string): readonly string[] {
  const named = (text ?? '').split(',').filter((path) => path.trim() !== '');
  const folder = named.find(
    (path) => path.includes('\0') || (existsSync(path.trim()) && statSync(path.trim()).isDirectory()),
  );
  if (folder !== undefined) throw new SettingError(`TREFOIL_WITNESS names ${JSON.stringify(folder)}, which is no file`);
  return named.length === 0 ? [resolve(dataDir, 'seal', 'witness.jsonl')] : named.map((path) => resolve(path.trim()));
}

/** The bytes of the file as they stand, but for a line break at the end, which an editor leaves there. */
function readAmlKey(file: string | undefined): Uint8Array | null {
  if (file === undefined || file === '') return null;
  const key = existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'latin1').replace(/\r?\n$/, '') : '';
  if (key === '') throw new SettingError(`TREFOIL_AML_KEY: there is no file ${JSON.stringify(file)} with a key in it`);
  return Buffer.from(key, 'latin1');
}

function readAddress(name: string, text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new SettingError(
    `${name}: ${JSON.stringify(text)} must be an address, e.g. https://records.example.police.uk/crimes`,
  );
}

function readContact(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  if (/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(text) && URL.canParse(text)) return text;
  throw new SettingError('TREFOIL_SECURITY_CONTACT must be mailto: or https:, e.g. mailto:security@example.police.uk');
}

function readMail(env: Readonly<Record<string, string | undefined>>): MailSettings | null {
  const words = {
    address: env.TREFOIL_MAIL_ADDRESS,
    fetch: env.TREFOIL_MAIL_FETCH,
    send: env.TREFOIL_MAIL_SEND,
    password: env.TREFOIL_MAIL_PASSWORD,
  };
  return readMailSettings(words, (why) => {
    throw new SettingError(why);
  });
}

function readSite(env: Readonly<Record<string, string | undefined>>, tls: Settings['tls']): SiteSettings | null {
  const words = {
    site: env.TREFOIL_SITE,
    listen: env.TREFOIL_SITE_LISTEN,
    key: env.TREFOIL_SITE_KEY,
    other: env.TREFOIL_OTHER_SITE,
    arbiter: env.TREFOIL_ARBITER,
    database: env.TREFOIL_DATABASE_LISTEN,
    otherDatabase: env.TREFOIL_OTHER_DATABASE,
    commit: env.TREFOIL_COMMIT,
  };
  const refuse = (why: string): never => {
    throw new SettingError(why);
  };
  return readSiteSettings(words, tls, refuse);
}

function readOrigin(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  if (/^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text) return text;
  throw new SettingError('TREFOIL_ORIGIN must be scheme and host alone, e.g. https://trefoil.example.police.uk');
}
