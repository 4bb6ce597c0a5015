/** The three kinds of OpenStreetMap element, as a map file holds them. */
export type OsmTags = ReadonlyMap<string, string>;

export interface OsmNode {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly tags: OsmTags;
}

export interface OsmWay {
  readonly id: number;
  readonly tags: OsmTags;
  /** Node ids in order. At the edge of an extract some of them are not in the file. */
  readonly nodes: readonly number[];
}

export interface OsmMember {
  readonly type: 'node' | 'way' | 'relation';
  readonly id: number;
  readonly role: string;
}

export interface OsmRelation {
  readonly id: number;
  readonly tags: OsmTags;
  readonly members: readonly OsmMember[];
}

/** Kinds without a visitor are skipped unread: a second pass over one kind costs little more than the inflating. */
export interface OsmVisitor {
  node?(node: OsmNode): void;
  way?(way: OsmWay): void;
  relation?(relation: OsmRelation): void;
  /** After each block of the file. */
  progress?(bytesRead: number, bytesTotal: number): void;
}
