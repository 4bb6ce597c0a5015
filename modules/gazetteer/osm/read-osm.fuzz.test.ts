import type { FileHandle } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { PbfWriter } from 'pbf';
import { expect, test } from 'vitest';
import { readBlob } from './blob.ts';
import { decodeBlock } from './block.ts';
import { OsmFault } from './fault.ts';

const RUNS = Number(process.env.TREFOIL_FUZZ_RUNS ?? 20_000);
/** As long as a machine that is busy with other things may need. */
const PATIENCE_MS = 120_000;

/** A block of two dense nodes, a way and a relation. */
function blockOf(): Uint8Array {
  const block = new PbfWriter();
  block.writeMessage(
    1,
    (_, table) => {
      for (const text of ['', 'name', 'Oakham', 'inner']) table.writeStringField(1, text);
    },
    null,
  );
  block.writeMessage(
    2,
    (_, group) => {
      group.writeMessage(
        2,
        (__, dense) => {
          dense.writePackedSVarint(1, [1, 1]);
          dense.writePackedSVarint(8, [526_000_000, 5]);
          dense.writePackedSVarint(9, [-7_000_000, 5]);
          dense.writePackedVarint(10, [1, 2, 0, 0]);
        },
        null,
      );
      group.writeMessage(
        3,
        (__, way) => {
          way.writeVarintField(1, 7);
          way.writePackedVarint(2, [1]);
          way.writePackedVarint(3, [2]);
          way.writePackedSVarint(8, [1, 1]);
        },
        null,
      );
      group.writeMessage(
        4,
        (__, relation) => {
          relation.writeVarintField(1, 9);
          relation.writePackedVarint(8, [3]);
          relation.writePackedSVarint(9, [7]);
          relation.writePackedVarint(10, [1]);
        },
        null,
      );
    },
    null,
  );
  return block.finish();
}

function fileOf(data: Uint8Array): Buffer {
  const blob = new PbfWriter();
  blob.writeVarintField(2, data.length);
  blob.writeBytesField(3, deflateSync(data));
  const packed = blob.finish();
  const lead = new PbfWriter();
  lead.writeStringField(1, 'OSMHeader');
  lead.writeVarintField(3, packed.length);
  const header = lead.finish();
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  return Buffer.concat([length, header, packed]);
}

/** The bytes with some of them changed, cut short, or with others put in. */
function damaged(bytes: Uint8Array): fc.Arbitrary<Buffer> {
  const at = fc.nat({ max: bytes.length });
  const slips = fc.array(fc.tuple(at, fc.nat({ max: 255 })), { maxLength: 4 });
  return fc
    .tuple(slips, fc.oneof(fc.constant(bytes.length), at), fc.uint8Array({ maxLength: 8 }))
    .map(([all, end, more]) => {
      const copy = Buffer.from(bytes);
      for (const [place, byte] of all) if (place < copy.length) copy[place] = byte;
      return Buffer.concat([copy.subarray(0, end), more]);
    });
}

function handleOf(bytes: Buffer): FileHandle {
  const read = async (into: Buffer, offset: number, length: number, from: number) => ({
    bytesRead: bytes.copy(into, offset, from, from + length),
    buffer: into,
  });
  return { read } as unknown as FileHandle;
}

test(
  'T22 a damaged file of the map is refused in plain words, whatever its bytes',
  async () => {
    await fc.assert(
      fc.asyncProperty(damaged(fileOf(blockOf())), async (bytes) => {
        try {
          const file = { name: 'map.osm.pbf', handle: handleOf(bytes), bytes: bytes.length };
          const { end, data } = await readBlob(file, 0);
          expect(end).toBeLessThanOrEqual(bytes.length);
          expect(data.length).toBeLessThanOrEqual(32 * 1024 * 1024);
        } catch (error) {
          expect(error).toBeInstanceOf(OsmFault);
        }
      }),
      { numRuns: RUNS },
    );
  },
  PATIENCE_MS,
);

test(
  'T22 a damaged block of the map gives elements or an error: it neither hangs nor grows',
  () => {
    const visitor = { node: () => count(), way: () => count(), relation: () => count() };
    let visited = 0;
    const count = (): void => {
      visited += 1;
    };
    fc.assert(
      fc.property(damaged(blockOf()), (bytes) => {
        visited = 0;
        try {
          decodeBlock(bytes, visitor);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
        expect(visited).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: RUNS },
    );
  },
  PATIENCE_MS,
);
