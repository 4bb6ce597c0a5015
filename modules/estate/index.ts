import { join } from 'node:path';
import { type Clock, type Db, type ModuleDefinition, moduleOf } from '../../kernel/index.ts';
import type { Pack } from '../force/index.ts';
import { audits } from './audits/slice.ts';
import { baselines } from './baselines/slice.ts';
import { holdersOf } from './custody/holders.ts';
import { custody } from './custody/slice.ts';
import { makeReadGraph } from './impact/estate-graph.ts';
import { type Demand, type Impact, type ImpactQuestion, makeImpactOf } from './impact/impact.ts';
import { makeNearOf, type Near } from './impact/near.ts';
import { impact } from './impact/slice.ts';
import { imports } from './imports/slice.ts';
import { inUse } from './in-use/slice.ts';
import { items } from './items/slice.ts';
import { termsOf } from './items/terms.ts';
import { measures } from './measures/slice.ts';
import { servicing } from './servicing/slice.ts';
import { type KitAsked, type KitState, kitStatesOf } from './watching/queries.ts';
import { watching } from './watching/slice.ts';
import { words } from './words-view.ts';

export { demonstrationEstate } from './demonstration/demonstration-estate.ts';
export { type FoundKit, findKit, type KitName } from './impact/find-kit.ts';
export type { FallenItem, Impact, ImpactQuestion } from './impact/impact.ts';
export type { Policing } from './impact/policing.ts';
export { runEstateImport } from './imports/command.ts';
export { type CsvTable, readCsv, textOfBytes } from './imports/csv.ts';
export { countOpenCalls, findUnitOut, listUnitsOut, type OpenCalls, type UnitOut } from './in-use/queries.ts';
export { listLimitedItems } from './items/queries.ts';
export { reportedItemFields, reportedTables } from './reported.ts';
export type { KitAsked, KitState } from './watching/queries.ts';
export { listUntold, markTold, recordSamples, type Sample } from './watching/samples.ts';

export interface EstateNeeds {
  readonly pack: () => Pack;
  /** Street points and their demand by local hour. */
  readonly demand: Demand;
  readonly clock: Clock;
}

export interface Estate {
  readonly definition: ModuleDefinition;
  /** What falls when these are all down at once, in the words of those who police. */
  readonly impactOf: (db: Db, question: ImpactQuestion) => Promise<Impact>;
  /** How some items hang together: neighbours within two steps, and the groups that they are members of. */
  readonly nearOf: (db: Db, itemIds: readonly string[]) => Promise<Near>;
  /** The accounts that hold one of these items. */
  readonly holdersOf: (db: Db, itemIds: readonly string[]) => Promise<readonly string[]>;
  /** What is wrong with the kit of units, by `issi …` and `registration …`. */
  readonly kitStatesOf: (db: Db, asked: KitAsked, now: number) => Promise<ReadonlyMap<string, KitState>>;
}

/** What the force's technology consists of, and how it hangs together. */
export function makeEstate({ pack, demand, clock }: EstateNeeds): Estate {
  const readGraph = makeReadGraph(pack);
  const slices = [
    words(pack),
    items(pack),
    imports(pack),
    baselines,
    measures(pack),
    impact(readGraph),
    inUse,
    watching(clock),
    custody(pack, clock),
    audits(pack),
    servicing(pack),
  ];
  return {
    definition: moduleOf('estate', join(import.meta.dirname, 'migrations'), slices),
    impactOf: makeImpactOf(readGraph, demand),
    nearOf: makeNearOf(readGraph),
    holdersOf,
    kitStatesOf: (db, asked, now) => kitStatesOf(db, asked, { terms: termsOf(pack()), now }),
  };
}
