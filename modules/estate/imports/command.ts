import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Answer } from '../../../kernel/index.ts';
import { type ImportRow, type ImportRows, ROWS_TOGETHER } from './commands.ts';
import { type CsvFault, readCsv, textOfBytes } from './csv.ts';
import { Mapping, mapTable } from './mapping.ts';
import { readDeviceType } from './netbox.ts';

export interface CommandHere {
  readonly send: (name: typeof ImportRows.name, input: object) => Promise<Answer>;
  readonly write: (line: string) => void;
  readonly complain: (line: string) => void;
}

interface Load {
  readonly input: {
    readonly source: string;
    readonly identify: readonly string[];
    readonly rowsAre: 'items' | 'models';
  };
  readonly fileName: string;
  readonly rows: readonly ImportRow[];
  readonly faults: readonly CsvFault[];
  /** So many rows at a time. */
  readonly together: number;
}

/** Rows of models reach many items each. */
const MODELS_TOGETHER = 4;

/** `estate import FILE --map MAP [--dry-run]`; a folder, or a .yaml, is of device types. Exit status 1: some rows were left out. */
export async function runEstateImport(args: readonly string[], here: CommandHere): Promise<number> {
  const [path] = args.filter((arg, i) => !arg.startsWith('--') && args[i - 1] !== '--map');
  const mapPath = args[args.indexOf('--map') + 1];
  if (path === undefined) {
    here.complain('Which file? e.g. ./trefoil estate import radios.csv --map radios.map.json --dry-run');
    return 2;
  }
  const isCsv = !statSync(path).isDirectory() && !/\.ya?ml$/.test(path);
  if (isCsv && (!args.includes('--map') || mapPath === undefined)) {
    here.complain('--map FILE says what each column is, e.g. {"source":"radio-register","classId":"radio-terminal",');
    here.complain('"columns":{"ISSI":"issi","TEI":"tei"},"identify":["tei","issi"]}');
    return 2;
  }
  const load = isCsv ? tableOf(path, mapPath ?? '') : deviceTypesOf(path);
  return bring(load, { ...here, dryRun: args.includes('--dry-run') });
}

function tableOf(path: string, mapPath: string): Load {
  const mapping = Mapping.parse(JSON.parse(readFileSync(mapPath, 'utf8')));
  const { source, identify } = mapping;
  const mapped = mapTable(readCsv(textOfBytes(readFileSync(path))), mapping);
  return {
    input: { source, identify, rowsAre: 'items' },
    fileName: basename(path),
    together: ROWS_TOGETHER,
    ...mapped,
  };
}

function deviceTypesOf(path: string): Load {
  const names = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
    : [''];
  const read = names.map((name, i) =>
    readDeviceType(readFileSync(name === '' ? path : join(path, name), 'utf8'), i + 1),
  );
  return {
    input: { source: 'device-types', identify: ['partNumber', 'model'], rowsAre: 'models' },
    fileName: basename(path),
    together: MODELS_TOGETHER,
    rows: read.flatMap((one) => ('row' in one ? [one.row] : [])),
    faults: read.flatMap((one) => ('fault' in one ? [one.fault] : [])),
  };
}

async function bring(load: Load, here: CommandHere & { readonly dryRun: boolean }): Promise<number> {
  const { dryRun, write, complain } = here;
  const { input, fileName, rows, together } = load;
  const importId = randomUUID();
  const sums = { added: 0, changed: 0, same: 0, findings: 0 };
  const faults = [...load.faults];
  for (let from = 0; from < rows.length; from += together) {
    const part = { ...input, importId, fileName, rows: rows.slice(from, from + together), dryRun };
    const answer = await here.send('estate.importRows', part);
    if (answer.kind !== 'done') {
      complain(JSON.stringify(answer));
      return 1;
    }
    const counted = answer.result as typeof sums & { readonly faults: readonly CsvFault[] };
    for (const key of ['added', 'changed', 'same', 'findings'] as const) sums[key] += counted[key];
    faults.push(...counted.faults);
  }
  for (const { line, why } of faults) complain(`line ${line}: ${why}`);
  const { added, changed, same, findings } = sums;
  const counts = `${added} added, ${changed} changed, ${same} as they were, ${findings} findings, ${faults.length} left out`;
  write(dryRun ? `Would be: ${counts}` : `Import ${importId}: ${counts}`);
  return faults.length === 0 ? 0 : 1;
}
