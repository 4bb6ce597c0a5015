import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePorts } from '../../../tools/free-ports.ts';

/** A real mail server for a test: Debian's Exim takes in and delivers, Debian's Dovecot gives out, as processes of nobody in particular. */
export interface MailServer {
  readonly smtpPort: number;
  readonly imapPort: number;
  readonly password: string;
  /** What lies in a mailbox, new or seen, as it came. */
  readonly lying: (name: string) => readonly string[];
  /** How many lie in the inbox itself. */
  readonly waiting: (name: string) => number;
  readonly stop: () => Promise<void>;
}

const EXIM = '/usr/sbin/exim4';
const DOVECOT = '/usr/sbin/dovecot';
const READY_TRIES = 200;
const TRY_MS = 50;

/** Neither runs as root: there the user that Exim's package made has them. */
function owner(): { readonly name: string; readonly uid: number; readonly gid: number } {
  const me = userInfo();
  if (me.uid !== 0) return { name: me.username, uid: me.uid, gid: me.gid };
  const id = (flag: string): number =>
    Number(spawnSync('id', [flag, 'Debian-exim'], { encoding: 'utf8' }).stdout.trim());
  return { name: 'Debian-exim', uid: id('-u'), gid: id('-g') };
}

/** `boxes`: the names before the @ that have a mailbox; mail to any other comes back. */
export async function startMailServer(domain: string, boxes: readonly string[]): Promise<MailServer> {
  if (!existsSync(EXIM) || !existsSync(DOVECOT)) {
    throw new Error('the mail server of the tests is missing: npm test installs exim4-daemon-light and dovecot-imapd');
  }
  const folder = mkdtempSync(join(tmpdir(), 'trefoil-mail-'));
  chmodSync(folder, 0o755);
  const who = owner();
  const smtpPort = await freePorts(2);
  const imapPort = smtpPort + 1;
  const setting = { folder, domain, boxes, who, smtpPort, imapPort, password: `secret-${smtpPort}` };
  for (const name of ['spool', 'log', 'mail', 'run']) mkdirSync(join(folder, name), { mode: 0o755 });
  writeFileSync(join(folder, 'exim.conf'), eximConf(setting), { mode: 0o644 });
  writeFileSync(join(folder, 'dovecot.conf'), dovecotConf(setting), { mode: 0o644 });
  if (who.uid !== userInfo().uid) spawnSync('chown', ['-R', `${who.uid}:${who.gid}`, folder]);
  const running = [
    run(who.name, EXIM, ['-C', join(folder, 'exim.conf'), '-bdf', '-q2s']),
    run(who.name, DOVECOT, ['-F', '-c', join(folder, 'dovecot.conf')]),
  ];
  const stop = async (): Promise<void> => {
    await Promise.all(running.map(ended));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all([answering(smtpPort), answering(imapPort)]);
  } catch (error) {
    const told = running.map(({ said }) => said()).join('\n');
    await stop();
    throw new Error(`the mail server of the tests did not start: ${told}`, { cause: error });
  }
  const box = (name: string): string => join(folder, 'mail', name, 'Maildir');
  return {
    ...{ smtpPort, imapPort, password: setting.password, stop },
    lying: (name) => filesIn(box(name)).map((file) => readFileSync(file, 'latin1')),
    waiting: (name) => filesIn(box(name)).filter((file) => dirname(dirname(file)) === box(name)).length,
  };
}

interface Run {
  readonly child: ChildProcess;
  readonly said: () => string;
}

function run(user: string, command: string, args: readonly string[]): Run {
  const [file, all] =
    userInfo().username === user
      ? [command, [...args]]
      : ['setpriv', ['--reuid', user, '--regid', user, '--init-groups', command, ...args]];
  const child = spawn(file, all, { stdio: ['ignore', 'pipe', 'pipe'], cwd: tmpdir() });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => words.push(part.toString()));
  return { child, said: () => words.join('') };
}

async function ended({ child }: Run): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < READY_TRIES; tries += 1) {
    if (await greets(port)) return;
    await wait(TRY_MS);
  }
  throw new Error(`nothing answers at port ${port}`);
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const say = (is: boolean): void => {
      socket.destroy();
      resolve(is);
    };
    socket.once('data', () => say(true)).once('error', () => say(false));
  });
}

function filesIn(maildir: string): readonly string[] {
  if (!existsSync(maildir)) return [];
  return readdirSync(maildir, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/)(new|cur)\/[^/]+$/.test(path))
    .map((path) => join(maildir, path))
    .sort();
}

interface Setting {
  readonly folder: string;
  readonly domain: string;
  readonly boxes: readonly string[];
  readonly who: { readonly name: string; readonly uid: number; readonly gid: number };
  readonly smtpPort: number;
  readonly imapPort: number;
  readonly password: string;
}

function eximConf({ folder, domain, boxes, who, smtpPort }: Setting): string {
  return `
exim_user = ${who.uid}
exim_group = ${who.gid}
admin_groups = ${who.gid}
deliver_drop_privilege = true
never_users =
primary_hostname = mx.${domain}
qualify_domain = ${domain}
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${smtpPort}
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
pid_file_path = ${folder}/exim.pid
host_lookup =
rfc1413_query_timeout = 0s
tls_advertise_hosts =
queue_only = false
message_size_limit = 60M
acl_smtp_rcpt = accept
acl_smtp_data = accept
begin routers
here:
  driver = accept
  domains = ${domain} : *.${domain}
  local_parts = ${boxes.join(' : ')}
  transport = mailbox
begin transports
mailbox:
  driver = appendfile
  maildir_format
  directory = ${folder}/mail/$local_part_data/Maildir
  create_directory
  delivery_date_add
  envelope_to_add
  return_path_add
begin retry
* * F,1h,2s
`;
}

function dovecotConf({ folder, who, imapPort, password }: Setting): string {
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
log_path = ${folder}/log/dovecot
ssl = no
disable_plaintext_auth = no
default_internal_user = ${who.name}
default_internal_group = ${who.name}
default_login_user = ${who.name}
first_valid_uid = ${who.uid}
mail_location = maildir:${folder}/mail/%n/Maildir
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${who.uid} gid=${who.gid} home=${folder}/mail/%n
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;
}
