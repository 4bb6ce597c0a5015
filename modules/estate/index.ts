import { join } from 'node:path';
import { type Db, type ModuleDefinition, moduleOf } from '../../kernel/index.ts';
import type { Pack } from '../force/index.ts';
import { makeReadGraph } from './impact/estate-graph.ts';
import { type Demand, type Impact, type ImpactQuestion, makeImpactOf } from './impact/impact.ts';
import { impact } from './impact/slice.ts';
import { items } from './items/slice.ts';
import { words } from './words-view.ts';

export type { FallenItem, Impact, ImpactQuestion } from './impact/impact.ts';
export type { Policing } from './impact/policing.ts';

export interface EstateNeeds {
  readonly pack: () => Pack;
  /** Street points and their demand by local hour. */
  readonly demand: Demand;
}

export interface Estate {
  readonly definition: ModuleDefinition;
  /** What falls when these are all down at once, in the words of those who police. */
  readonly impactOf: (db: Db, question: ImpactQuestion) => Promise<Impact>;
}

/** What the force's technology consists of, and how it hangs together. */
export function makeEstate({ pack, demand }: EstateNeeds): Estate {
  const readGraph = makeReadGraph(pack);
  const slices = [words(pack), items(pack), impact(readGraph)];
  return {
    definition: moduleOf('estate', join(import.meta.dirname, 'migrations'), slices),
    impactOf: makeImpactOf(readGraph, demand),
  };
}
