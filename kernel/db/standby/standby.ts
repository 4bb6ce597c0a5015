import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { give } from '../account.ts';
import { type Place, preparePlace } from '../embedded.ts';
import { withConnection } from '../pool.ts';
import { copyCluster, type Upstream } from './base-copy.ts';
import { FOLLOWER } from './reachable.ts';

/** What a database says of itself and of who follows it. */
export interface DatabaseState {
  /** The same at both sites of one force: a stand-by of another database is none. */
  readonly systemId: string;
  /** Rises with each take-over. */
  readonly timeline: number;
  readonly isStandby: boolean;
  /** Bytes of log: written here, or received and safe on disk here. */
  readonly at: number;
  /** A stand-by's line to the one that it follows. */
  readonly isReceiving: boolean;
  /** Whom a commit waits for, as PostgreSQL says it; null: nobody. */
  readonly waitsFor: string | null;
  readonly follower: Follower | null;
}

interface Follower {
  readonly name: string;
  readonly isSynchronous: boolean;
  /** Bytes of log that it has not yet on disk, and not yet replayed. */
  readonly behindBytes: number;
  readonly unreplayedBytes: number;
}

/**
 * Makes the database in `dataDir` a copy of the one `from`, that follows it from its next start on. `password` is that of the owner
 * there, which holds here from now on. What lay there before is kept aside, once: it may hold what never came to the other site.
 */
export async function makeStandby(
  dataDir: string,
  from: Upstream,
  password: string,
  onProgress: (what: string) => void,
): Promise<void> {
  const { account, place } = await preparePlace(dataDir, onProgress);
  const aside = join(place.root, 'before');
  if ((await stat(join(place.data, 'PG_VERSION')).catch(() => null)) !== null) {
    await rm(aside, { recursive: true, force: true });
    await rename(place.data, aside);
    onProgress(`the database that lay here is kept in ${aside}`);
  }
  await writeFile(place.unfinished, '');
  await rm(place.data, { recursive: true, force: true });
  await mkdir(place.data, { mode: 0o700 });
  await give(account, place.data);
  onProgress(`copying the database of ${from.host}:${from.port}`);
  await copyCluster(from, place.data, account);
  await writeFile(place.password, `${password}\n`, { mode: 0o600 });
  if (account.ids !== null) await chown(place.password, account.ids.uid, account.ids.gid);
  await follow(dataDir, from);
  await rm(place.unfinished);
}

/** Has the database at rest in `dataDir` follow another from its next start on. Both must have one history, as after a hand-over. */
export async function follow(dataDir: string, from: Upstream): Promise<void> {
  const { account, place } = await preparePlace(dataDir, () => undefined);
  const file = join(place.data, 'postgresql.auto.conf');
  const kept = (await readFile(file, 'utf8').catch(() => ''))
    .split('\n')
    .filter((line) => line !== '' && !/^(primary_conninfo|primary_slot_name|synchronous_standby_names)\b/.test(line));
  const lines = [`primary_conninfo = ${quoted(conninfo(from))}`, `primary_slot_name = ${quoted(slotOf(from.name))}`];
  const signal = join(place.data, 'standby.signal');
  await writeFile(file, `${[...kept, ...lines].join('\n')}\n`, { mode: 0o600 });
  await writeFile(signal, '', { mode: 0o600 });
  if (account.ids === null) return;
  for (const one of [file, signal]) await chown(one, account.ids.uid, account.ids.gid);
}

/** Whether the database in `dataDir` will start as one that follows. */
export async function isStandbyIn(dataDir: string): Promise<boolean> {
  return (await stat(join((await existing(dataDir)).data, 'standby.signal')).catch(() => null)) !== null;
}

/** The owner's password, for a copy of this database. */
export async function readOwnPassword(dataDir: string): Promise<string> {
  return (await readFile((await existing(dataDir)).password, 'utf8')).trim();
}

async function existing(dataDir: string): Promise<Place> {
  return (await preparePlace(dataDir, () => undefined)).place;
}

