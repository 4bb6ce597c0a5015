import { gzipSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import { zxyToTileId } from 'pmtiles';

/**
 * Writes a PMTiles v3 archive (github.com/protomaps/PMTiles, spec/v3): a header of 127 bytes, directories, metadata, tiles.
 * Tiles stand in the order of their Hilbert number ("clustered"), and equal tiles are stored once.
 */
export interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly data: Uint8Array;
}

export interface Archive {
  readonly tiles: readonly Tile[];
  readonly kind: 'mvt' | 'png';
  /** West, south, east, north. */
  readonly bounds: readonly [number, number, number, number];
  readonly metadata: Readonly<Record<string, unknown>>;
}

interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
}

const headerBytes = 127;
/** The specification lets header and root directory together fill no more than the first 16 kB. */
const rootBytes = 16_384 - headerBytes;
const leafEntries = 4_096;
const compression = { none: 1, gzip: 2 };
const kinds = { mvt: { number: 1, compression: compression.gzip }, png: { number: 2, compression: compression.none } };

export function packTiles(archive: Archive): Uint8Array {
  const { entries, contents, distinct } = storeTiles(archive);
  const { root, leaves } = packDirectories(entries);
  const metadata = gzipSync(JSON.stringify(archive.metadata));
  const tileBytes = contents.reduce((sum, content) => sum + content.length, 0);
  const starts = { root: headerBytes, metadata: headerBytes + root.length };
  const leafStart = starts.metadata + metadata.length;
  const header = packHeader(archive, {
    sections: [
      [starts.root, root.length],
      [starts.metadata, metadata.length],
      [leafStart, leaves.length],
      [leafStart + leaves.length, tileBytes],
    ],
    counts: [entries.length, entries.length, distinct],
  });
  return Buffer.concat([header, root, metadata, leaves, ...contents]);
}

function storeTiles(archive: Archive): { entries: Entry[]; contents: Uint8Array[]; distinct: number } {
  const zipped = kinds[archive.kind].compression === compression.gzip;
  const ordered = archive.tiles
    .map((tile) => ({ id: zxyToTileId(tile.z, tile.x, tile.y), data: tile.data }))
    .toSorted((a, b) => a.id - b.id);
  const known = new Map<string, { offset: number; length: number }>();
  const contents: Uint8Array[] = [];
  let end = 0;
  const entries = ordered.map(({ id, data }): Entry => {
    const key = Buffer.from(data).toString('latin1');
    const stored = known.get(key);
    if (stored) return { id, ...stored };
    const content = zipped ? gzipSync(data, { level: 9 }) : data;
    const place = { offset: end, length: content.length };
    contents.push(content);
    end += content.length;
    known.set(key, place);
    return { id, ...place };
  });
  return { entries, contents, distinct: contents.length };
}

/** Small archives have one directory; larger ones a root that points to leaves (run length 0). */
function packDirectories(entries: readonly Entry[]): { root: Uint8Array; leaves: Uint8Array } {
  const single = packDirectory(entries, 1);
  if (single.length <= rootBytes) return { root: single, leaves: new Uint8Array() };
  const leaves: Uint8Array[] = [];
  const pointers: Entry[] = [];
  let offset = 0;
  for (let start = 0; start < entries.length; start += leafEntries) {
    const leaf = packDirectory(entries.slice(start, start + leafEntries), 1);
    pointers.push({ id: entries[start]?.id ?? 0, offset, length: leaf.length });
    leaves.push(leaf);
    offset += leaf.length;
  }
  return { root: packDirectory(pointers, 0), leaves: Buffer.concat(leaves) };
}

function packDirectory(entries: readonly Entry[], runLength: number): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeVarint(entries.length);
  entries.forEach((entry, index) => {
    pbf.writeVarint(entry.id - (entries[index - 1]?.id ?? 0));
  });
  for (const _ of entries) pbf.writeVarint(runLength);
  for (const entry of entries) pbf.writeVarint(entry.length);
  entries.forEach((entry, index) => {
    const before = entries[index - 1];
    // 0 says "right behind the one before".
    const follows = before !== undefined && entry.offset === before.offset + before.length;
    pbf.writeVarint(follows ? 0 : entry.offset + 1);
  });
  return gzipSync(pbf.finish());
}

interface Layout {
  /** Start and length of root, metadata, leaves and tiles. */
  readonly sections: readonly (readonly [number, number])[];
  readonly counts: readonly [addressed: number, entries: number, contents: number];
}

function packHeader({ tiles, kind, bounds }: Archive, layout: Layout): Buffer {
  const zooms = tiles.map((tile) => tile.z);
  const [minZoom, maxZoom] = [Math.min(...zooms), Math.max(...zooms)];
  const header = Buffer.alloc(headerBytes);
  header.write('PMTiles', 'latin1');
  header.writeUInt8(3, 7);
  [...layout.sections.flat(), ...layout.counts].forEach((value, index) => {
    header.writeBigUInt64LE(BigInt(value), 8 + 8 * index);
  });
  const bytes = [1, compression.gzip, kinds[kind].compression, kinds[kind].number, minZoom, maxZoom];
  for (const [index, value] of bytes.entries()) header.writeUInt8(value, 96 + index);
  const [west, south, east, north] = bounds;
  const corners = [west, south, east, north, (west + east) / 2, (south + north) / 2];
  // The zoom at which to open stands between the corners and the centre.
  header.writeUInt8(Math.min(10, maxZoom), 118);
  for (const [index, value] of corners.entries()) {
    header.writeInt32LE(Math.round(value * 1e7), index < 4 ? 102 + 4 * index : 103 + 4 * index);
  }
  return header;
}
