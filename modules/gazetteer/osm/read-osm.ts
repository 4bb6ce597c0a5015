import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { PbfReader } from 'pbf';
import { type MapFile, readBlob } from './blob.ts';
import { decodeBlock } from './block.ts';
import type { OsmVisitor } from './element.ts';
import { OsmFault } from './fault.ts';

/** What a reader must understand to read a file right; anything else in this list changes the meaning of the data. */
const understood = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/**
 * Reads a .osm.pbf block by block, so that memory follows the largest block and not the file. Elements come in the file's
 * order, by convention nodes, ways, relations. Throws `OsmFault` in plain words; a visitor's own error passes through.
 */
export async function readOsm(path: string, visitor: OsmVisitor): Promise<void> {
  const name = basename(path);
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new OsmFault(
      name,
      error.code === 'ENOENT' ? 'there is no such file.' : `it cannot be opened (${error.code}).`,
    );
  });
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new OsmFault(name, 'this is not a file.');
    if (found.size === 0) throw new OsmFault(name, 'the file is empty.');
    await readBlobs({ name, handle, bytes: found.size }, visitor);
  } finally {
    await handle.close();
  }
}

async function readBlobs(file: MapFile, visitor: OsmVisitor): Promise<void> {
  let start = 0;
  while (start < file.bytes) {
    const blob = await readBlob(file, start);
    if (blob.type === 'OSMHeader') refuseUnsupported(file, blob.data);
    // Unknown block types are to be skipped (OSM wiki, "PBF Format").
    if (blob.type === 'OSMData') visitBlock(file, start, { data: blob.data, visitor });
    start = blob.end;
    visitor.progress?.(start, file.bytes);
  }
}

function refuseUnsupported(file: MapFile, data: Uint8Array): void {
  const required: string[] = [];
  new PbfReader(data).readFields((tag, list, pbf) => {
    if (tag === 4) list.push(pbf.readString());
  }, required);
  const missing = required.filter((feature) => !understood.has(feature));
  if (missing.length === 0) return;
  const advice = missing.includes('HistoricalInformation')
    ? 'It is a history file: cut a present-day extract with osmium time-filter.'
    : 'Convert it: osmium cat FILE -o NEW.osm.pbf';
  throw new OsmFault(file.name, `it needs what this reader does not support: ${missing.join(', ')}. ${advice}`);
}

/** Marks what a visitor throws, so that it is not taken for damage of the file. */
class VisitorError extends Error {}

function visitBlock(file: MapFile, start: number, work: { data: Uint8Array; visitor: OsmVisitor }): void {
  try {
    decodeBlock(work.data, guarded(work.visitor));
  } catch (error) {
    if (error instanceof VisitorError) throw error.cause;
    const reason = error instanceof Error ? error.message : String(error);
    throw new OsmFault(file.name, `the file is damaged: the block at byte ${start} cannot be decoded (${reason}).`);
  }
}

function guarded(visitor: OsmVisitor): OsmVisitor {
  const guard =
    <T>(visit: (element: T) => void) =>
    (element: T): void => {
      try {
        visit(element);
      } catch (cause) {
        throw new VisitorError('visitor', { cause });
      }
    };
  return {
    ...(visitor.node ? { node: guard(visitor.node.bind(visitor)) } : {}),
    ...(visitor.way ? { way: guard(visitor.way.bind(visitor)) } : {}),
    ...(visitor.relation ? { relation: guard(visitor.relation.bind(visitor)) } : {}),
  };
}
