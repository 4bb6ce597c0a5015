import { z } from 'zod';
import type { PermissionDeclaration } from './command/declare.ts';
import type { AnyHandler } from './command/handler.ts';
import type { AnyPastEvent, EventSchemas } from './log/event.ts';
import type { AnyAggregate } from './log/stream.ts';
import { stepEventTypes } from './log/stream.ts';
import {
  type LiveChange,
  type ModuleDefinition,
  type Notes,
  type Projection,
  type Reaction,
  schemaOf,
  type TableKind,
  type ViewSource,
} from './module.ts';

/** Which rows of a module's views an event changes. */
interface Live {
  readonly module: string;
  readonly views: readonly string[];
  readonly changesOf: (event: AnyPastEvent) => readonly LiveChange[];
}

/** All that the modules have registered, by name. */
export interface Registry {
  readonly schemas: EventSchemas;
  readonly handlers: ReadonlyMap<string, AnyHandler>;
  readonly views: ReadonlyMap<string, ViewSource>;
  readonly permissions: readonly PermissionDeclaration[];
  readonly reactions: readonly (Reaction | Notes)[];
  /** `<schema>.<table>` → kind. */
  readonly tables: ReadonlyMap<string, TableKind>;
  /** The aggregate that a stream belongs to; throws for a stream of no registered aggregate. */
  aggregateOf(stream: string): AnyAggregate;
  projectionsOf(aggregate: AnyAggregate): readonly Projection[];
  live(event: AnyPastEvent): readonly LiveChange[];
  /** The same, a module at a time, with the views whose rows it knows. */
  readonly lives: readonly Live[];
}

const step = z.object({
  key: z.string(),
  kind: z.string(),
  label: z.string(),
  startedAt: z.number(),
  dueAt: z.number(),
  step: z.int(),
  told: z.string().nullable(),
  seats: z.array(z.string()),
  passed: z.array(z.string()),
  channel: z.string().optional(),
});

/** A stream may be under several holds; each has its id. */
const hold = z.object({ reason: z.string(), holdId: z.string().optional() });

/** What the kernel itself writes into any stream: steps of promises, and the law's words on erasing details. */
const kernelEvents: EventSchemas = {
  ...Object.fromEntries(stepEventTypes.map((type) => [type, { data: step }])),
  'kernel.Redacted': {
    data: z.object({
      positions: z.array(z.int()),
      reason: z.string(),
      ground: z.string().optional(),
      signature: z.string().optional(),
    }),
  },
  'kernel.HoldPlaced': { data: hold },
  'kernel.HoldLifted': { data: hold },
};

/** Gathers modules. A name registered twice is a mistake of the programmer and stops the start. */
export function makeRegistry(modules: readonly ModuleDefinition[]): Registry {
  const schemas: Record<string, EventSchemas[string]> = { ...kernelEvents };
  for (const module of modules) {
    for (const [type, schema] of Object.entries(module.events)) {
      if (schemas[type] !== undefined) throw new Error(`event type ${type} is registered twice`);
      schemas[type] = schema;
    }
  }
  refuseUnguarded(modules);
  const aggregates = byName(
    modules,
    'aggregate',
    (m) => m.aggregates,
    (a) => a.name,
  );
  const projections = new Map<string, Projection[]>();
  for (const projection of modules.flatMap((m) => m.projections)) {
    const of = projections.get(projection.aggregate.name) ?? [];
    projections.set(projection.aggregate.name, [...of, projection]);
  }
  return {
    schemas,
    handlers: byName(
      modules,
      'command',
      (m) => m.handlers,
      (h) => h.declaration.name,
    ),
    views: byName(
      modules,
      'view',
      (m) => m.views,
      (v) => v.declaration.name,
    ),
    permissions: modules.flatMap((m) => m.permissions),
    reactions: modules.flatMap((m) => m.reactions),
    tables: new Map(
      modules.flatMap((m) => Object.entries(m.tables).map(([t, kind]) => [`${schemaOf(m.name)}.${t}`, kind] as const)),
    ),
    aggregateOf: (stream) => {
      const found = aggregates.get(stream.slice(0, Math.max(0, stream.indexOf('/'))));
      if (found === undefined) throw new Error(`stream ${stream} belongs to no registered aggregate`);
      return found;
    },
    projectionsOf: (aggregate) => projections.get(aggregate.name) ?? [],
    live: (event) => modules.flatMap((m) => m.live(event)),
    lives: modules.map((m) => ({
      module: m.name,
      views: m.views.map(({ declaration }) => declaration.name),
      changesOf: (event) => m.live(event),
    })),
  };
}

/** A permission that some hold for their own alone is no permission where nothing says whose the object is. */
function refuseUnguarded(modules: readonly ModuleDefinition[]): void {
  const own = new Set(modules.flatMap((m) => m.permissions.filter((p) => p.own !== undefined).map((p) => p.name)));
  const handlers = modules.flatMap((m) => m.handlers.filter(({ guard }) => guard === undefined));
  const views = modules.flatMap((m) => m.views.filter(({ owned }) => owned !== true));
  const asking = [...handlers, ...views].map(({ declaration }) => declaration);
  const wrong = asking.find(({ permission }) => own.has(permission));
  if (wrong !== undefined) throw new Error(`${wrong.name} asks for ${wrong.permission}, and no guard says whose it is`);
}

function byName<T>(
  modules: readonly ModuleDefinition[],
  what: string,
  of: (module: ModuleDefinition) => readonly T[],
  name: (thing: T) => string,
): ReadonlyMap<string, T> {
  const all = new Map<string, T>();
  for (const thing of modules.flatMap((m) => of(m))) {
    if (all.has(name(thing))) throw new Error(`${what} ${name(thing)} is registered twice`);
    all.set(name(thing), thing);
  }
  return all;
}
