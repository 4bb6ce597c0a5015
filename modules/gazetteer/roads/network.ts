import type { Profile } from './access.ts';
import { at, edgeOf, endOf, isBackward, type RoadGraph, reverseOf, startOf } from './graph.ts';
import { emergencySpeedFactor } from './speed.ts';
import { StateTable } from './state-table.ts';
import { type Junctions, mayDrive, measureBearings, turnDelay } from './turn-delay.ts';

/**
 * What one profile may do on a graph: states and the steps between them. A state is an arc that has been driven together
 * with what of the way to it still matters: turn restrictions under way, and whether a private road was entered from an
 * open one. So restrictions over one junction or over several roads are obeyed exactly. Almost all arcs have one state, whose number is the arc's; the few others are numbered after them.
 */
export interface Network {
  readonly graph: RoadGraph;
  readonly profile: Profile;
  readonly stateArc: Uint32Array;
  /** States of an arc beyond its first. */
  readonly otherStates: ReadonlyMap<number, readonly number[]>;
  /** Centiseconds to drive an arc from end to end. */
  readonly arcCentiseconds: Uint32Array;
  readonly next: Steps;
  readonly before: Steps;
}

/** Compressed rows: the steps of state s are those from start[s] to start[s + 1]. */
export interface Steps {
  readonly start: Uint32Array;
  readonly state: Uint32Array;
  /** Centiseconds lost in the turn. */
  readonly delay: Uint32Array;
  /** 1 where a passage through private roads is completed. */
  readonly passage: Uint8Array;
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly delay: number;
  readonly passage: number;
}

export function buildNetwork(graph: RoadGraph, profile: Profile): Network {
  const states = new StateTable(graph, profile);
  const junctions = junctionsOf(graph, profile);
  const outgoing = outgoingArcs(graph, profile);
  const steps: Step[] = [];
  // The table grows while it is walked: a step may lead to a state that no arc has by itself.
  for (let state = 0; state < states.size; state++) {
    const arc = states.arcOf(state);
    if (!mayDrive(graph, profile, arc)) continue;
    for (const to of turnsFrom(states, state, { graph, profile, outgoing })) {
      const delay = turnDelay(junctions, arc, states.arcOf(to));
      steps.push({ from: state, to, delay, passage: states.passesThrough(state, to) ? 1 : 0 });
    }
  }
  return {
    graph,
    profile,
    ...states.finish(),
    arcCentiseconds: measureArcs(graph, profile),
    next: rowsOf(steps, states.size, 'from'),
    before: rowsOf(steps, states.size, 'to'),
  };
}

interface Ground {
  readonly graph: RoadGraph;
  readonly profile: Profile;
  readonly outgoing: readonly (readonly number[])[];
}

/** The states that may follow. Turning round is allowed only where nothing else is: at the end of a road. */
function turnsFrom(states: StateTable, state: number, ground: Ground): number[] {
  const { graph, profile } = ground;
  const arc = states.arcOf(state);
  const vertex = endOf(graph, arc);
  const passable = at(profile === 'car' ? graph.passCar : graph.passEmergency, vertex) >= 0;
  const onward = passable ? (ground.outgoing[vertex] ?? []).filter((next) => next !== reverseOf(arc)) : [];
  const turns = onward.map((next) => states.follow(state, next)).filter((found) => found !== null);
  if (turns.length > 0 || !mayDrive(graph, profile, reverseOf(arc))) return turns;
  const back = states.follow(state, reverseOf(arc));
  return back === null ? [] : [back];
}

function outgoingArcs(graph: RoadGraph, profile: Profile): number[][] {
  const outgoing: number[][] = Array.from(graph.vertexLon, () => []);
  for (let arc = 0; arc < graph.edgeFrom.length * 2; arc++) {
    if (mayDrive(graph, profile, arc)) outgoing[startOf(graph, arc)]?.push(arc);
  }
  return outgoing;
}

function junctionsOf(graph: RoadGraph, profile: Profile): Junctions {
  const degree = new Uint8Array(graph.vertexLon.length);
  for (let edge = 0; edge < graph.edgeFrom.length; edge++) {
    if (!mayDrive(graph, profile, 2 * edge) && !mayDrive(graph, profile, 2 * edge + 1)) continue;
    for (const vertex of [at(graph.edgeFrom, edge), at(graph.edgeTo, edge)]) degree[vertex] = at(degree, vertex) + 1;
  }
  return { graph, profile, bearings: measureBearings(graph), degree };
}

function measureArcs(graph: RoadGraph, profile: Profile): Uint32Array {
  const factor = profile === 'car' ? 1 : emergencySpeedFactor;
  return Uint32Array.from({ length: graph.edgeFrom.length * 2 }, (_, arc) => {
    const edge = edgeOf(arc);
    // Metres a second are centimetres a centisecond.
    const speed = (at(isBackward(arc) ? graph.speedBackward : graph.speedForward, edge) * factor) / 3.6;
    return Math.max(1, Math.round(at(graph.edgeCm, edge) / speed));
  });
}

function rowsOf(steps: readonly Step[], states: number, side: 'from' | 'to'): Steps {
  const other = side === 'from' ? 'to' : 'from';
  const start = new Uint32Array(states + 1);
  for (const step of steps) start[step[side] + 1] = at(start, step[side] + 1) + 1;
  for (let state = 0; state < states; state++) start[state + 1] = at(start, state + 1) + at(start, state);
  const [state, delay, passage] = [
    new Uint32Array(steps.length),
    new Uint32Array(steps.length),
    new Uint8Array(steps.length),
  ];
  const filled = start.slice();
  for (const step of steps) {
    const place = at(filled, step[side]);
    filled[step[side]] = place + 1;
    state[place] = step[other];
    delay[place] = step.delay;
    passage[place] = step.passage;
  }
  return { start, state, delay, passage };
}
