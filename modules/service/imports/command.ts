import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Answer } from '../../../kernel/index.ts';
import { readCsv, textOfBytes } from '../../estate/index.ts';
import type { ImportHistory } from './commands.ts';
import { type Counts, counted, noCounts } from './counts.ts';
import { DifferenceKind, differenceWords } from './differences.ts';
import { readJsonTable } from './json-table.ts';
import { guessMapping, HistoryMapping, knownMappings } from './mapping.ts';
import { portionsOf } from './portions.ts';
import { readHistory } from './read-history.ts';

export interface CommandHere {
  readonly send: (name: typeof ImportHistory.name, input: object) => Promise<Answer>;
  readonly write: (line: string) => void;
  readonly complain: (line: string) => void;
}

const MOST_BYTES = 1_000_000_000;

/** `service import FILE [--map MAP] [--dry-run]`. Exit status 1: some records were left out. */
export async function runHistoryImport(args: readonly string[], here: CommandHere): Promise<number> {
  const [path] = args.filter((arg, i) => !arg.startsWith('--') && args[i - 1] !== '--map');
  if (path === undefined) {
    here.complain('Which file? e.g. ./trefoil service import incidents.csv --dry-run');
    return 2;
  }
  const bytes = readFileSync(path);
  const text = textOfBytes(isGzip(bytes) ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes);
  const table = /^\s*[[{]/.test(text) ? readJsonTable(text) : readCsv(text);
  const mapping = mappingOf(args, table.columns);
  if (mapping === null) {
    here.complain('What is each column? --map FILE says it, or one of: servicenow, servicenow-log, jira.');
    return 2;
  }
  const read = readHistory(table, mapping);
  const head = { source: mapping.source, rowsAre: mapping.rowsAre, fileName: basename(path) };
  return bring({ ...read, head, dryRun: args.includes('--dry-run') }, here);
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function mappingOf(args: readonly string[], columns: readonly string[]): HistoryMapping | null {
  const named = args.includes('--map') ? args[args.indexOf('--map') + 1] : undefined;
  if (named === undefined) return guessMapping(columns);
  if (named === 'servicenow' || named === 'servicenow-log' || named === 'jira') return knownMappings[named];
  return HistoryMapping.parse(JSON.parse(readFileSync(named, 'utf8')));
}

type Load = ReturnType<typeof readHistory> & { readonly head: object; readonly dryRun: boolean };

async function bring({ records, faults, rows, head, dryRun }: Load, here: CommandHere): Promise<number> {
  const importId = randomUUID();
  let sum: Counts = { ...noCounts, faults };
  let sent = 0;
  for (const portion of portionsOf(records)) {
    const answer = await here.send('service.importHistory', { ...head, importId, dryRun, records: portion });
    if (answer.kind !== 'done') {
      here.complain(JSON.stringify(answer));
      here.complain(`The ${sent} records before it are in; import ${importId} can be undone.`);
      return 1;
    }
    sum = counted(sum, answer.result as unknown as Counts);
    sent += portion.length;
  }
  say(sum, here);
  const { added, continued, same } = sum;
  const counts = `${rows} rows of ${records.length} records: ${added} added, ${continued} went on, ${same} as they were, ${sum.faults.length} left out`;
  here.write(dryRun ? `Would be: ${counts}` : `Import ${importId}: ${counts}`);
  return sum.faults.length === 0 ? 0 : 1;
}

function say({ faults, differences, compared }: Counts, { write, complain }: CommandHere): void {
  for (const { line, why } of faults) complain(`line ${line}: ${why}`);
  for (const kind of DifferenceKind.options) {
    const count = differences[kind];
    if (count !== undefined) write(`${count} × ${differenceWords[kind].name}. ${differenceWords[kind].why}`);
  }
  const lines = compared.toSorted((a, b) => a.priority - b.priority || Number(b.said) - Number(a.said));
  for (const { priority, said, here, count } of lines) {
    const there = said === null ? 'not said' : said ? 'kept' : 'missed';
    write(`P${priority} resolution: ${there} there, ${here === 'none' ? 'not decided' : here} here: ${count}`);
  }
}
