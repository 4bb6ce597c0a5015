import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Answer } from '../../../kernel/index.ts';
import { type CsvTable, readCsv, textOfBytes } from '../../estate/index.ts';
import { ImportHistory } from './commands.ts';
import { type Counts, counted, noCounts } from './counts.ts';
import { DifferenceKind, differenceWords } from './differences.ts';
import { readJsonTable } from './json-table.ts';
import { guessMapping, HistoryMapping, knownMappings } from './mapping.ts';
import { ImportPeople, PEOPLE_TOGETHER } from './people/commands.ts';
import { guessPeople, PeopleMapping, readPeople } from './people/read-people.ts';
import { portionsOf } from './portions.ts';
import { readHistory } from './read-history.ts';

export interface CommandHere {
  readonly send: (name: string, input: object) => Promise<Answer>;
  readonly write: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** A file as it is sent: in portions, each with how many it is of. */
interface Load {
  readonly name: string;
  readonly head: object;
  readonly portions: readonly { readonly input: object; readonly size: number }[];
  readonly faults: Counts['faults'];
  readonly what: string;
}

const MOST_BYTES = 1_000_000_000;
const valued = ['--map', '--type'];

/** `service import FILE [--type people] [--map MAP] [--dry-run]`. Exit status 1: some records were left out. */
export async function runHistoryImport(args: readonly string[], here: CommandHere): Promise<number> {
  const [path] = args.filter((arg, i) => !arg.startsWith('--') && !valued.includes(args[i - 1] ?? ''));
  if (path === undefined) {
    here.complain('Which file? e.g. ./trefoil service import incidents.csv --dry-run');
    return 2;
  }
  const table = tableOf(path);
  const type = optionOf(args, '--type') ?? 'it-incidents';
  const map = optionOf(args, '--map');
  const load = type === 'people' ? peopleOf(table, map) : type === 'it-incidents' ? historyOf(table, map) : null;
  if (load === null) {
    here.complain('What is each column? --map FILE says it, or one of: servicenow, servicenow-log, jira.');
    here.complain('--type is it-incidents or people; items of the estate: ./trefoil estate import.');
    return 2;
  }
  return bring({ ...load, head: { ...load.head, fileName: basename(path) } }, args.includes('--dry-run'), here);
}

function optionOf(args: readonly string[], option: string): string | undefined {
  return args.includes(option) ? args[args.indexOf(option) + 1] : undefined;
}

function tableOf(path: string): CsvTable {
  const bytes = readFileSync(path);
  const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = textOfBytes(zipped ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes);
  return /^\s*[[{]/.test(text) ? readJsonTable(text) : readCsv(text);
}

function historyOf(table: CsvTable, map: string | undefined): Load | null {
  const mapping = mappingOf(table, map);
  if (mapping === null) return null;
  const { source, rowsAre } = mapping;
  const { records, faults, rows } = readHistory(table, mapping);
  const portions = portionsOf(records).map((portion) => ({ input: { records: portion }, size: portion.length }));
  const what = `${rows} rows of ${records.length} records`;
  return { name: ImportHistory.name, head: { source, rowsAre }, portions, faults, what };
}

function mappingOf({ columns }: CsvTable, map: string | undefined): HistoryMapping | null {
  if (map === undefined) return guessMapping(columns);
  if (map === 'servicenow' || map === 'servicenow-log' || map === 'jira') return knownMappings[map];
  return HistoryMapping.parse(JSON.parse(readFileSync(map, 'utf8')));
}

function peopleOf(table: CsvTable, map: string | undefined): Load {
  const mapping =
    map === undefined ? guessPeople(table.columns) : PeopleMapping.parse(JSON.parse(readFileSync(map, 'utf8')));
  const { people, faults } = readPeople(table, mapping);
  const portions = [];
  for (let from = 0; from < people.length; from += PEOPLE_TOGETHER) {
    const portion = people.slice(from, from + PEOPLE_TOGETHER);
    portions.push({ input: { people: portion }, size: portion.length });
  }
  const what = `${people.length} people`;
  return { name: ImportPeople.name, head: { source: mapping.source }, portions, faults, what };
}

async function bring(
  { name, head, portions, faults, what }: Load,
  dryRun: boolean,
  here: CommandHere,
): Promise<number> {
  const importId = randomUUID();
  let sum: Counts = { ...noCounts, faults };
  let sent = 0;
  for (const { input, size } of portions) {
    const answer = await here.send(name, { ...head, ...input, importId, dryRun });
    if (answer.kind !== 'done') {
      here.complain(JSON.stringify(answer));
      here.complain(`The ${sent} before it are in; import ${importId} can be undone.`);
      return 1;
    }
    sum = counted(sum, answer.result as unknown as Counts);
    sent += size;
  }
  say(sum, here);
  const { added, continued, same } = sum;
  const counts = `${what}: ${added} added, ${continued} went on, ${same} as they were, ${sum.faults.length} left out`;
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
