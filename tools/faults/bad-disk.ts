import { execFile } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A disk for one Trefoil that is made slow, failing or full while it runs. */
export interface BadDisk {
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>>;
  /** What this machine does not allow, in words; empty when it allows everything. */
  readonly missing: readonly string[];
  /** Whether it can be made slow and failing. */
  readonly isFaulty: boolean;
  /** Whether it is a file system of its own, which can be filled without harm. */
  readonly isOwn: boolean;
  /** Each fsync takes so much longer. */
  slow(ms: number): void;
  /** The next fsync fails. */
  failOnce(): void;
  /** No table finds room to grow. */
  refuseGrowth(on: boolean): void;
  /** Leaves so many bytes free; null gives all back. */
  fill(leaveBytes: number | null): Promise<void>;
  remove(): Promise<void>;
}

const SIZE_BYTES = 900 * 2 ** 20;

export async function openBadDisk(): Promise<BadDisk> {
  const home = mkdtempSync(join(tmpdir(), 'trefoil-bad-disk-'));
  // As root, PostgreSQL runs as another user, who must be able to enter and to read what is said there.
  chmodSync(home, 0o711);
  const faults = join(home, 'faults', 'now');
  await mkdir(join(home, 'faults'), { mode: 0o777 });
  chmodSync(join(home, 'faults'), 0o777);
  const shim = await compile(home);
  const mounted = await mountIn(home);
  const dataDir = join(home, mounted ? 'disk/data' : 'data');
  await mkdir(dataDir);
  chmodSync(dataDir, 0o711);
  const set = (what: string, text: string | null): void => {
    if (text === null) rmSync(`${faults}.${what}`, { force: true });
    else writeFileSync(`${faults}.${what}`, text, { mode: 0o666 });
  };
  return {
    dataDir,
    isOwn: mounted,
    isFaulty: shim !== null,
    missing: [
      ...(shim === null ? ['no C compiler (gcc): the disk can be made neither slow nor failing'] : []),
      ...(mounted ? [] : ['no loop mount (it needs root): the disk cannot be filled, only said to be full']),
    ],
    env: shim === null ? {} : { LD_PRELOAD: shim, DISK_FAULTS: faults, DISK_FAULTS_BELOW: join(dataDir, 'postgres') },
    slow: (ms) => set('delay', ms === 0 ? null : String(ms)),
    failOnce: () => set('eio', ''),
    refuseGrowth: (on) => set('full', on ? '' : null),
    fill: (leaveBytes) => fill(join(home, 'disk'), leaveBytes),
    remove: async () => {
      if (mounted) await run('umount', ['--lazy', join(home, 'disk')]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Null where there is no compiler. */
async function compile(home: string): Promise<string | null> {
  const made = join(home, 'disk-shim.so');
  const source = join(import.meta.dirname, 'disk-shim.c');
  try {
    await run('cc', ['-shared', '-fPIC', '-O1', '-o', made, source, '-ldl']);
    return made;
  } catch {
    return null;
  }
}

async function mountIn(home: string): Promise<boolean> {
  const [image, disk] = [join(home, 'image'), join(home, 'disk')];
  try {
    await mkdir(disk);
    await run('truncate', ['--size', String(SIZE_BYTES), image]);
    await run('mkfs.ext4', ['-q', '-m', '0', image]);
    await run('mount', ['-o', 'loop', image, disk]);
    chmodSync(disk, 0o711);
    return true;
  } catch {
    return false;
  }
}

/** A file system needs some of its last room for itself: nobody can say beforehand how much. */
const LAST_BYTES = 8 * 2 ** 20;

function fillUp(ballast: string): void {
  for (let bytes = 2 ** 20; bytes >= 512; ) {
    try {
      appendFileSync(ballast, Buffer.alloc(bytes));
    } catch {
      bytes /= 2;
    }
  }
}

async function fill(disk: string, leaveBytes: number | null): Promise<void> {
  const ballast = join(disk, 'ballast');
  if (leaveBytes === null) return rmSync(ballast, { recursive: true, force: true });
  mkdirSync(ballast, { recursive: true });
  const { bavail, bsize } = statfsSync(disk);
  const bytes = bavail * bsize - leaveBytes - LAST_BYTES;
  if (bytes <= 0) return;
  const piece = join(ballast, String(readdirSync(ballast).length));
  await run('fallocate', ['--length', String(bytes), piece]);
  if (leaveBytes === 0) fillUp(piece);
}
