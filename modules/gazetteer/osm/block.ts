import { PbfReader } from 'pbf';
import type { OsmMember, OsmTags, OsmVisitor } from './element.ts';

/**
 * Decodes one PrimitiveBlock (OSM wiki, "PBF Format"). Field numbers are the format's. Delta-coded fields run on from one
 * element to the next inside a dense group, and from one reference to the next inside a way or relation.
 */
interface Frame {
  readonly strings: readonly string[];
  granularity: number;
  latOffset: number;
  lonOffset: number;
}

const noTags: OsmTags = new Map();

export function decodeBlock(data: Uint8Array, visitor: OsmVisitor): void {
  const strings: string[] = [];
  const groups: Uint8Array[] = [];
  const frame: Frame = { strings, granularity: 100, latOffset: 0, lonOffset: 0 };
  // The string table comes first in practice; the format does not promise it, so groups are decoded after the whole.
  new PbfReader(data).readFields((tag, result, pbf) => {
    if (tag === 1) pbf.readMessage(readString, strings);
    else if (tag === 2) groups.push(pbf.readBytes());
    else if (tag === 17) result.granularity = pbf.readVarint();
    else if (tag === 19) result.latOffset = pbf.readVarint(true);
    else if (tag === 20) result.lonOffset = pbf.readVarint(true);
  }, frame);
  for (const group of groups) decodeGroup(group, frame, visitor);
}

function readString(tag: number, strings: string[], pbf: PbfReader): void {
  if (tag === 1) strings.push(pbf.readString());
}

function decodeGroup(group: Uint8Array, frame: Frame, visitor: OsmVisitor): void {
  new PbfReader(group).readFields((tag, _, pbf) => {
    if (tag === 1 && visitor.node) decodeNode(pbf, frame, visitor.node.bind(visitor));
    else if (tag === 2 && visitor.node) decodeDense(pbf, frame, visitor.node.bind(visitor));
    else if (tag === 3 && visitor.way) decodeWay(pbf, frame, visitor.way.bind(visitor));
    else if (tag === 4 && visitor.relation) decodeRelation(pbf, frame, visitor.relation.bind(visitor));
  }, null);
}

function stringAt(frame: Frame, index: number): string {
  const text = frame.strings[index];
  if (text === undefined) throw new RangeError(`no string ${index} in a table of ${frame.strings.length}`);
  return text;
}

function tagsOf(frame: Frame, keys: readonly number[], values: readonly number[]): OsmTags {
  if (keys.length === 0) return noTags;
  return new Map(keys.map((key, at) => [stringAt(frame, key), stringAt(frame, values[at] ?? -1)]));
}

const degrees = (frame: Frame, offset: number, value: number): number => (offset + frame.granularity * value) / 1e9;

function decodeNode(pbf: PbfReader, frame: Frame, visit: NonNullable<OsmVisitor['node']>): void {
  const raw = { id: 0, lat: 0, lon: 0, keys: [] as number[], values: [] as number[] };
  pbf.readMessage((tag, node, reader) => {
    if (tag === 1) node.id = reader.readSVarint();
    else if (tag === 2) reader.readPackedVarint(node.keys);
    else if (tag === 3) reader.readPackedVarint(node.values);
    else if (tag === 8) node.lat = reader.readSVarint();
    else if (tag === 9) node.lon = reader.readSVarint();
  }, raw);
  visit({
    id: raw.id,
    lon: degrees(frame, frame.lonOffset, raw.lon),
    lat: degrees(frame, frame.latOffset, raw.lat),
    tags: tagsOf(frame, raw.keys, raw.values),
  });
}

function decodeDense(pbf: PbfReader, frame: Frame, visit: NonNullable<OsmVisitor['node']>): void {
  const raw = { ids: [] as number[], lats: [] as number[], lons: [] as number[], tags: [] as number[] };
  pbf.readMessage((tag, dense, reader) => {
    if (tag === 1) reader.readPackedSVarint(dense.ids);
    else if (tag === 8) reader.readPackedSVarint(dense.lats);
    else if (tag === 9) reader.readPackedSVarint(dense.lons);
    else if (tag === 10) reader.readPackedVarint(dense.tags);
  }, raw);
  if (raw.lats.length !== raw.ids.length || raw.lons.length !== raw.ids.length)
    throw new RangeError('uneven dense nodes');
  const at = { id: 0, lat: 0, lon: 0, tag: 0 };
  for (let i = 0; i < raw.ids.length; i++) {
    at.id += raw.ids[i] ?? 0;
    at.lat += raw.lats[i] ?? 0;
    at.lon += raw.lons[i] ?? 0;
    const tags = denseTags(frame, raw.tags, at);
    visit({
      id: at.id,
      lon: degrees(frame, frame.lonOffset, at.lon),
      lat: degrees(frame, frame.latOffset, at.lat),
      tags,
    });
  }
}

/** Dense tags are one list, key and value in turn, each node's ended by a 0; empty when no node of the group has any. */
function denseTags(frame: Frame, list: readonly number[], at: { tag: number }): OsmTags {
  if (at.tag >= list.length) return noTags;
  if (list[at.tag] === 0) {
    at.tag++;
    return noTags;
  }
  const tags = new Map<string, string>();
  while (at.tag < list.length && list[at.tag] !== 0) {
    tags.set(stringAt(frame, list[at.tag] ?? -1), stringAt(frame, list[at.tag + 1] ?? -1));
    at.tag += 2;
  }
  at.tag++;
  return tags;
}

function runningSum(deltas: readonly number[]): number[] {
  let sum = 0;
  return deltas.map((delta) => {
    sum += delta;
    return sum;
  });
}

function decodeWay(pbf: PbfReader, frame: Frame, visit: NonNullable<OsmVisitor['way']>): void {
  const raw = { id: 0, keys: [] as number[], values: [] as number[], refs: [] as number[] };
  pbf.readMessage((tag, way, reader) => {
    if (tag === 1) way.id = reader.readVarint(true);
    else if (tag === 2) reader.readPackedVarint(way.keys);
    else if (tag === 3) reader.readPackedVarint(way.values);
    else if (tag === 8) reader.readPackedSVarint(way.refs);
  }, raw);
  visit({ id: raw.id, tags: tagsOf(frame, raw.keys, raw.values), nodes: runningSum(raw.refs) });
}

const memberTypes = ['node', 'way', 'relation'] as const;

function decodeRelation(pbf: PbfReader, frame: Frame, visit: NonNullable<OsmVisitor['relation']>): void {
  const lists = {
    keys: [] as number[],
    values: [] as number[],
    roles: [] as number[],
    ids: [] as number[],
    types: [] as number[],
  };
  const raw = { id: 0, ...lists };
  pbf.readMessage((tag, relation, reader) => {
    if (tag === 1) relation.id = reader.readVarint(true);
    else if (tag === 2) reader.readPackedVarint(relation.keys);
    else if (tag === 3) reader.readPackedVarint(relation.values);
    else if (tag === 8) reader.readPackedVarint(relation.roles);
    else if (tag === 9) reader.readPackedSVarint(relation.ids);
    else if (tag === 10) reader.readPackedVarint(relation.types);
  }, raw);
  const ids = runningSum(raw.ids);
  const members = ids.map((id, at): OsmMember => {
    const type = memberTypes[raw.types[at] ?? -1];
    if (!type) throw new RangeError(`a member of relation ${raw.id} has no known type`);
    return { type, id, role: stringAt(frame, raw.roles[at] ?? -1) };
  });
  visit({ id: raw.id, tags: tagsOf(frame, raw.keys, raw.values), members });
}
