import type { Guarded } from './authorise/authorise.ts';
import type { PermissionDeclaration, ViewDeclaration } from './command/declare.ts';
import type { AnyHandler } from './command/handler.ts';
import type { AnyPastEvent, EventSchemas } from './log/event.ts';
import type { Db, Tx } from './log/schema.ts';
import type { AnyAggregate } from './log/stream.ts';

/** A row with what decides who may see it. */
export interface HeldRow {
  /** The value of the view's key field. */
  readonly key: string;
  /** The value of the parent field, for views that have one. */
  readonly parent?: string;
  readonly row: unknown;
  /** False: no longer in the view; those who saw it are told to remove it. */
  readonly member: boolean;
  /** False: it stands under its parent alone, and not in the list of all. Left out: in both. */
  readonly inWhole?: boolean;
  readonly guard?: Guarded;
  /** False: whoever may see it under the mask alone does not see it. Left out: as the view has it. */
  readonly maskable?: false;
  /** Log position at which the guard last changed for all (`guardedSince`): who cannot see it now but could before is told to remove it. */
  readonly guardedAt?: number;
}

/** Filters of a read as they came, and its page. */
export interface ViewQuery {
  readonly filters: Readonly<Record<string, string>>;
  readonly limit: number;
  /** Opaque mark of the last row of the page before. */
  readonly after: string | null;
  /** The parent, for views that have one. */
  readonly of: string | null;
  /**
   * Whether the reader holds a permission, and may see the whole of what is so guarded: for a view that counts what its rows do not
   * show one by one. A read gives it (SPEC 6.1); left out: they may not.
   */
  readonly may?: (permission: string, guard?: Guarded) => boolean;
}

/** Where the rows of a view come from. Rows are plain JSON of the declared shape. */
export interface ViewSource {
  readonly declaration: ViewDeclaration;
  /** Rows of one page. A view with a parent answers the rows of `query.of`. */
  readonly list: (db: Db, query: ViewQuery) => Promise<readonly HeldRow[]>;
  /**
   * In place of `list` for one reader, where rows take long to work out: reads what they need, and answers the work. It is done
   * after the snapshot was given back: a connection held meanwhile would be one that a command waits for.
   */
  readonly gather?: (db: Db, query: ViewQuery) => Promise<() => Promise<readonly HeldRow[]>>;
  /** The rows of these keys, also those that have left the view (`member: false`). Left out: the view is not fed live. */
  readonly byKeys?: (db: Db, keys: readonly string[]) => Promise<readonly HeldRow[]>;
  /** True: every row says in its guard whose it is, and one that does not is nobody's. A permission held for one's own alone asks for it. */
  readonly owned?: true;
  /** What a reader under a mask sees of the row; left out: nothing. */
  readonly mask?: (row: never) => unknown;
}

/** Which rows an event changes. */
export type LiveChange =
  | { readonly view: string; readonly keys: readonly string[]; readonly of?: string }
  /** All rows of this parent are read again. */
  | { readonly view: string; readonly replace: string }
  /** The roles or the seat of this person changed: what they may see is read again. */
  | { readonly access: string }
  /** A concealed record was taken from these persons: what they hold is read again. Nobody else is told. */
  | { readonly takenFrom: readonly string[] };

/** Writes the rows that follow from one aggregate's streams, in the transaction of the append (the only writer of its tables). */
export interface Projection {
  readonly aggregate: AnyAggregate;
  /** Once for each event, with the state after it. */
  readonly onEvent?: (tx: Tx, event: AnyPastEvent, state: never) => Promise<void>;
  /** In place of `onEvent`, for tables that are written often: all events of a transaction at once, in their order. */
  readonly onEvents?: (tx: Tx, happened: readonly Happened<never>[]) => Promise<void>;
  /**
   * Takes out what `onEvent` has added for this stream, so that it can be added anew after an erasure (SPEC 4.5). Left out: what
   * `onEvent` writes holds no detail.
   */
  readonly forget?: (tx: Tx, id: string) => Promise<void>;
  /** Once for each append to the stream, with the state after its last event; in a rebuild once for many (SPEC 4.8). */
  readonly onState?: (tx: Tx, id: string, state: never, last: AnyPastEvent) => Promise<void>;
  /** In place of `onState`, for tables that are written often: all streams that a transaction has moved, each of them once. */
  readonly onStates?: (tx: Tx, moved: readonly Moved<never>[]) => Promise<void>;
}

