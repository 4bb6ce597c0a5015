import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { RoadGraph } from './graph.ts';

/**
 * A graph on disk: a mark, the length of a JSON head, the head, then the arrays one after another, each from a multiple
 * of eight bytes. Little-endian, as every machine is that runs Node today.
 */
const mark = 'TREFOIL ROADS 1\n';
const arrayTypes = { Float64Array, Float32Array, Uint32Array, Int32Array, Uint8Array };

const Turn = z.object({
  kind: z.enum(['no', 'only']),
  path: z.array(z.int()),
  to: z.array(z.int()),
  bindsCar: z.boolean(),
  bindsEmergency: z.boolean(),
});
const Head = z.object({ estimated: z.boolean(), turnRules: z.array(Turn), lengths: z.record(z.string(), z.int()) });

/** Names and kinds of the arrays, in the order in which they are written. */
const layout = {
  vertexLon: 'Float64Array',
  vertexLat: 'Float64Array',
  passCar: 'Int32Array',
  passEmergency: 'Int32Array',
  edgeFrom: 'Uint32Array',
  edgeTo: 'Uint32Array',
  edgeWay: 'Float64Array',
  edgeCm: 'Uint32Array',
  edgeBits: 'Uint8Array',
  edgeClass: 'Uint8Array',
  speedForward: 'Float32Array',
  speedBackward: 'Float32Array',
  shapeStart: 'Uint32Array',
  shapeLon: 'Float64Array',
  shapeLat: 'Float64Array',
} as const satisfies { [Name in keyof RoadGraph]?: keyof typeof arrayTypes };
const names = Object.keys(layout) as (keyof typeof layout)[];

const padding = (bytes: number): number => (8 - (bytes % 8)) % 8;

export async function writeGraph(path: string, graph: RoadGraph): Promise<void> {
  const lengths = Object.fromEntries(names.map((name) => [name, graph[name].length]));
  const head = Buffer.from(JSON.stringify({ estimated: graph.estimated, turnRules: graph.turnRules, lengths }));
  const size = Buffer.alloc(8);
  size.writeUInt32LE(head.length);
  const parts: Buffer[] = [Buffer.from(mark), size, head, Buffer.alloc(padding(head.length))];
  for (const name of names) {
    const array = graph[name];
    parts.push(Buffer.from(array.buffer, array.byteOffset, array.byteLength), Buffer.alloc(padding(array.byteLength)));
  }
  await writeFile(path, Buffer.concat(parts));
}

export async function readGraph(path: string): Promise<RoadGraph> {
  const bytes = await readFile(path);
  if (bytes.subarray(0, mark.length).toString('latin1') !== mark) {
    throw new Error(
      `${path}: not a road graph of this version. Import the map again: trefoil roads import FILE.osm.pbf`,
    );
  }
  const headLength = bytes.readUInt32LE(mark.length);
  const headStart = mark.length + 8;
  const head = Head.parse(JSON.parse(bytes.subarray(headStart, headStart + headLength).toString('utf8')));
  let start = headStart + headLength + padding(headLength);
  const take = <Type extends keyof typeof arrayTypes>(
    name: string,
    type: Type,
  ): InstanceType<(typeof arrayTypes)[Type]> => {
    const { BYTES_PER_ELEMENT } = arrayTypes[type];
    const length = (head.lengths[name] ?? 0) * BYTES_PER_ELEMENT;
    if (start + length > bytes.length) throw new Error(`${path}: the road graph is cut short. Import the map again.`);
    // Copied, so that it lies at an address its elements can be read from.
    const copy = new Uint8Array(bytes.subarray(start, start + length)).buffer;
    start += length + padding(length);
    return new arrayTypes[type](copy) as InstanceType<(typeof arrayTypes)[Type]>;
  };
  return {
    estimated: head.estimated,
    turnRules: head.turnRules,
    vertexLon: take('vertexLon', layout.vertexLon),
    vertexLat: take('vertexLat', layout.vertexLat),
    passCar: take('passCar', layout.passCar),
    passEmergency: take('passEmergency', layout.passEmergency),
    edgeFrom: take('edgeFrom', layout.edgeFrom),
    edgeTo: take('edgeTo', layout.edgeTo),
    edgeWay: take('edgeWay', layout.edgeWay),
    edgeCm: take('edgeCm', layout.edgeCm),
    edgeBits: take('edgeBits', layout.edgeBits),
    edgeClass: take('edgeClass', layout.edgeClass),
    speedForward: take('speedForward', layout.speedForward),
    speedBackward: take('speedBackward', layout.speedBackward),
    shapeStart: take('shapeStart', layout.shapeStart),
    shapeLon: take('shapeLon', layout.shapeLon),
    shapeLat: take('shapeLat', layout.shapeLat),
  };
}
