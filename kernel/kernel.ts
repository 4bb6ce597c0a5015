import { makeAuthorise } from './authorise/authorise.ts';
import type { Clock, KernelContext, OccupiedSeats } from './context.ts';
import type { Db } from './log/schema.ts';
import type { ModuleDefinition } from './module.ts';
import { makeRegistry } from './registry.ts';

export interface KernelOptions {
  readonly db: Db;
  readonly modules: readonly ModuleDefinition[];
  readonly clock: Clock;
  readonly packVersion: () => string;
  readonly occupiedSeats: OccupiedSeats;
  readonly report: (what: string, error: unknown) => void;
}

/** Tells whoever waits that the log has grown in this process; what other processes append is found by polling. */
type Signal = Pick<KernelContext, 'committed' | 'onCommitted'>;

function makeSignal(): Signal {
  const listeners = new Set<() => void>();
  return {
    committed: () => {
      for (const listener of listeners) listener();
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
  const { db, clock, packVersion, occupiedSeats, report } = options;
  const authorise = makeAuthorise(registry.permissions);
  return { db, registry, authorise, clock, packVersion, occupiedSeats, report, ...makeSignal() };
}
