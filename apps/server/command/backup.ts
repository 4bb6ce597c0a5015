import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Manifest, systemClock } from '../../../kernel/index.ts';
import { restoreBackup, writeBackup } from '../safe-copy.ts';
import { withDatabaseHere } from './here.ts';
import { out, say } from './io.ts';
import { parsed, UsageError } from './usage.ts';

/** `./trefoil backup FILE`: beside a running server and without one, and before an upgrade: nothing is migrated. */
export function backup(args: readonly string[]): Promise<number> {
  const { file, keyFile } = argumentsOf('backup', args);
  return withDatabaseHere(async ({ url, modules: { definitions } }) => {
    const manifest = await writeBackup({ url, definitions, file, keyFile, clock: systemClock });
    out(`${file}: ${inWords(manifest)}${keyFile === null ? '' : ', encrypted'}`);
    if (keyFile === null) say('It holds personal data in the clear: keep it as you keep the database, or use --key.');
    return 0;
  });
}

/** `./trefoil restore FILE`: into an empty database only, and never half. */
export function restore(args: readonly string[]): Promise<number> {
  const { file, keyFile } = argumentsOf('restore', args);
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`);
  return withDatabaseHere(async ({ url, modules: { definitions } }) => {
    const { manifest, verdict } = await restoreBackup({ url, definitions, file, keyFile, clock: systemClock });
    out(`restored: ${inWords(manifest)}; every table reads back as it was backed up`);
    for (const line of verdict.lines) out(line);
    if (verdict.faults.length === 0) return 0;
    say('The restored log does not agree with its own seals: it was altered before it was backed up.');
    return 1;
  });
}

function argumentsOf(
  verb: string,
  args: readonly string[],
): { readonly file: string; readonly keyFile: string | null } {
  const options = { key: { type: 'string' } } as const;
  const { values, positionals } = parsed(() => parseArgs({ args: [...args], options, allowPositionals: true }));
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(`${verb} needs one file`);
  if (values.key !== undefined && !existsSync(values.key)) throw new UsageError(`there is no key file ${values.key}`);
  return { file, keyFile: values.key ?? null };
}

function inWords({ tables, position, facts }: Manifest): string {
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  const { size } = (facts.lastCheckpoint ?? { size: 0 }) as { readonly size: number };
  return `${Object.keys(tables).length} tables, ${rows} rows, log up to position ${position}, ${size} rows sealed`;
}
