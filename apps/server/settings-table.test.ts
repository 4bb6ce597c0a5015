import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSettings } from './settings.ts';
import { settingsTable } from './settings-table.ts';

const dir = mkdtempSync(join(tmpdir(), 'trefoil-settings-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const keyFile = (name: string, text: string): string => {
  writeFileSync(join(dir, name), text);
  return join(dir, name);
};

test('the table names just the settings that are read', () => {
  const source = readFileSync(join(import.meta.dirname, 'settings.ts'), 'utf8');
  const read = new Set([...source.matchAll(/\benv[.]([A-Z_]+)/g)].map((match) => match[1]));
  expect(settingsTable.map((setting) => setting.name).sort()).toEqual([...read].sort());
});

type Environment = Readonly<Record<string, string>>;

/** One of two sites, with mail: so that every setting has those beside it that it needs. */
const whole: Environment = {
  TREFOIL_MAIL_ADDRESS: 'desk@example.police.uk',
  TREFOIL_MAIL_FETCH: 'imap://desk@localhost:1143',
  TREFOIL_MAIL_PASSWORD: keyFile('mail', 'one'),
  TREFOIL_SITE: 'hq',
  TREFOIL_SITE_LISTEN: '127.0.0.1:9010',
  TREFOIL_SITE_KEY: keyFile('site', '0'.repeat(64)),
  TREFOIL_OTHER_SITE: 'http://127.0.0.1:9020',
  TREFOIL_ARBITER: 'http://127.0.0.1:9030',
  TREFOIL_DATABASE_LISTEN: '127.0.0.1:5433',
};

const others: Environment = {
  PORT: '9100',
  DATABASE_URL: 'postgres://trefoil@db.example/trefoil',
  TREFOIL_DATA: join(dir, 'data'),
  TREFOIL_PACKS: dir,
  TREFOIL_HOST: '127.0.0.2',
  // Half of what HTTPS needs is not left out in silence.
  TREFOIL_TLS_CERT: keyFile('cert', 'none'),
  TREFOIL_TLS_KEY: keyFile('key', 'none'),
  TREFOIL_ORIGIN: 'https://trefoil.example.police.uk',
  TREFOIL_AML_KEY: keyFile('aml', 'key'),
  TREFOIL_CRIME_RECORDS: 'http://127.0.0.1:9',
  TREFOIL_RADIO_SYSTEM: 'http://127.0.0.1:9',
  TREFOIL_PARTNER_SERVICES: 'http://127.0.0.1:9',
  TREFOIL_RECORDER: 'http://127.0.0.1:9',
  TREFOIL_MAIL_ADDRESS: 'help@example.police.uk',
  TREFOIL_MAIL_FETCH: 'imap://desk@localhost:2143',
  TREFOIL_MAIL_SEND: 'smtp://localhost:2525',
  TREFOIL_MAIL_PASSWORD: keyFile('other-mail', 'two'),
  TREFOIL_SECURITY_CONTACT: 'mailto:security@example.police.uk',
  TREFOIL_WITNESS: join(dir, 'witness.jsonl'),
  TREFOIL_SITE: 'second',
  TREFOIL_SITE_LISTEN: '127.0.0.1:9011',
  TREFOIL_SITE_KEY: keyFile('other-site', '1'.repeat(64)),
  TREFOIL_OTHER_SITE: 'http://127.0.0.1:9021',
  TREFOIL_ARBITER: 'http://127.0.0.1:9031',
  TREFOIL_DATABASE_LISTEN: '127.0.0.1:5434',
  TREFOIL_OTHER_DATABASE: '127.0.0.1:5435',
  TREFOIL_COMMIT: 'this-site',
};

/** What the server is told, or in which words it refuses to begin. */
function toldBy(env: Environment): string {
  try {
    return JSON.stringify(readSettings(env, { demo: false, pack: null }));
  } catch (error) {
    return String(error);
  }
}

test.each(settingsTable.map(({ name }) => name))('M07 %s is heard when the server begins', (name) => {
  const other = others[name];
  expect(other).toBeDefined();
  expect(toldBy({ ...whole, [name]: other ?? '' })).not.toBe(toldBy(whole));
});

test('the server begins with all that the settings are tried on', () => {
  expect(toldBy(whole)).not.toMatch(/Error/);
});
