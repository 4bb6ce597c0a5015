import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { PbfReader } from 'pbf';
import { OsmFault } from './fault.ts';

const inflated = promisify(inflate);

/** The format's own limits (OSM wiki, "PBF Format"): a larger number means that this is not such a file. */
const maxHeaderBytes = 64 * 1024;
const maxBlobBytes = 32 * 1024 * 1024;

export interface MapFile {
  readonly name: string;
  readonly handle: FileHandle;
  readonly bytes: number;
}

/** One length-prefixed, compressed piece of the file. */
export interface Blob {
  readonly type: string;
  readonly data: Uint8Array;
  /** Byte at which the next one starts. */
  readonly end: number;
}

export async function readBlob(file: MapFile, start: number): Promise<Blob> {
  const headerBytes = (await readExactly(file, start, 4)).readUInt32BE(0);
  if (headerBytes === 0 || headerBytes > maxHeaderBytes)
    throw new OsmFault(file.name, await describeForeign(file, start));
  const header = readBlobHeader(file, await readExactly(file, start + 4, headerBytes), start);
  const blobStart = start + 4 + headerBytes;
  const packed = await readExactly(file, blobStart, header.bytes);
  return { type: header.type, data: await unpack(file, packed, start), end: blobStart + header.bytes };
}

async function readExactly(file: MapFile, start: number, length: number): Promise<Buffer> {
  if (start + length > file.bytes) {
    throw new OsmFault(
      file.name,
      `the file is cut short: it ends at byte ${file.bytes}, inside a block that goes on to byte ${start + length}. Download it again.`,
    );
  }
  const buffer = Buffer.alloc(length);
  await file.handle.read(buffer, 0, length, start);
  return buffer;
}

function readBlobHeader(file: MapFile, bytes: Uint8Array, start: number): { type: string; bytes: number } {
  const header = { type: '', bytes: -1 };
  try {
    new PbfReader(bytes).readFields((tag, result, pbf) => {
      if (tag === 1) result.type = pbf.readString();
      if (tag === 3) result.bytes = pbf.readVarint();
    }, header);
  } catch {
    header.bytes = -1;
  }
  const first = start === 0 && header.type !== 'OSMHeader';
  if (first)
    throw new OsmFault(file.name, 'this is not an OpenStreetMap .osm.pbf file: it does not begin with a header block.');
  if (header.bytes < 0 || header.bytes > maxBlobBytes) {
    throw new OsmFault(file.name, `the file is damaged: the block at byte ${start} has no believable length.`);
  }
  return header;
}

/** Names what people most often pass instead. */
async function describeForeign(file: MapFile, start: number): Promise<string> {
  if (start > 0) return `the file is damaged: no block begins at byte ${start}. Download it again.`;
  const magic = (await readExactly(file, 0, 4)).toString('latin1');
  if (magic.startsWith('<'))
    return 'this is OpenStreetMap XML (or a web page), not .osm.pbf. Convert it: osmium cat FILE -o FILE.osm.pbf';
  if (magic.startsWith('\x1f\x8b'))
    return 'this is a gzip file, not .osm.pbf. Unpack it, and convert it if it holds XML.';
  if (magic.startsWith('BZh'))
    return 'this is a bzip2 file (.osm.bz2), not .osm.pbf. Convert it: osmium cat FILE -o FILE.osm.pbf';
  return 'this is not an OpenStreetMap .osm.pbf file.';
}

const otherPacking = new Map([
  [4, 'LZMA'],
  [5, 'bzip2'],
  [6, 'LZ4'],
  [7, 'Zstandard'],
]);

interface Packed {
  raw: Uint8Array | null;
  zlib: Uint8Array | null;
  rawBytes: number;
  other: string | null;
}

function readPacked(file: MapFile, bytes: Uint8Array, start: number): Packed {
  const packed: Packed = { raw: null, zlib: null, rawBytes: -1, other: null };
  try {
    return new PbfReader(bytes).readFields((tag, result, pbf) => {
      if (tag === 1) result.raw = pbf.readBytes();
      else if (tag === 2) result.rawBytes = pbf.readVarint();
      else if (tag === 3) result.zlib = pbf.readBytes();
      else result.other = otherPacking.get(tag) ?? result.other;
    }, packed);
  } catch {
    throw new OsmFault(file.name, `the file is damaged in the block at byte ${start}.`);
  }
}

async function unpack(file: MapFile, bytes: Uint8Array, start: number): Promise<Uint8Array> {
  const packed = readPacked(file, bytes, start);
  if (packed.raw) return packed.raw;
  if (!packed.zlib) {
    throw new OsmFault(
      file.name,
      packed.other
        ? `its blocks are compressed with ${packed.other}; only zlib is read. Convert it: osmium cat FILE -o NEW.osm.pbf -f pbf,pbf_compression=zlib`
        : `the file is damaged: the block at byte ${start} is empty.`,
    );
  }
  const data = await inflated(packed.zlib, { maxOutputLength: maxBlobBytes }).catch(() => null);
  if (!data || data.length !== packed.rawBytes) {
    throw new OsmFault(
      file.name,
      `the file is damaged: the block at byte ${start} does not unpack. Download it again.`,
    );
  }
  return data;
}
