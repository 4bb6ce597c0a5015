import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { differences, type Edition } from '../edition.ts';
import { ownKindOf, readAddresses, readReferences } from './sources/own-tables.ts';

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
 * looked at first and every fault named by its line; with one fault nothing is imported. What it changes is said first; tried, that is all. The file is laid down whole or not
 * at all, in place of the last one of its name.
 */
export async function importOwn(file: string, dataDir: string, io: Told, tried = false): Promise<number> {
  if (!existsSync(file)) return failed(io, [`${file}: there is no such file.`]);
  const kind = ownKindOf(file);
  if (kind === null) {
    const [header = ''] = readFileSync(file, 'utf8').slice(0, 200).split('\n');
    return failed(io, [
      `${file}: the header must name uprn,building,number,street,locality,postcode or kind,line,reference, and lat,lon or easting,northing.`,
      `It is: ${header}`,
    ]);
  }
  const { rows, faults } = kind === 'addresses' ? readAddresses(file) : readReferences(file);
  if (faults.length > 0 || rows.length === 0) {
    const named = faults.slice(0, mostFaults).map(({ line, reason }) => `line ${line}: ${reason}`);
    const of = faults.length + rows.length;
    return failed(io, [...named, `${faults.length} of ${of} rows are wrong: nothing was imported.`]);
  }
  const place = placeOf(file, dataDir, kind);
  const before = existsSync(place) ? editionOf(place, kind) : null;
  for (const line of differences(before, editionOf(file, kind), kind)) io.write(line);
  if (tried) {
    io.write('Tried only: nothing was imported.');
    return 0;
  }
  layDown(file, place);
  io.write(`${rows.length} ${kind} imported. A server that is running takes them up by itself, within a minute.`);
  return 0;
}

function failed(io: Told, lines: readonly string[]): number {
  for (const line of lines) io.complain(line);
  return 1;
}

type Kind = 'addresses' | 'references';

/** What a table holds, by UPRN, or by the line and the reference on it. */
function editionOf(file: string, kind: Kind): Edition {
  if (kind === 'references') {
    const { rows } = readReferences(file);
    const idOf = ({ line, reference }: (typeof rows)[number]): string => `${line} ${reference}`;
    return new Map(rows.map((row) => [`${row.kind} ${idOf(row)}`, { name: idOf(row), mark: JSON.stringify(row) }]));
  }
  return new Map(
    readAddresses(file).rows.map((row) => {
      const { uprn, building, number, street, locality } = row;
      const name = [building, `${number} ${street}`, locality].map((part) => part.trim()).filter(Boolean);
      return [uprn, { name: `${name.join(', ')} (UPRN ${uprn})`, mark: JSON.stringify(row) }];
    }),
  );
}

function placeOf(file: string, dataDir: string, kind: Kind): string {
  return join(ownFolder(dataDir), `${kind}-${basename(file).replace(new RegExp(`^${kind}-`), '')}`);
}

function layDown(file: string, place: string): void {
  mkdirSync(dirname(place), { recursive: true });
  const making = join(dirname(place), `.${basename(place)}.importing`);
  copyFileSync(file, making);
  renameSync(making, place);
}
