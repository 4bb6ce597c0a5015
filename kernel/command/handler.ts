import type { Guarded } from '../authorise/authorise.ts';
import type { AnyEvent } from '../log/event.ts';
import type { Db } from '../log/schema.ts';
import type { StreamRef } from '../log/stream.ts';
import type { CommandDeclaration, InputOf } from './declare.ts';
import type { CommandOf, Outcome } from './outcome.ts';

/** One stream, several of a kind, or none in this case (null). */
export type Ref = StreamRef | readonly StreamRef[] | null;
export type Refs = Readonly<Record<string, Ref>>;

type StateOf<R> =
  R extends StreamRef<infer State> ? State : R extends readonly StreamRef<infer State>[] ? readonly State[] : null;
type EventsFor<R> =
  R extends StreamRef<infer _State, infer Event extends AnyEvent>
    ? readonly Event[]
    : R extends readonly StreamRef<infer _State, infer Event extends AnyEvent>[]
      ? readonly (readonly Event[])[]
      : never;

/** The states of the streams, under the same names. */
type StatesOf<R extends Refs> = { readonly [Alias in keyof R]: StateOf<R[Alias]> };
/** Events decided, under the same names; what is left out adds nothing but still guards its stream. */
type Decided<R extends Refs> = { readonly [Alias in keyof R]?: EventsFor<R[Alias]> };

/** What a handler may read before its rule runs. Short questions: they go by a lane that all commands share. */
export interface Reader {
  readonly db: Db;
  /** Folds a stream that is not guarded by the append: for facts and for finding further streams. */
  fold<State, Event extends AnyEvent>(ref: StreamRef<State, Event>): Promise<State>;
}

/** The whole of one command: which streams it reads and guards, what else it must know, and the rule. */
export interface Handler<C extends CommandDeclaration, R extends Refs, Facts> {
  readonly declaration: C;
  /** Every stream that the rule reads. All of them must still stand at commit, else everything starts again here. */
  readonly streams: (input: InputOf<C>, reader: Reader) => R | Promise<R>;
  /** The object asked about; a masked, hidden or foreign one refuses the command as not permitted. */
  readonly guard?: (states: StatesOf<R>, input: InputOf<C>) => Guarded;
  readonly facts?: (command: CommandOf<InputOf<C>>, states: StatesOf<R>, reader: Reader) => Promise<Facts>;
  readonly decide: (command: CommandOf<InputOf<C>>, states: StatesOf<R>, facts: Facts) => Outcome<Decided<R>>;
}

/** A handler as the kernel holds it. */
export interface AnyHandler {
  readonly declaration: CommandDeclaration;
  readonly streams: (input: never, reader: Reader) => Refs | Promise<Refs>;
  readonly guard?: (states: never, input: never) => Guarded;
  readonly facts?: (command: never, states: never, reader: Reader) => Promise<unknown>;
  readonly decide: (command: never, states: never, facts: never) => Outcome<Readonly<Record<string, unknown>>>;
}

/** Names a handler; keeps the types of its streams, so that a rule cannot write to a stream it has not read. */
export function defineHandler<C extends CommandDeclaration, const R extends Refs, Facts = undefined>(
  handler: Handler<C, R, Facts>,
): Handler<C, R, Facts> {
  return handler;
}