/** An event with the state after it. */
export interface Happened<State> {
  readonly event: AnyPastEvent;
  readonly state: State;
}

/** A stream as it stands after its last event. */
export interface Moved<State> {
  readonly id: string;
  readonly state: State;
  readonly last: AnyPastEvent;
}

interface Listening {
  /** `<module>.<what it does>`; names its checkpoint, so it never changes. */
  readonly name: string;
  readonly on: readonly string[];
}

/** One module's event to another command, applied once (SPEC 7). */
export interface Reaction extends Listening {
  /** How logs and screens call it, in the words of those who read them; left out: the system. */
  readonly author?: string;
  /**
   * The commands that follow. They run as the system, with ids made of the reaction, the position and what they say. `db` is for
   * short questions that an index answers.
   */
  readonly react: (event: AnyPastEvent, db: Db) => Promise<readonly ReactionCommand[]>;
}

/** Commands nothing: keeps what it hears in tables of its own module (SPEC 7.7). */
export interface Notes extends Listening {
  /**
   * Keeps these events, in log order, in one transaction with the checkpoint; writes the same when it hears them twice. A crash may
   * take the last of it, and with it the checkpoint.
   */
  readonly note: (events: readonly AnyPastEvent[], db: Db) => Promise<void>;
}

export interface ReactionCommand {
  readonly name: string;
  readonly input: unknown;
}

/**
 * `projection`: rebuilt from the log; `detail`: holds personal data outside of it; `bulk`: neither (loads, positions, counters);
 * `ledger`: only ever added to, the application may neither change nor delete a row.
 */
export type TableKind = 'projection' | 'detail' | 'bulk' | 'ledger';

/** What a module registers. */
export interface ModuleDefinition {
  readonly name: string;
  /** Absolute path of its migrations; null when it has no tables. */
  readonly migrations: string | null;
  /** Every table of its schema, without the schema name. */
  readonly tables: Readonly<Record<string, TableKind>>;
  readonly permissions: readonly PermissionDeclaration[];
  readonly events: EventSchemas;
  readonly aggregates: readonly AnyAggregate[];
  readonly handlers: readonly AnyHandler[];
  readonly projections: readonly Projection[];
  readonly views: readonly ViewSource[];
  readonly live: (event: AnyPastEvent) => readonly LiveChange[];
  readonly reactions: readonly (Reaction | Notes)[];
}

/** What one slice (a noun with its rules) brings to its module. */
export type Slice = Omit<ModuleDefinition, 'name' | 'migrations'>;

/** A module is what its slices bring, in their order. */
export function moduleOf(name: string, migrations: string, slices: readonly Slice[]): ModuleDefinition {
  const every = <Part>(pick: (slice: Slice) => readonly Part[]): readonly Part[] => slices.flatMap(pick);
  return {
    name,
    migrations,
    tables: Object.assign({}, ...slices.map(({ tables }) => tables)),
    events: Object.assign({}, ...slices.map(({ events }) => events)),
    permissions: every(({ permissions }) => permissions),
    aggregates: every(({ aggregates }) => aggregates),
    handlers: every(({ handlers }) => handlers),
    projections: every(({ projections }) => projections),
    views: every(({ views }) => views),
    reactions: every(({ reactions }) => reactions),
    live: (event) => every(({ live }) => live(event)),
  };
}

/** The PostgreSQL schema of a module. */
export function schemaOf(module: string): string {
  return module.replaceAll('-', '_');
}