function conninfo({ host, port, user, password, name, encrypted }: Upstream): string {
  const tls = encrypted ? 'sslmode=require channel_binding=require' : 'sslmode=disable';
  const words = { host, port, user, password, application_name: name, connect_timeout: 3 };
  const said = Object.entries(words).map(([word, value]) => `${word}=${quoted(String(value))}`);
  // A line that has gone is noticed within seconds, not hours.
  return [...said, tls, 'keepalives_idle=2 keepalives_interval=1 keepalives_count=3'].join(' ');
}

/** As both libpq and postgresql.conf quote, one inside of the other: the second doubles what the first has set. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

const slotOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9_]/g, '_');

/** Makes ready to be followed by the site `name`, who signs in with `password`. May be repeated. */
export async function admitFollower(url: string, name: string, password: string): Promise<void> {
  await withConnection(url, async (client) => {
    const made = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [FOLLOWER]);
    // Without waiting for a stand-by that is not yet there.
    await client.query('SET synchronous_commit = local');
    const verb = made.rowCount === 0 ? 'CREATE' : 'ALTER';
    await client.query(`${verb} ROLE ${FOLLOWER} WITH LOGIN REPLICATION PASSWORD ${client.escapeLiteral(password)}`);
    const slot = await client.query('SELECT 1 FROM pg_replication_slots WHERE slot_name = $1', [slotOf(name)]);
    if (slot.rowCount === 0) await client.query('SELECT pg_create_physical_replication_slot($1, true)', [slotOf(name)]);
  });
}

/** From now on a commit waits until `name` has it on disk; null: it waits for nobody. */
export async function waitForFollower(url: string, name: string | null): Promise<void> {
  await withConnection(url, async (client) => {
    const names = name === null ? '' : `FIRST 1 (${client.escapeIdentifier(name)})`;
    await client.query(`ALTER SYSTEM SET synchronous_standby_names = ${client.escapeLiteral(names)}`);
    await client.query('SELECT pg_reload_conf()');
  });
}

/** Ends the following: from now on it writes. Answers when it does. */
export async function promote(url: string): Promise<void> {
  await withConnection(url, async (client) => {
    const { rows } = await client.query(
      'SELECT CASE WHEN pg_is_in_recovery() THEN NOT pg_promote(true, 60) ELSE false END AS failed',
    );
    if (rows[0]?.failed === true) throw new Error('the stand-by could not be made the primary within a minute');
  });
}

export async function readDatabaseState(url: string): Promise<DatabaseState> {
  return withConnection(url, async (client) => {
    const { rows } = await client.query(STATE);
    const row = rows[0];
    const { behind, unreplayed, follower } = row;
    return {
      ...{ systemId: row.system_id, timeline: row.timeline, isStandby: row.is_standby, at: row.at },
      ...{ isReceiving: row.is_receiving, waitsFor: row.waits_for === '' ? null : row.waits_for },
      follower:
        follower === null
          ? null
          : { name: follower, isSynchronous: row.is_sync, behindBytes: behind, unreplayedBytes: unreplayed },
    };
  });
}

const STATE = `
  WITH here AS (
    SELECT pg_is_in_recovery() AS standby,
           CASE WHEN pg_is_in_recovery() THEN coalesce(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())
                ELSE pg_current_wal_flush_lsn() END AS lsn),
  receiver AS (SELECT received_tli, status FROM pg_stat_wal_receiver)
  SELECT (SELECT system_identifier::text FROM pg_control_system()) AS system_id,
         coalesce(CASE WHEN here.standby THEN receiver.received_tli
                       ELSE ('x' || substr(pg_walfile_name(here.lsn), 1, 8))::bit(32)::int END,
                  (SELECT timeline_id FROM pg_control_checkpoint())) AS timeline,
         here.standby AS is_standby,
         (here.lsn - '0/0'::pg_lsn)::bigint AS at,
         coalesce(receiver.status = 'streaming', false) AS is_receiving,
         (here.lsn - follower.flush_lsn)::bigint AS behind,
         (here.lsn - follower.replay_lsn)::bigint AS unreplayed,
         follower.sync_state IN ('sync', 'quorum') AS is_sync,
         follower.application_name AS follower,
         current_setting('synchronous_standby_names') AS waits_for
    FROM here
    LEFT JOIN receiver ON true
    LEFT JOIN pg_stat_replication follower
      ON NOT here.standby AND follower.usename = '${FOLLOWER}' AND follower.state = 'streaming' LIMIT 1`;
