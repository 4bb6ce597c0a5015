import FlatQueue from 'flatqueue';
import { costOf, passageUnit, type Scale } from './cost.ts';
import { at, edgeOf } from './graph.ts';
import type { Network, Steps } from './network.ts';

/**
 * One search from many starts. Forwards, a state's label is the least cost to have driven its arc to the end; backwards, the
 * least cost still to drive once it has been. Both add the same whole numbers, so they agree exactly.
 */
export interface SearchAsked {
  readonly network: Network;
  readonly scale: Scale;
  readonly direction: 'forwards' | 'backwards';
  readonly seeds: readonly Seed[];
  /** Whether an arc may be driven from end to end. */
  readonly isOpen: (arc: number) => boolean;
  /** The search ends when all of these have their label. */
  readonly wanted: ReadonlySet<number>;
}

export interface Seed {
  readonly state: number;
  readonly cost: number;
}

type Offer = (state: number, cost: number) => void;

export function search(asked: SearchAsked): Float64Array {
  const labels = new Float64Array(asked.network.stateArc.length).fill(Number.POSITIVE_INFINITY);
  const queue = new FlatQueue<number>();
  const offer: Offer = (state, cost) => {
    if (cost >= at(labels, state)) return;
    labels[state] = cost;
    queue.push(state, cost);
  };
  for (const seed of asked.seeds) offer(seed.state, seed.cost);
  const expand = asked.direction === 'forwards' ? driveOn : driveBack;
  let missing = asked.wanted.size;
  while (missing > 0 && queue.length > 0) {
    const cost = queue.peekValue() ?? 0;
    const state = queue.pop() ?? 0;
    // A cheaper way to it was found after this was queued.
    if (cost > at(labels, state)) continue;
    if (asked.wanted.has(state)) missing--;
    expand(asked, { state, cost }, offer);
  }
  return labels;
}

function driveOn({ network, scale, isOpen }: SearchAsked, here: Seed, offer: Offer): void {
  const { start, state } = network.next;
  for (let step = at(start, here.state); step < at(start, here.state + 1); step++) {
    const arc = at(network.stateArc, at(state, step));
    if (!isOpen(arc)) continue;
    offer(at(state, step), here.cost + stepCost(network.next, scale, step) + arcCost(network, scale, arc));
  }
}

function driveBack({ network, scale, isOpen }: SearchAsked, here: Seed, offer: Offer): void {
  const arc = at(network.stateArc, here.state);
  if (!isOpen(arc)) return;
  const base = here.cost + arcCost(network, scale, arc);
  const { start, state } = network.before;
  for (let step = at(start, here.state); step < at(start, here.state + 1); step++) {
    offer(at(state, step), base + stepCost(network.before, scale, step));
  }
}

export const stepCost = (steps: Steps, scale: Scale, step: number): number =>
  at(steps.delay, step) * scale.timeUnit + at(steps.passage, step) * passageUnit;

const arcCost = (network: Network, scale: Scale, arc: number): number =>
  costOf(scale, at(network.arcCentiseconds, arc), at(network.graph.edgeCm, edgeOf(arc)));
