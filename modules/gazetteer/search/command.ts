import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Gazetteer, gazetteerOf } from './gazetteer.ts';
import { importOwn } from './import-own.ts';
import { readPlaces } from './sources/read-places.ts';

/** What the command line gives a command. */
export interface CommandIo {
  write(line: string): void;
  complain(line: string): void;
  /** The folder that holds the packs. */
  readonly packsFolder: string;
}

const usage = 'usage: trefoil gazetteer search --packs ID[,ID…] --queries FILE [--limit N]';
const importUsage = 'usage: trefoil gazetteer import FILE.csv --data DIR [--try]';

/** `gazetteer search`: one query a line in, one JSON object a line out; `gazetteer import`: a force's own table. Answers the exit code. */
export async function runGazetteerCommand(args: readonly string[], io: CommandIo): Promise<number> {
  return args[0] === 'import' ? runImport(args.slice(1), io) : runSearch(args, io);
}

async function runImport(args: readonly string[], io: CommandIo): Promise<number> {
  try {
    const options = { data: { type: 'string' }, try: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [file] = positionals;
    if (values.data && file !== undefined && positionals.length === 1)
      return await importOwn(file, values.data, io, values.try);
    io.complain(importUsage);
  } catch (error) {
    io.complain(`${error instanceof Error ? error.message : String(error)}\n${importUsage}`);
  }
  return 2;
}

async function runSearch(args: readonly string[], io: CommandIo): Promise<number> {
  const asked = readArguments(args, io);
  if (asked === null) return 2;
  const folders = asked.packs.map((pack) => join(io.packsFolder, pack, 'sources'));
  const missing = folders.find((folder) => !existsSync(folder));
  if (missing !== undefined) {
    io.complain(`There is no pack at ${missing}.`);
    return 2;
  }
  const queries = readQueries(asked.queries, io);
  if (queries === null) return 2;
  const gazetteer = gazetteerOf(await readPlaces(folders));
  for (const query of queries) io.write(JSON.stringify(answerOf(gazetteer, query, asked.limit)));
  return 0;
}

interface Asked {
  readonly packs: readonly string[];
  readonly queries: string;
  readonly limit: number;
}

function readArguments(args: readonly string[], io: CommandIo): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { packs: { type: 'string' }, queries: { type: 'string' }, limit: { type: 'string', default: '10' } },
    });
    const limit = Number(values.limit);
    if (positionals.join(' ') === 'search' && values.packs && values.queries && Number.isInteger(limit) && limit > 0)
      return { packs: values.packs.split(',').filter((pack) => pack !== ''), queries: values.queries, limit };
    io.complain(usage);
  } catch (error) {
    io.complain(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  return null;
}

function readQueries(path: string, io: CommandIo): readonly string[] | null {
  try {
    const lines = readFileSync(path, 'utf8').split(/\r?\n/);
    return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  } catch (error) {
    io.complain(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

function answerOf(gazetteer: Gazetteer, query: string, limit: number) {
  const begun = performance.now();
  const results = gazetteer.search(query, { limit });
  return { query, ms: Math.round((performance.now() - begun) * 100) / 100, results };
}
