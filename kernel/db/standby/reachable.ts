import { chmod, chown, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from '../account.ts';
import type { Place, Reachable } from '../embedded.ts';

/** The role by which a stand-by follows: it may copy and follow, and read no table by name. */
export const FOLLOWER = 'trefoil_follower';

/** A stand-by that is away must neither be cut off at once nor fill the disk with what it has missed. */
const KEEP_FOR_IT = '8GB';
/** A line that has gone without a word is given up after so long. */
const SILENT = '5s';

/** What PostgreSQL must be told to be followed from another site (SPEC 9.17). The follower alone may come in from there, encrypted. */
export async function reachableBy(
  place: Place,
  account: Account,
  { host, tls }: Reachable,
): Promise<Readonly<Record<string, string>>> {
  await admit(join(place.data, 'pg_hba.conf'));
  return {
    listen_addresses: host === '127.0.0.1' ? host : `127.0.0.1,${host}`,
    max_slot_wal_keep_size: KEEP_FOR_IT,
    wal_sender_timeout: SILENT,
    wal_receiver_timeout: SILENT,
    wal_receiver_status_interval: '1s',
    ...(tls === null ? {} : { ssl: 'on', ...(await ownCertificate(place, account, tls)) }),
  };
}

async function admit(file: string): Promise<void> {
  const line = `hostssl replication ${FOLLOWER} all scram-sha-256\n`;
  const text = await readFile(file, 'utf8');
  if (!text.includes(line)) await writeFile(file, `${text}\n${line}`);
}

/** PostgreSQL refuses a key that others may read: it has a copy of its own. */
async function ownCertificate(
  place: Place,
  account: Account,
  tls: NonNullable<Reachable['tls']>,
): Promise<Readonly<Record<string, string>>> {
  const folder = join(place.root, 'tls');
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const files = { ssl_cert_file: join(folder, 'cert.pem'), ssl_key_file: join(folder, 'key.pem') };
  await copyFile(tls.certFile, files.ssl_cert_file);
  await copyFile(tls.keyFile, files.ssl_key_file);
  for (const file of Object.values(files)) {
    await chmod(file, 0o600);
    if (account.ids !== null) await chown(file, account.ids.uid, account.ids.gid);
  }
  return files;
}
