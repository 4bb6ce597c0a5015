import type { Passage } from './access.ts';
import { edgeBit, type RoadGraph, type TurnRule } from './graph.ts';
import { type LonLat, metresBetween } from './sphere.ts';

export interface Driving {
  readonly forward: boolean;
  readonly backward: boolean;
  readonly reserved: boolean;
}

export interface EdgeDrawn {
  readonly from: number;
  readonly to: number;
  readonly way: number;
  readonly roadClass: number;
  readonly car: Driving;
  readonly emergency: Driving;
  readonly roundabout: boolean;
  readonly line: readonly LonLat[];
  /** km/h along and against the line. */
  readonly speed: readonly [number, number];
  /** Where the length is known otherwise than from the line. */
  readonly metres?: number;
}

const toCentiseconds = (passage: Passage): number => (passage === null ? -1 : Math.round(passage * 100));

/** A graph being drawn, vertex by vertex and edge by edge. */
export class GraphDraft {
  readonly #places: LonLat[] = [];
  readonly #passCar: number[] = [];
  readonly #passEmergency: number[] = [];
  readonly #edges: EdgeDrawn[] = [];

  addVertex(place: LonLat, passage: { car: Passage; emergency: Passage } = { car: 0, emergency: 0 }): number {
    this.#passCar.push(toCentiseconds(passage.car));
    this.#passEmergency.push(toCentiseconds(passage.emergency));
    return this.#places.push(place) - 1;
  }

  addEdge(edge: EdgeDrawn): number {
    return this.#edges.push(edge) - 1;
  }

  get edges(): readonly EdgeDrawn[] {
    return this.#edges;
  }

  finish(estimated: boolean, turnRules: readonly TurnRule[]): RoadGraph {
    const edges = this.#edges;
    const points = edges.flatMap((edge) => edge.line);
    const shapeStart = new Uint32Array(edges.length + 1);
    edges.forEach((edge, index) => {
      shapeStart[index + 1] = (shapeStart[index] ?? 0) + edge.line.length;
    });
    return {
      estimated,
      vertexLon: Float64Array.from(this.#places, (place) => place[0]),
      vertexLat: Float64Array.from(this.#places, (place) => place[1]),
      passCar: Int32Array.from(this.#passCar),
      passEmergency: Int32Array.from(this.#passEmergency),
      edgeFrom: Uint32Array.from(edges, (edge) => edge.from),
      edgeTo: Uint32Array.from(edges, (edge) => edge.to),
      edgeWay: Float64Array.from(edges, (edge) => edge.way),
      edgeCm: Uint32Array.from(edges, (edge) => Math.round((edge.metres ?? lineMetres(edge.line)) * 100)),
      edgeBits: Uint8Array.from(edges, bitsOf),
      edgeClass: Uint8Array.from(edges, (edge) => edge.roadClass),
      speedForward: Float32Array.from(edges, (edge) => edge.speed[0]),
      speedBackward: Float32Array.from(edges, (edge) => edge.speed[1]),
      shapeStart,
      shapeLon: Float64Array.from(points, (point) => point[0]),
      shapeLat: Float64Array.from(points, (point) => point[1]),
      turnRules,
    };
  }
}

export function lineMetres(line: readonly LonLat[]): number {
  let metres = 0;
  line.forEach((point, index) => {
    const before = line[index - 1];
    if (before) metres += metresBetween(before, point);
  });
  return metres;
}

function bitsOf(edge: EdgeDrawn): number {
  return (
    (edge.car.forward ? edgeBit.carForward : 0) |
    (edge.car.backward ? edgeBit.carBackward : 0) |
    (edge.emergency.forward ? edgeBit.emergencyForward : 0) |
    (edge.emergency.backward ? edgeBit.emergencyBackward : 0) |
    (edge.roundabout ? edgeBit.roundabout : 0) |
    (edge.car.reserved ? edgeBit.reservedCar : 0) |
    (edge.emergency.reserved ? edgeBit.reservedEmergency : 0)
  );
}
