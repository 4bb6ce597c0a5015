import type { AnyAggregate } from '../log/stream.ts';
import { type ModuleDefinition, schemaOf } from '../module.ts';
import { makeRegistry, type Registry } from '../registry.ts';

/** Also made of the log, by the kernel itself. */
export const DEADLINES = 'kernel.deadline';

/** What a rebuild makes anew. */
export interface Scope {
  readonly registry: Registry;
  readonly tables: readonly string[];
  /** The aggregates whose promises are made anew; null: of all. */
  readonly streams: readonly string[] | null;
  readonly hears: (stream: string) => boolean;
}

/** Every declared projection, and the deadlines. */
export function everything(registry: Registry): Scope {
  return { registry, tables: tablesOf(registry), streams: null, hears: () => true };
}

/** What one module makes of the log: its tables, also of what it hears of other modules, and the promises of its own streams. */
export function shareOf(modules: readonly ModuleDefinition[], name: string): Scope {
  const module = modules.find((one) => one.name === name);
  if (module === undefined)
    throw new Error(`there is no module ${name}; one of: ${modules.map((m) => m.name).join(', ')}`);
  const streams = module.aggregates.map((aggregate) => aggregate.name);
  const registry = ownOf(makeRegistry(modules), module, new Set(streams));
  const heard = new Set([...streams, ...module.projections.map(({ aggregate }) => aggregate.name)]);
  const hears = (stream: string) => heard.has(registry.aggregateOf(stream).name);
  return { registry, tables: tablesOf(registry), streams, hears };
}

function tablesOf({ tables }: Registry): readonly string[] {
  const declared = [...tables].filter(([, kind]) => kind === 'projection').map(([table]) => table);
  return [DEADLINES, ...declared].sort();
}

/** The same registry with the tables and projections of one module, and no promises but of its streams. */
function ownOf(whole: Registry, module: ModuleDefinition, streams: ReadonlySet<string>): Registry {
  const promiseless = new Map<AnyAggregate, AnyAggregate>();
  const own = new Set(module.projections);
  return {
    ...whole,
    tables: new Map([...whole.tables].filter(([table]) => table.startsWith(`${schemaOf(module.name)}.`))),
    projectionsOf: (aggregate) => whole.projectionsOf(aggregate).filter((projection) => own.has(projection)),
    aggregateOf: (stream) => {
      const aggregate = whole.aggregateOf(stream);
      if (streams.has(aggregate.name)) return aggregate;
      const { promises: _, ...silent } = aggregate;
      const known = promiseless.get(aggregate) ?? silent;
      promiseless.set(aggregate, known);
      return known;
    },
  };
}
