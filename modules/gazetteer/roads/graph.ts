/**
 * The road graph: plain typed arrays, so that it is written to a file, read back and handed to a thread as it is.
 * Vertices are junctions, ends and barriers. An *edge* is the road between two of them, with its line. Each edge has two
 * *arcs*, 2·edge along its line and 2·edge + 1 against it, whether or not they may be driven.
 */
export interface RoadGraph {
  readonly estimated: boolean;
  readonly vertexLon: Float64Array;
  readonly vertexLat: Float64Array;
  /** Centiseconds to pass a vertex, by profile; -1: it cannot be passed. */
  readonly passCar: Int32Array;
  readonly passEmergency: Int32Array;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  /** OpenStreetMap way; 0 in an invented graph. */
  readonly edgeWay: Float64Array;
  /** Length in centimetres: sums of whole numbers are exact, in whatever order a search adds them. */
  readonly edgeCm: Uint32Array;
  /** Bits of `edgeBit`. */
  readonly edgeBits: Uint8Array;
  /** Index in `roadClasses`. */
  readonly edgeClass: Uint8Array;
  /** km/h of a car along and against the line. */
  readonly speedForward: Float32Array;
  readonly speedBackward: Float32Array;
  /** Points of edge e: from shapeStart[e] to shapeStart[e + 1], both ends included. */
  readonly shapeStart: Uint32Array;
  readonly shapeLon: Float64Array;
  readonly shapeLat: Float64Array;
  readonly turnRules: readonly TurnRule[];
}

export const edgeBit = {
  carForward: 1,
  carBackward: 2,
  emergencyForward: 4,
  emergencyBackward: 8,
  roundabout: 16,
  /** Private or for access only: driven to reach a place on it, not to pass through. */
  reservedCar: 32,
  reservedEmergency: 64,
} as const;

/**
 * A turn restriction in arcs. `path` is what has been driven, from-road and then any via-roads; where it ends, `no` forbids
 * each arc of `to` and `only` forbids every other.
 */
export interface TurnRule {
  readonly kind: 'no' | 'only';
  readonly path: readonly number[];
  readonly to: readonly number[];
  readonly bindsCar: boolean;
  readonly bindsEmergency: boolean;
}

export const edgeOf = (arc: number): number => arc >> 1;
export const isBackward = (arc: number): boolean => (arc & 1) === 1;
export const reverseOf = (arc: number): number => arc ^ 1;

/** An element that is known to exist: the arrays of one graph have fitting lengths. */
export const at = (list: { readonly [index: number]: number }, index: number): number => list[index] ?? 0;

export const startOf = (graph: RoadGraph, arc: number): number =>
  at(isBackward(arc) ? graph.edgeTo : graph.edgeFrom, edgeOf(arc));
export const endOf = (graph: RoadGraph, arc: number): number =>
  at(isBackward(arc) ? graph.edgeFrom : graph.edgeTo, edgeOf(arc));
