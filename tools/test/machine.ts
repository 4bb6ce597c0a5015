import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What the tests need of the machine besides npm packages: a real browser, and a second PostgreSQL. */
interface Need {
  readonly what: string;
  readonly debianPackage: string;
  readonly found: () => string | null;
}

export const chromium: Need = {
  what: 'Chromium, for the journeys',
  debianPackage: 'chromium',
  found: () => process.env.CHROMIUM ?? firstThere(['/usr/bin/chromium', '/usr/bin/chromium-browser']),
};

export const secondPostgres: Need = {
  what: 'PostgreSQL 15, the second database of the tests',
  debianPackage: 'postgresql-15',
  found: () => firstThere(['/usr/lib/postgresql/15/bin/postgres']),
};

/** Takes in and delivers, and gives out: what e-mails of the service desk go through and back. */
export const mailServer: readonly Need[] = [
  {
    what: 'Exim, the mail server of the tests',
    debianPackage: 'exim4-daemon-light',
    found: () => firstThere(['/usr/sbin/exim4']),
  },
  {
    what: 'Dovecot, the mailboxes of the tests',
    debianPackage: 'dovecot-imapd',
    found: () => firstThere(['/usr/sbin/dovecot']),
  },
];

function firstThere(paths: readonly string[]): string | null {
  return paths.find((path) => existsSync(path)) ?? null;
}

/** Installs with apt-get what is missing, where it may; else throws with the one line to run. Nothing is ever skipped. */
export function provide(needs: readonly Need[]): void {
  const missing = needs.filter((need) => need.found() === null);
  if (missing.length === 0) return;
  const packages = missing.map((need) => need.debianPackage);
  const line = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${missing.map((need) => need.what).join('; ')}`);
    spawnSync('sh', ['-c', line], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const still = missing.filter((need) => need.found() === null);
  if (still.length > 0) {
    throw new Error(`Missing: ${still.map((need) => need.what).join('; ')}. Run:\n  sudo sh -c '${line}'`);
  }
}
