import { parseArgs } from 'node:util';
import { OsmFault } from '../osm/fault.ts';
import { importRoads } from './import-roads.ts';
import { PairFault, readPairs } from './pairs.ts';
import { RoadDesk } from './road-desk.ts';
import { findImportedMap, readSource } from './road-source.ts';

/** What the command line gives a command. */
export interface CommandIo {
  /** One line of the answer. */
  write(line: string): void;
  /** One line for the person: progress, or what is wrong. */
  complain(line: string): void;
}

const usage = {
  import: 'usage: trefoil roads import FILE.osm.pbf --data DIR [--try]',
  table: 'usage: trefoil roads table --data DIR --pairs FILE.csv [--profile car|emergency] [--by time|distance]',
};

/** `roads import` and `roads table`, without server or database; answers the exit code: 2 for a wrong line, 1 for bad input. */
export async function runRoadsCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === 'import') return attempt(io, () => runImport(rest, io));
  if (verb === 'table') return attempt(io, () => runTable(rest, io));
  io.complain(`${usage.import}\n${usage.table}`);
  return 2;
}

/** What the person can put right is said in a line; anything else is a fault of the program and keeps its trace. */
async function attempt(io: CommandIo, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    const foreseen = error instanceof OsmFault || error instanceof PairFault || isFileError(error);
    if (!foreseen || !(error instanceof Error)) throw error;
    io.complain(error.message);
    return 1;
  }
}

const isFileError = (error: unknown): boolean => error instanceof Error && 'code' in error && 'syscall' in error;

function wrongLine(io: CommandIo, line: string, error?: unknown): number {
  io.complain(error instanceof Error ? `${error.message}\n${line}` : line);
  return 2;
}

async function runImport(args: readonly string[], io: CommandIo): Promise<number> {
  let asked: { data: string; file: string; tried: boolean };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: 'string' }, try: { type: 'boolean', default: false } },
    });
    const [file] = positionals;
    if (!values.data || file === undefined || positionals.length > 1) return wrongLine(io, usage.import);
    asked = { data: values.data, file, tried: values.try };
  } catch (error) {
    return wrongLine(io, usage.import, error);
  }
  await importRoads(asked.file, asked.data, { progress: (line) => io.complain(line), tried: asked.tried });
  return 0;
}

const profileNames = { car: 'car', emergency: 'emergency' } as const;
const aimNames = { time: 'time', distance: 'distance' } as const;
const find = <T>(names: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(names, name) ? names[name] : undefined;

async function runTable(args: readonly string[], io: CommandIo): Promise<number> {
  let values: { data?: string; pairs?: string; profile: string; by: string };
  try {
    values = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        pairs: { type: 'string' },
        profile: { type: 'string', default: 'car' },
        by: { type: 'string', default: 'time' },
      },
    }).values;
  } catch (error) {
    return wrongLine(io, usage.table, error);
  }
  const [profile, by] = [find(profileNames, values.profile), find(aimNames, values.by)];
  if (!values.data || !values.pairs || !profile || !by) return wrongLine(io, usage.table);
  const imported = findImportedMap(values.data);
  if (!imported) {
    io.complain(
      `${values.data} holds no road map. Import one: trefoil roads import FILE.osm.pbf --data ${values.data}`,
    );
    return 1;
  }
  const pairs = await readPairs(values.pairs);
  const desk = new RoadDesk(await readSource({ kind: 'graph', file: imported.graph }));
  io.write('metres,seconds,reachable,from_snap_m,to_snap_m');
  for (const { from, to } of pairs) {
    const entry = desk.table([from], [to], { profile, by })[0]?.[0];
    const { metres, seconds, reachable, fromSnapMetres, toSnapMetres } = entry ?? unknown;
    io.write([metres ?? '', seconds ?? '', reachable, fromSnapMetres, toSnapMetres].join(','));
  }
  return 0;
}

const unknown = { metres: null, seconds: null, reachable: false, fromSnapMetres: '', toSnapMetres: '' };
