import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type OwnTable, ownKindOf, readAddresses, readReferences } from './sources/own-tables.ts';

/** So many faults are named; who has more has the wrong file. */
const mostFaults = 50;

interface Told {
  write(line: string): void;
  complain(line: string): void;
}

/** Where a force's own tables lie, beside the open data of its pack. */
const ownFolder = (dataDir: string): string => join(dataDir, 'gazetteer');

/** The folders of a force that are read: the pack's, and its own once something was imported. */
export function findOwnFolders(dataDir: string | null): readonly string[] {
  return dataDir !== null && existsSync(ownFolder(dataDir)) ? [ownFolder(dataDir)] : [];
}

/**
 * Takes in a force's own table of addresses (UPRN) or references (marker posts, rail, canal, event squares). Every row is
 * looked at first and every fault named by its line; with one fault nothing is imported. The file is laid down whole or not
 * at all, in place of the last one of its name.
 */
export async function importOwn(file: string, dataDir: string, io: Told): Promise<number> {
  if (!existsSync(file)) return failed(io, [`${file}: there is no such file.`]);
  const kind = ownKindOf(file);
  if (kind === null) {
    const [header = ''] = readFileSync(file, 'utf8').slice(0, 200).split('\n');
    return failed(io, [
      `${file}: the header must name uprn,building,number,street,locality,postcode or kind,line,reference, and lat,lon or easting,northing.`,
      `It is: ${header}`,
    ]);
  }
  const table: OwnTable<unknown> = kind === 'addresses' ? readAddresses(file) : readReferences(file);
  const { rows, faults } = table;
  if (faults.length > 0 || rows.length === 0) {
    const named = faults.slice(0, mostFaults).map(({ line, reason }) => `line ${line}: ${reason}`);
    const of = faults.length + rows.length;
    return failed(io, [...named, `${faults.length} of ${of} rows are wrong: nothing was imported.`]);
  }
  layDown(file, dataDir, kind);
  io.write(`${rows.length} ${kind} imported. A server that is running takes them up by itself, within a minute.`);
  return 0;
}

function failed(io: Told, lines: readonly string[]): number {
  for (const line of lines) io.complain(line);
  return 1;
}

function layDown(file: string, dataDir: string, kind: string): void {
  const folder = ownFolder(dataDir);
  mkdirSync(folder, { recursive: true });
  const name = `${kind}-${basename(file).replace(new RegExp(`^${kind}-`), '')}`;
  const making = join(folder, `.${name}.importing`);
  copyFileSync(file, making);
  renameSync(making, join(folder, name));
}
