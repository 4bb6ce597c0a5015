import type { Profile } from './access.ts';
import { at, edgeBit, edgeOf, endOf, isBackward, type RoadGraph, reverseOf } from './graph.ts';
import { roadClasses } from './speed.ts';
import { bearing, type LonLat, turnAngle } from './sphere.ts';

/** Centiseconds that a car loses at a junction of three or more roads, driving on the left. */
const delay = { straight: 0, left: 150, right: 350, sharp: 500, turnRound: 2500, giveWay: 100, intoRoundabout: 200 };

/** Under emergency conditions others make way, but a junction is still taken with care. */
const emergencyShare = 0.5;

const straightDegrees = 35;
const sharpDegrees = 130;

export interface ArcBearings {
  readonly leaving: Float32Array;
  readonly arriving: Float32Array;
}

/** The direction in which each arc leaves its start and comes in at its end. */
export function measureBearings(graph: RoadGraph): ArcBearings {
  const arcs = graph.edgeFrom.length * 2;
  const [leaving, arriving] = [new Float32Array(arcs), new Float32Array(arcs)];
  const point = (index: number): LonLat => [at(graph.shapeLon, index), at(graph.shapeLat, index)];
  for (let edge = 0; edge < graph.edgeFrom.length; edge++) {
    const [first, end] = [at(graph.shapeStart, edge), at(graph.shapeStart, edge + 1)];
    const [atStart, atEnd] = [bearing(point(first), point(first + 1)), bearing(point(end - 2), point(end - 1))];
    leaving[2 * edge] = atStart;
    arriving[2 * edge] = atEnd;
    leaving[2 * edge + 1] = (atEnd + 180) % 360;
    arriving[2 * edge + 1] = (atStart + 180) % 360;
  }
  return { leaving, arriving };
}

export interface Junctions {
  readonly graph: RoadGraph;
  readonly profile: Profile;
  readonly bearings: ArcBearings;
  /** Roads that meet at a vertex and may be driven. */
  readonly degree: Uint8Array;
}

const rankOf = (graph: RoadGraph, arc: number): number => {
  const name = roadClasses[at(graph.edgeClass, edgeOf(arc))] ?? '';
  return roadClasses.indexOf(name.replace('_link', ''));
};

export function turnDelay(junctions: Junctions, from: number, to: number): number {
  const { graph, profile } = junctions;
  const vertex = endOf(graph, from);
  const passing = at(profile === 'car' ? graph.passCar : graph.passEmergency, vertex);
  const scale = profile === 'car' ? 1 : emergencyShare;
  if (to === reverseOf(from)) return Math.round(delay.turnRound * scale);
  if (at(junctions.degree, vertex) < 3) return passing;
  return passing + Math.round(junctionDelay(junctions, from, to) * scale);
}

function junctionDelay({ graph, bearings }: Junctions, from: number, to: number): number {
  const [wasRing, isRing] = [isRoundabout(graph, from), isRoundabout(graph, to)];
  if (wasRing) return 0;
  if (isRing) return delay.intoRoundabout;
  const angle = turnAngle(at(bearings.arriving, from), at(bearings.leaving, to));
  const yields = rankOf(graph, from) > rankOf(graph, to) ? delay.giveWay : 0;
  return yields + angleDelay(angle);
}

function angleDelay(angle: number): number {
  if (Math.abs(angle) < straightDegrees) return delay.straight;
  if (Math.abs(angle) > sharpDegrees) return delay.sharp;
  return angle > 0 ? delay.right : delay.left;
}

const isRoundabout = (graph: RoadGraph, arc: number): boolean =>
  (at(graph.edgeBits, edgeOf(arc)) & edgeBit.roundabout) !== 0;

/** Whether a profile may drive an arc. */
export function mayDrive(graph: RoadGraph, profile: Profile, arc: number): boolean {
  const car = isBackward(arc) ? edgeBit.carBackward : edgeBit.carForward;
  const emergency = isBackward(arc) ? edgeBit.emergencyBackward : edgeBit.emergencyForward;
  return (at(graph.edgeBits, edgeOf(arc)) & (profile === 'car' ? car : emergency)) !== 0;
}
