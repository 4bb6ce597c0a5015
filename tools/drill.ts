import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * The monthly drill (docs/backup.md): a backup nobody has restored is a hope. `node tools/drill.ts` backs up the database that
 * TREFOIL_DATA or DATABASE_URL names, also while it works, restores it into an empty one of its own, has everything compared and the
 * seals verified, and times each step. `--backup FILE [--key FILE]` drills a backup that exists, e.g. last night's. `--witness FILE`
 * (any number) also holds the restored log against what witnesses were told before. Exit code 0: the force could start again from it.
 */
const root = join(import.meta.dirname, '..');
const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { backup: text, key: text, witness: { ...text, multiple: true } } });
const folder = mkdtempSync(join(tmpdir(), 'trefoil-drill-'));
// Only the copy may be touched from here on.
const copy = { ...process.env, TREFOIL_DATA: join(folder, 'restored'), DATABASE_URL: '' };
let failed = false;

try {
  const key = values.key ?? (values.backup === undefined ? ownKey() : null);
  const withKey = key === null ? [] : ['--key', key];
  const backup = values.backup ?? join(folder, 'backup');
  if (values.backup === undefined) step('backup', ['backup', backup, ...withKey], process.env);
  if (existsSync(backup)) console.log(`  ${(statSync(backup).size / 1e6).toFixed(1)} MB`);
  step('restore, compare, verify', ['restore', backup, ...withKey], copy);
  const log = join(folder, 'export.jsonl');
  step('export of the copy', ['audit', 'export', log, '--reason', 'restore drill'], copy);
  const witnesses = (values.witness ?? []).flatMap((file) => ['--witness', file]);
  step('verify beside the witnesses', ['verify', log, ...witnesses], copy);
  console.log('The drill is passed: a force could start again from this backup.');
} catch (error) {
  failed = true;
  console.error(error instanceof Error ? error.message : String(error));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;

function ownKey(): string {
  const file = join(folder, 'key');
  writeFileSync(file, randomBytes(32), { mode: 0o600 });
  return file;
}

/** A witness has heard of rows that came after the backup: that is its age, and no fault. */
function isOnlyYounger(said: string): boolean {
  return /: truncated: .*$/.test(said.trim());
}

function step(what: string, args: readonly string[], env: NodeJS.ProcessEnv): void {
  const startedAt = performance.now();
  const done = spawnSync(join(root, 'trefoil'), args, { env, encoding: 'utf8' });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${what}: ${seconds} s`);
  for (const line of done.stdout.trim().split('\n')) console.log(`  ${line}`);
  if (done.status !== 0 && !isOnlyYounger(done.stdout))
    throw new Error(`The drill has FAILED at "${what}":\n${done.stderr.trim()}`);
}
