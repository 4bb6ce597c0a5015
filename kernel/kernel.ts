import { makeAuthorise, type NameOf } from './authorise/authorise.ts';
import { makeConvoy } from './command/convoy.ts';
import type { Clock, KernelContext, OccupiedSeats } from './context.ts';
import { lanesOf } from './db/pool.ts';
import { KeptFolds } from './log/kept-folds.ts';
import type { Db } from './log/schema.ts';
import type { ModuleDefinition } from './module.ts';
import { makeRegistry } from './registry.ts';

export interface KernelOptions {
  readonly db: Db;
  readonly modules: readonly ModuleDefinition[];
  readonly clock: Clock;
  readonly packVersion: () => string;
  /** What people call areas and seats, for words of a refusal; left out: their ids. */
  readonly nameOf?: NameOf;
  readonly occupiedSeats: OccupiedSeats;
  readonly comeAbreast?: KernelContext['comeAbreast'];
  readonly report: (what: string, error: unknown) => void;
}

/** Tells whoever waits that the log has grown in this process; what other processes append is found by polling. */
type Signal = Pick<KernelContext, 'committed' | 'onCommitted'>;

function makeSignal(): Signal {
  const listeners = new Set<(types: readonly string[]) => void>();
  return {
    committed: (types) => {
      for (const listener of listeners) listener(types);
    },
    onCommitted: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Puts the kernel together for a set of modules. */
export function makeKernel(options: KernelOptions): KernelContext {
  const registry = makeRegistry(options.modules);
  const { db, clock, packVersion, occupiedSeats, comeAbreast, report } = options;
  const authorise = makeAuthorise(registry.permissions, options.nameOf);
  const signal = makeSignal();
  const convoy = makeConvoy({ registry, lane: lanesOf(db), committed: signal.committed });
  const held = { folds: new KeptFolds(), convoy, ...signal };
  return { db, registry, authorise, clock, packVersion, occupiedSeats, comeAbreast, report, ...held };
}
